using Dorsal.Laboratory;
using Dorsal.Units;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>A drawn outline over its template, zones that could not be found shaded.</summary>
/// <remarks>Marks: <c>template</c>, the points of the template; <c>left_out 1</c>, <c>left_out 2</c> ..., the points of each zone.</remarks>
internal static class OutlineFigure
{
    private const double Width = 340;
    private const double Height = 380;
    private const string LeftOut = "left_out";

    public static Figure Draw(Trace trace, ReportContext context, string title)
    {
        var words = context.Words;
        var unit = Unit.TryParse(trace.XUnit, out var known) ? known : Unit.Unstated;
        var model = Plot.New();
        model.PlotType = PlotType.Cartesian;
        var across = Plot.Linear(AxisPosition.Bottom, words.WithUnit(words.Say("Axis.Across"), unit));
        across.MajorGridlineStyle = LineStyle.Solid;
        model.Axes.Add(across);
        model.Axes.Add(Plot.Linear(AxisPosition.Left, words.WithUnit(words.Say("Axis.Along"), unit)));
        var template = Points(trace, "template");
        var zones = trace
            .Marks.Where(mark => IsZone(mark.Name))
            .Select(mark => mark.Name)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        zones.ForEach(zone =>
            model.Annotations.Add(Annotate.Outline(Points(trace, zone), FigureStyle.Interval, FigureStyle.Grey))
        );
        model.Series.Add(LineOf(template, words.Say("Outline.Template"), FigureStyle.Grey, LineStyle.Dash));
        DataPoint[] drawn = [.. trace.X.Zip(trace.Y, (x, y) => new DataPoint(x, y))];
        if (drawn.Length > 0)
        {
            model.Series.Add(LineOf(drawn, words.Say("Outline.Drawn"), FigureStyle.Palette[0], LineStyle.Solid));
        }

        if (zones.Count > 0)
        {
            model.Series.Add(Key(words));
        }

        Plot.AddLegend(model);
        var description = words.Say("Outline.Description", drawn.Length, template.Length, zones.Count);
        return new Figure(model, Width, Height, title, description);
    }

    private static bool IsZone(string name) => name.StartsWith(LeftOut, StringComparison.Ordinal);

    private static DataPoint[] Points(Trace trace, string name) =>
        [.. trace.Marks.Where(mark => mark.Name == name).Select(mark => new DataPoint(mark.X, mark.Y))];

    private static LineSeries LineOf(DataPoint[] points, string title, OxyColor colour, LineStyle style)
    {
        var line = new LineSeries
        {
            Title = title,
            Color = colour,
            StrokeThickness = 1.5,
            LineStyle = style,
        };
        line.Points.AddRange([.. points, .. points.Take(1)]);
        return line;
    }

    // An area has no entry in a legend of its own.
    private static ScatterSeries Key(Words words) =>
        new()
        {
            Title = words.Say("Outline.LeftOut"),
            MarkerType = MarkerType.Square,
            MarkerSize = FigureStyle.Marker + 1,
            MarkerFill = FigureStyle.Interval,
            MarkerStroke = FigureStyle.Grey,
            MarkerStrokeThickness = 1.5,
        };
}
