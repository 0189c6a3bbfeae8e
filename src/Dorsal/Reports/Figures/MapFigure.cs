using Dorsal.Laboratory;
using Dorsal.Units;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Dorsal.Reports.Figures;

/// <summary>A map of the cortex: the darker a site, the larger the response there.</summary>
/// <remarks>Marks: <c>map_peak</c>, <c>map_centre</c>, and <c>map_lateral</c> and <c>map_anterior</c> in pairs, the ends of the centre's intervals.</remarks>
internal static class MapFigure
{
    private const double Side = 340;

    // Sites are drawn a little smaller than they are apart, so that each is seen.
    private const double Share = 0.46;

    /// <summary>Draws the map, or returns null where no site has a value above 0.</summary>
    public static Figure? Draw(Trace trace, ReportContext context, string title)
    {
        var highest = trace.Values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (!(highest > 0))
        {
            return null;
        }

        var (words, unit) = (context.Words, Unit.Parse(trace.XUnit));
        var spacing = Spacing(trace);
        var model = Plot.New();
        model.PlotType = PlotType.Cartesian;
        var across = Plot.Linear(AxisPosition.Bottom, words.WithUnit(words.Say("Axis.Lateral"), unit));
        var up = Plot.Linear(AxisPosition.Left, words.WithUnit(words.Say("Axis.Anterior"), unit));
        up.MajorGridlineStyle = LineStyle.None;
        Reach(across, trace.X, spacing);
        Reach(up, trace.Y, spacing);
        model.Axes.Add(across);
        model.Axes.Add(up);
        for (var i = 0; i < trace.X.Count; i++)
        {
            model.Annotations.Add(SiteAt(trace, i, highest, spacing));
        }

        AddInterval(model, trace, "map_lateral");
        AddInterval(model, trace, "map_anterior");
        AddPoints(model, trace, "map_peak", MarkerType.Square, OxyColors.Transparent, words);
        AddPoints(model, trace, "map_centre", MarkerType.Circle, OxyColors.White, words);
        var value = $"{NumberText.Plain(Math.Round(highest))} {Unit.Parse(trace.ValueUnit).Symbol}";
        model.Series.Add(Key(words.Say("Map.Key", value)));
        Plot.AddLegend(model);
        return new Figure(model, Side, Side, title, words.Say("Map.Description", trace.X.Count, value));
    }

    // An entry of the legend only: what the darkest site stands for.
    private static ScatterSeries Key(string title) =>
        new()
        {
            Title = title,
            MarkerType = MarkerType.Square,
            MarkerSize = FigureStyle.Marker + 1,
            MarkerFill = FigureStyle.Palette[0],
        };

    // The least distance between two sites.
    private static double Spacing(Trace trace)
    {
        double[] steps =
        [
            .. new[] { trace.X, trace.Y }
                .Select(places => places.Distinct().Order().ToArray())
                .SelectMany(places => places.Skip(1).Zip(places, (next, before) => next - before))
                .Where(step => step > 1e-6),
        ];
        return steps.Length == 0 ? 1 : steps.Min();
    }

    private static void Reach(Axis axis, IReadOnlyList<double> places, double spacing) =>
        (axis.Minimum, axis.Maximum) = (places.Min() - spacing, places.Max() + spacing);

    private static Annotation SiteAt(Trace trace, int site, double highest, double spacing)
    {
        var (x, y, value) = (trace.X[site], trace.Y[site], trace.Values[site]);
        var reach = Share * spacing;
        var box = Annotate.Area(
            x - reach,
            x + reach,
            y - reach,
            y + reach,
            ColourOf(value / highest),
            AnnotationLayer.BelowSeries
        );
        (box.Stroke, box.StrokeThickness) = (FigureStyle.Hairline, 1);
        return box;
    }

    // White to the first colour of the palette: lightness alone tells the size.
    private static OxyColor ColourOf(double share) =>
        double.IsNaN(share)
            ? OxyColors.Undefined
            : OxyColor.Interpolate(OxyColors.White, FigureStyle.Palette[0], Math.Clamp(share, 0, 1));

    private static void AddInterval(PlotModel model, Trace trace, string name)
    {
        var ends = trace.Marks.Where(mark => mark.Name == name).Select(mark => new DataPoint(mark.X, mark.Y)).ToList();
        if (ends.Count == 2)
        {
            var line = new LineSeries { Color = FigureStyle.Palette[1], StrokeThickness = 2 };
            line.Points.AddRange(ends);
            model.Series.Add(line);
        }
    }

    private static void AddPoints(
        PlotModel model,
        Trace trace,
        string name,
        MarkerType shape,
        OxyColor fill,
        Words words
    )
    {
        var points = trace
            .Marks.Where(mark => mark.Name == name)
            .Select(mark => new ScatterPoint(mark.X, mark.Y))
            .ToList();
        if (points.Count > 0)
        {
            var series = new ScatterSeries
            {
                Title = words.Say("Mark." + name),
                MarkerType = shape,
                MarkerSize = FigureStyle.Marker + 1,
                MarkerFill = fill,
                MarkerStroke = FigureStyle.Palette[1],
                MarkerStrokeThickness = 2,
            };
            series.Points.AddRange(points);
            model.Series.Add(series);
        }
    }
}
