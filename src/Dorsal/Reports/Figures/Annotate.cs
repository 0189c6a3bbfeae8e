using OxyPlot;
using OxyPlot.Annotations;

namespace Dorsal.Reports.Figures;

/// <summary>Words, lines and areas that a figure adds to its data.</summary>
internal static class Annotate
{
    /// <summary>Words at a point of the plot.</summary>
    public static TextAnnotation Words(
        string text,
        double x,
        double y,
        HorizontalAlignment across,
        VerticalAlignment along
    ) =>
        new()
        {
            Text = text,
            TextPosition = new DataPoint(x, y),
            TextHorizontalAlignment = across,
            TextVerticalAlignment = along,
            StrokeThickness = 0,
            Padding = new OxyThickness(0),
            TextColor = FigureStyle.Ink,
        };

    /// <summary>A line right across the plot at a height.</summary>
    public static LineAnnotation Across(double y, OxyColor colour, LineStyle style = LineStyle.Solid) =>
        new()
        {
            Type = LineAnnotationType.Horizontal,
            Y = y,
            Color = colour,
            LineStyle = style,
            StrokeThickness = 1,
            Layer = AnnotationLayer.BelowSeries,
        };

    /// <summary>A line up the plot.</summary>
    public static LineAnnotation Upright(double x, OxyColor colour, double from = double.MinValue) =>
        new()
        {
            Type = LineAnnotationType.Vertical,
            X = x,
            MinimumY = from,
            Color = colour,
            LineStyle = LineStyle.Solid,
            StrokeThickness = 1,
            Layer = AnnotationLayer.BelowSeries,
        };

    /// <summary>A thin line from one point to another, below the data.</summary>
    public static PolylineAnnotation Segment(DataPoint from, DataPoint to, OxyColor colour)
    {
        var line = new PolylineAnnotation
        {
            Color = colour,
            LineStyle = LineStyle.Solid,
            StrokeThickness = 1,
            Layer = AnnotationLayer.BelowSeries,
            ClipByXAxis = false,
        };
        line.Points.AddRange([from, to]);
        return line;
    }

    /// <summary>A filled rectangle, behind everything else unless said otherwise.</summary>
    public static RectangleAnnotation Area(
        double left,
        double right,
        double bottom,
        double top,
        OxyColor fill,
        AnnotationLayer layer = AnnotationLayer.BelowAxes
    ) =>
        new()
        {
            MinimumX = left,
            MaximumX = right,
            MinimumY = bottom,
            MaximumY = top,
            Fill = fill,
            Layer = layer,
        };

    /// <summary>A closed outline.</summary>
    public static PolygonAnnotation Outline(IEnumerable<DataPoint> points, OxyColor fill, OxyColor stroke)
    {
        var outline = new PolygonAnnotation
        {
            Fill = fill,
            Stroke = stroke,
            StrokeThickness = stroke.IsVisible() ? 1.5 : 0,
            LineStyle = LineStyle.Solid,
        };
        outline.Points.AddRange(points);
        return outline;
    }
}
