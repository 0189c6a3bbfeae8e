using Dorsal.Laboratory;
using Dorsal.Units;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>Responses over their baseline against the time after a stimulation, with intervals; the scale is logarithmic, as the ratios are.</summary>
/// <remarks>
/// Marks: <c>low</c> and <c>high</c>, the ends of the interval at a time; <c>stimulation</c>, in pairs, begin and end of each stimulation.
/// </remarks>
internal static class CourseFigure
{
    private const double Width = 340;
    private const double Height = 236;
    private const double Thick = 5;

    /// <summary>Draws the course, or returns null where no ratio has a logarithm.</summary>
    public static Figure? Draw(Trace trace, ReportContext context, string title)
    {
        var points = trace.X.Zip(trace.Y, (x, y) => new DataPoint(x, y)).Where(p => p.Y > 0).ToList();
        if (points.Count == 0)
        {
            return null;
        }

        var words = context.Words;
        var model = Plot.New();
        var across = Plot.Linear(
            AxisPosition.Bottom,
            words.WithUnit(words.Say("Axis.AfterSecond"), Unit.Parse(trace.XUnit))
        );
        var up = Plot.Log(AxisPosition.Left, words.Say("Axis.MepRatio"));
        double[] heights = [1, .. points.Select(p => p.Y), .. trace.Marks.Select(mark => mark.Y)];
        Plot.Reach(up, heights.Min(), heights.Max());
        model.Axes.Add(across);
        model.Axes.Add(up);
        model.Annotations.Add(Annotate.Across(1, FigureStyle.Grey, LineStyle.Dash));
        model.Series.Add(Stimulations(trace, words));
        model.Series.Add(Intervals(trace, words));
        model.Series.Add(Ratios(points, words));
        Plot.AddLegend(model);
        var (low, high) = (NumberText.Plain(points.Min(p => p.Y)), NumberText.Plain(points.Max(p => p.Y)));
        return new Figure(model, Width, Height, title, words.Say("Course.Description", points.Count, low, high));
    }

    private static LineSeries Ratios(List<DataPoint> points, Words words)
    {
        var line = new LineSeries
        {
            Title = words.Say("Axis.MepRatio"),
            Color = FigureStyle.Palette[0],
            StrokeThickness = 1.2,
            MarkerType = MarkerType.Circle,
            MarkerSize = FigureStyle.Marker,
            MarkerFill = FigureStyle.Palette[0],
        };
        line.Points.AddRange(points);
        return line;
    }

    private static LineSeries Intervals(Trace trace, Words words) =>
        Pieces(
            trace.Marks.Where(mark => mark.Name is "low" or "high"),
            words.Say("Course.Interval"),
            FigureStyle.Palette[0],
            1
        );

    // On the level of the baseline, so that a response on either side of it is seen against what came before.
    private static LineSeries Stimulations(Trace trace, Words words) =>
        Pieces(
            trace.Marks.Where(mark => mark.Name is "stimulation"),
            words.Say("Mark.stimulation"),
            FigureStyle.Grey,
            Thick
        );

    private static LineSeries Pieces(
        IEnumerable<(string Name, double X, double Y)> ends,
        string title,
        OxyColor colour,
        double thickness
    )
    {
        var line = new LineSeries { Color = colour, StrokeThickness = thickness };
        foreach (var pair in ends.Chunk(2))
        {
            line.Title = title;
            line.Points.AddRange([.. pair.Select(end => new DataPoint(end.X, end.Y)), DataPoint.Undefined]);
        }

        return line;
    }
}
