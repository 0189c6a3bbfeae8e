using Dorsal.Laboratory;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>The trials of one outcome side by side: at one place under several conditions, such as intensities or times, or once at each of several places.</summary>
public static class ConditionSeries
{
    /// <summary>From so many conditions on, trials are read side by side and not each by itself.</summary>
    public const int FewestConditions = 3;

    private const double Width = 340;
    private const double Height = 236;
    private const double Spread = 0.25;

    // Room that a figure has for names; longer upright ones make it higher, so that the plot stays as high as it is.
    private const double RoomForNames = 60;
    private const double WidthOfCharacter = 6;
    private const double WidthOfWideCharacter = 11;

    /// <summary>Draws conditions, or places, in the order given; returns null where no trial has a value.</summary>
    /// <param name="conditions">Trials of each condition, in order, with the estimate made of them, or null; all in the same unit.</param>
    /// <param name="arePlaces">Whether they differ in place: then no line goes from one to the next.</param>
    /// <param name="context">Language and outcomes.</param>
    /// <param name="title">What the figure is called.</param>
    public static Figure? Draw(
        IReadOnlyList<(IReadOnlyList<Trial> Trials, Finding? Finding)> conditions,
        bool arePlaces,
        ReportContext context,
        string title
    )
    {
        var all = conditions.SelectMany(c => c.Trials).ToList();
        if (!all.Exists(t => double.IsFinite(t.Value)))
        {
            return null;
        }

        var (words, unit) = (context.Words, all[0].Unit);
        var model = Plot.New();
        string NameOf(SeriesKey series) =>
            arePlaces ? words.Place(BodyPlace.Of(series)) : words.Condition(series.Condition);
        var names = conditions.Select((c, i) => (i + 1.0, NameOf(c.Trials[0].Series))).ToList();
        var across = Plot.Styled(new RowAxis(names), AxisPosition.Bottom, "");
        (across.Minimum, across.Maximum, across.Angle) = (0.4, conditions.Count + 0.6, AngleFor(names));
        model.Axes.Add(across);
        var up = Plot.Linear(AxisPosition.Left, words.WithUnit(context.Abbreviation(all[0].Series.Outcome), unit));
        Reach(up, conditions, all);
        model.Axes.Add(up);
        var means = Means(conditions, words);
        if (means.Points.Count > 0 && !arePlaces)
        {
            model.Series.Add(means);
        }

        foreach (var status in all.Select(t => t.Status).Distinct().Order())
        {
            model.Series.Add(Points(conditions, status, words));
        }

        model.Series.Add(Intervals(conditions, words));
        Plot.AddLegend(model);
        return new Figure(
            model,
            Width,
            across.Angle == 0 ? Height : Height + Math.Max(0, names.Max(n => LengthOf(n.Item2)) - RoomForNames),
            title,
            words.Say("Trials.Description", all.Count, all.Count(t => t.Counts), all.Count(t => t.IsCensored))
        );
    }

    // The trials fill the plot: the interval of a few skewed ones may go beyond it, and is cut off there.
    private static void Reach(
        Axis axis,
        IReadOnlyList<(IReadOnlyList<Trial> Trials, Finding? Finding)> conditions,
        List<Trial> trials
    )
    {
        double[] values = [.. trials.Select(t => t.Value).Where(double.IsFinite)];
        double[] ends =
        [
            .. conditions
                .Select(c => TrialSeries.EstimateIn(c.Finding, c.Trials[0].Unit))
                .SelectMany(e => e is { } estimate ? new[] { estimate.Low, estimate.High } : [])
                .Where(double.IsFinite),
        ];
        var room = Math.Max(values.Max() - values.Min(), 1e-12) / 2;
        Plot.Reach(
            axis,
            Math.Max(values.Min() - room, Math.Min(values.Min(), ends.DefaultIfEmpty(values.Min()).Min())),
            Math.Min(values.Max() + room, Math.Max(values.Max(), ends.DefaultIfEmpty(values.Max()).Max()))
        );
    }

    // Names that would run into each other stand upright.
    private static double AngleFor(List<(double, string Name)> names) =>
        names.Sum(n => LengthOf(n.Name)) > Width - (2 * RoomForNames) ? -90 : 0;

    // Roughly, in pixels; kana and kanji are twice as wide.
    private static double LengthOf(string name) =>
        name.Sum(c => c > '\u2E7F' ? WidthOfWideCharacter : WidthOfCharacter);

    private static ScatterSeries Points(
        IReadOnlyList<(IReadOnlyList<Trial> Trials, Finding? Finding)> conditions,
        TrialStatus status,
        Words words
    )
    {
        var series = TrialSeries.SeriesFor(status, words.Status(status));
        series.MarkerSize = FigureStyle.Marker - 1.5;
        for (var i = 0; i < conditions.Count; i++)
        {
            var trials = conditions[i].Trials;
            for (var j = 0; j < trials.Count; j++)
            {
                // In their order from left to right within the condition.
                var place = i + 1 + (trials.Count > 1 ? Spread * ((2.0 * j / (trials.Count - 1)) - 1) : 0);
                if (trials[j].Status == status && double.IsFinite(trials[j].Value))
                {
                    series.Points.Add(new ScatterPoint(place, trials[j].Value));
                }
            }
        }

        return series;
    }

    private static LineSeries Means(
        IReadOnlyList<(IReadOnlyList<Trial> Trials, Finding? Finding)> conditions,
        Words words
    )
    {
        var line = new LineSeries
        {
            Title = words.Say("Trials.Estimate"),
            Color = FigureStyle.Palette[0],
            StrokeThickness = 1.2,
        };
        line.Points.AddRange(
            conditions
                .Select((c, i) => (Place: i + 1, Estimate: TrialSeries.EstimateIn(c.Finding, c.Trials[0].Unit)))
                .Where(c => c.Estimate is not null)
                .Select(c => new DataPoint(c.Place, c.Estimate!.Value.Value))
        );
        return line;
    }

    private static LineSeries Intervals(
        IReadOnlyList<(IReadOnlyList<Trial> Trials, Finding? Finding)> conditions,
        Words words
    )
    {
        var line = new LineSeries { Color = FigureStyle.Palette[0], StrokeThickness = 3 };
        for (var i = 0; i < conditions.Count; i++)
        {
            var estimate = TrialSeries.EstimateIn(conditions[i].Finding, conditions[i].Trials[0].Unit);
            if (estimate is { } e && double.IsFinite(e.Low) && double.IsFinite(e.High))
            {
                line.Title = words.Say("Course.Interval");
                line.Points.AddRange([new(i + 1, e.Low), new(i + 1, e.High), DataPoint.Undefined]);
            }
        }

        return line;
    }
}
