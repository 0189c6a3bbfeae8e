using Dorsal.Laboratory;
using Dorsal.Units;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>The raw trials of one series, and what was made of them: each trial by what became of it, the estimate with its interval.</summary>
public static class TrialSeries
{
    private const double Width = 340;
    private const double Height = 236;
    private const double WidestSpan = 8;
    private const int MostLabels = 12;
    private const int LongestLabel = 3;

    // From so many trials on dots are smaller, so that each still shows.
    private const int Many = 40;
    private const double SmallDot = 2;
    private const double RoomForDots = 0.015;

    /// <summary>Draws the trials, or returns null where none has a value.</summary>
    /// <param name="trials">Trials of one series, in order.</param>
    /// <param name="finding">The estimate made of them, or null.</param>
    /// <param name="context">Language and outcomes.</param>
    /// <param name="title">What the figure is called.</param>
    /// <param name="beside">Series of figures that are read beside this one, with their estimates; they have the same axis.</param>
    public static Figure? Draw(
        IReadOnlyList<Trial> trials,
        Finding? finding,
        ReportContext context,
        string title,
        IReadOnlyList<(IReadOnlyList<Trial> Trials, Finding? Finding)>? beside = null
    )
    {
        if (!trials.Any(t => double.IsFinite(t.Value)))
        {
            return null;
        }

        var words = context.Words;
        var unit = trials[0].Unit;
        var interval = EstimateIn(finding, unit);
        var alike = (beside ?? []).Where(series => series.Trials[0].Unit == unit).ToList();
        alike.Add((trials, finding));
        var values = alike.SelectMany(s => s.Trials).Select(t => t.Value).Where(double.IsFinite).ToList();
        var isLog = IsLogarithmic(context.Find(trials[0].Series.Outcome), unit, values);
        var model = Plot.New();
        Plot.AddLegend(model);
        var y = words.WithUnit(context.Abbreviation(trials[0].Series.Outcome), unit);
        var axis = isLog ? (Axis)Plot.Log(AxisPosition.Left, y) : Plot.Linear(AxisPosition.Left, y);
        Widen(axis, [.. values, .. alike.SelectMany(s => EndsOf(EstimateIn(s.Finding, unit)))], isLog);
        axis.MinimumMajorStep = Plot.LeastStep(values);
        model.Axes.Add(axis);
        model.Axes.Add(TrialAxis(trials, words));
        AddEstimate(model, interval, trials.Count, words);
        AddLimits(model, trials, words);
        AddTrials(model, trials, words, axis);
        return new Figure(
            model,
            Width,
            Height,
            title,
            words.Say("Trials.Description", trials.Count, trials.Count(t => t.Counts), trials.Count(t => t.IsCensored))
        );
    }

    /// <summary>Value and interval of an estimate in the unit of the trials, or null where it cannot be expressed in it.</summary>
    internal static (double Value, double Low, double High)? EstimateIn(Finding? finding, Unit unit)
    {
        if (finding is null || !double.IsFinite(finding.Estimate.Value) || !finding.Unit.ConvertsTo(unit))
        {
            return null;
        }

        double Convert(double value) => double.IsFinite(value) ? finding.Unit.Convert(value, unit) : double.NaN;
        var estimate = finding.Estimate;
        return (Convert(estimate.Value), Convert(estimate.Low), Convert(estimate.High));
    }

    private static bool IsLogarithmic(Outcome? outcome, Unit unit, List<double> values) =>
        outcome is not null
        && outcome.Statistics != UnitScale.Linear
        && unit.Scale == UnitScale.Linear
        && values.Min() > 0
        && values.Max() / values.Min() > WidestSpan;

    private static double[] EndsOf((double Value, double Low, double High)? interval) =>
        interval is { } i ? [i.Value, i.Low, i.High] : [];

    private static void Widen(Axis axis, IEnumerable<double> values, bool isLog)
    {
        var all = values.Where(double.IsFinite).ToList();
        if (isLog)
        {
            all.RemoveAll(value => value <= 0);
            axis.Minimum = all.Min() / 1.4;
            axis.Maximum = all.Max() * 1.4;
            return;
        }

        var span = all.Max() - all.Min();
        var room = span > 0 ? span * 0.12 : Math.Max(Math.Abs(all[0]) * 0.1, 1);
        axis.Minimum = all.Min() - room;
        axis.Maximum = all.Max() + room;
        if (all.Min() >= 0)
        {
            axis.Minimum = Math.Max(axis.Minimum, all.Min() < span ? -span * 0.07 : 0);
        }
    }

    private static Axis TrialAxis(IReadOnlyList<Trial> trials, Words words)
    {
        var isNamed = trials.Count <= MostLabels && trials.All(t => t.Label.Length is > 0 and <= LongestLabel);
        var axis = isNamed
            ? Plot.Styled(
                new RowAxis([.. trials.Select((trial, index) => (index + 1.0, trial.Label))]),
                AxisPosition.Bottom,
                words.Say("Axis.Trial")
            )
            : Plot.Linear(AxisPosition.Bottom, words.Say("Axis.Trial"));
        axis.Minimum = 0.4;
        axis.Maximum = trials.Count + Math.Max(0.6, RoomForDots * trials.Count);
        axis.MinimumMajorStep = 1;
        return axis;
    }

    private static void AddEstimate(
        PlotModel model,
        (double Value, double Low, double High)? interval,
        int count,
        Words words
    )
    {
        if (interval is not { } estimate)
        {
            return;
        }

        var hasInterval = double.IsFinite(estimate.Low) && double.IsFinite(estimate.High);
        if (hasInterval)
        {
            model.Annotations.Add(Annotate.Area(0.4, count + 0.6, estimate.Low, estimate.High, FigureStyle.Interval));
        }

        var line = new LineSeries
        {
            Title = words.Say(hasInterval ? "Trials.EstimateAndInterval" : "Trials.Estimate"),
            Color = FigureStyle.Palette[0],
            StrokeThickness = 1.5,
        };
        line.Points.AddRange([new DataPoint(0.4, estimate.Value), new DataPoint(count + 0.6, estimate.Value)]);
        model.Series.Add(line);
    }

    /// <summary>The instrument's limits, as far as trials ended there.</summary>
    private static void AddLimits(PlotModel model, IReadOnlyList<Trial> trials, Words words)
    {
        var limits = trials
            .Where(t => t.IsCensored && double.IsFinite(t.Value))
            .Select(t => t.Value)
            .Distinct()
            .ToList();
        if (limits.Count is 0 or > 2)
        {
            return;
        }

        var line = new LineSeries
        {
            Title = words.Say("Trials.Limit"),
            Color = FigureStyle.Ink,
            StrokeThickness = 1,
            LineStyle = LineStyle.Dash,
        };
        foreach (var limit in limits)
        {
            line.Points.AddRange([
                new DataPoint(0.4, limit),
                new DataPoint(trials.Count + 0.6, limit),
                DataPoint.Undefined,
            ]);
        }

        model.Series.Add(line);
    }

    private static void AddTrials(PlotModel model, IReadOnlyList<Trial> trials, Words words, Axis axis)
    {
        // A trial without a value is not silent: it stands in grey at the bottom.
        var bottom = axis.IsLogarithmic() ? axis.Minimum * 1.1 : axis.Minimum + (0.04 * (axis.Maximum - axis.Minimum));
        var kinds = trials
            .Select(t => (t.Status, t.IsNo, t.Answer))
            .Distinct()
            .OrderBy(k => k.Status)
            .ThenBy(k => k.IsNo);
        foreach (var (status, isNo, answer) in kinds)
        {
            var drawn = SeriesFor(status, answer.Length == 0 ? words.Status(status) : words.Term("Answer", answer));
            drawn.MarkerFill = isNo ? OxyColors.White : drawn.MarkerFill;
            var missing = SeriesFor(status, words.Say("Trials.WithoutValue", words.Status(status)));
            missing.MarkerStroke = FigureStyle.Grey;
            for (var i = 0; i < trials.Count; i++)
            {
                if (trials[i].Status == status && trials[i].Answer == answer)
                {
                    var isMissing = !double.IsFinite(trials[i].Value);
                    (isMissing ? missing : drawn).Points.Add(
                        new ScatterPoint(i + 1, isMissing ? bottom : trials[i].Value)
                    );
                }
            }

            foreach (var series in new[] { drawn, missing }.Where(series => series.Points.Count > 0))
            {
                series.MarkerSize = trials.Count > Many ? SmallDot : series.MarkerSize;
                model.Series.Add(series);
            }
        }
    }

    internal static ScatterSeries SeriesFor(TrialStatus status, string title)
    {
        var (shape, fill, stroke) = status switch
        {
            TrialStatus.AtFloor => (MarkerType.Custom, OxyColors.White, FigureStyle.Ink),
            TrialStatus.AtCeiling => (MarkerType.Triangle, OxyColors.White, FigureStyle.Ink),
            TrialStatus.Practice => (MarkerType.Circle, OxyColors.White, FigureStyle.Grey),
            TrialStatus.Rejected => (MarkerType.Cross, OxyColors.Undefined, FigureStyle.Palette[1]),
            _ => (MarkerType.Circle, FigureStyle.Ink, FigureStyle.Ink),
        };
        return new ScatterSeries
        {
            Title = title,
            MarkerType = shape,
            MarkerOutline = PlaceMarkers.TipDown,
            MarkerSize = FigureStyle.Marker,
            MarkerFill = fill,
            MarkerStroke = stroke,
            MarkerStrokeThickness = 1.5,
        };
    }
}
