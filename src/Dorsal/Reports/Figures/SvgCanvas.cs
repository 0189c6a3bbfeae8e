using System.Globalization;
using System.Text;
using Dorsal.Reports.Pages;
using OxyPlot;

namespace Dorsal.Reports.Figures;

/// <summary>
/// Takes OxyPlot's drawing calls and writes SVG: text stays text, coordinates have one decimal, what looks the same says so once
/// (<see cref="SvgRuns"/>), and the same figure gives the same bytes. OxyPlot's own exporter under-measures text and repeats the ids
/// of its clip paths when figures share a page.
/// </summary>
internal sealed class SvgCanvas(string id) : ClippingRenderContext
{
    private readonly SvgRuns runs = new(id);

    /// <summary>All elements, when the last has been drawn.</summary>
    public string Finish() => runs.Finish();

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        if (string.IsNullOrEmpty(text))
        {
            return OxySize.Empty;
        }

        var lines = text.Split('\n');
        var bold = fontWeight > FontWeights.Normal ? 1.06 : 1;
        return new OxySize(
            lines.Max(line => TextExtent.WidthOf(line, fontSize)) * bold,
            lines.Length * fontSize * TextExtent.LineHeight
        );
    }

    public override void DrawText(
        ScreenPoint p,
        string text,
        OxyColor fill,
        string fontFamily,
        double fontSize,
        double fontWeight,
        double rotation,
        HorizontalAlignment horizontalAlignment,
        VerticalAlignment verticalAlignment,
        OxySize? maxSize
    )
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var lines = text.Split('\n');
        var height = fontSize * TextExtent.LineHeight;
        var top = verticalAlignment switch
        {
            VerticalAlignment.Top => 0,
            VerticalAlignment.Middle => -lines.Length * height / 2,
            _ => -lines.Length * height,
        };
        for (var i = 0; i < lines.Length; i++)
        {
            // The baseline lies 0.35 em below the middle of the line.
            var y = top + ((i + 0.5) * height) + (0.35 * fontSize);
            DrawLine(p, y, lines[i], fill, fontSize, fontWeight, rotation, horizontalAlignment);
        }
    }

    public override void DrawLine(
        IList<ScreenPoint> points,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode,
        double[] dashArray,
        LineJoin lineJoin
    )
    {
        if (points.Count > 1 && stroke.IsVisible() && thickness > 0)
        {
            runs.AddLine(PathOf(points), " fill=\"none\"" + Stroke(stroke, thickness, dashArray));
        }
    }

    public override void DrawPolygon(
        IList<ScreenPoint> points,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode,
        double[] dashArray,
        LineJoin lineJoin
    ) => runs.Add("path", $" d=\"{PathOf(points)}Z\"", Fill(fill) + Stroke(stroke, thickness, dashArray));

    public override void DrawRectangle(
        OxyRect rectangle,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode
    )
    {
        if (fill.IsVisible() || (stroke.IsVisible() && thickness > 0))
        {
            runs.Add("rect", Sides(rectangle), Fill(fill) + Stroke(stroke, thickness, null));
        }
    }

    public override void DrawEllipse(
        OxyRect extents,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode
    )
    {
        var centre = $" cx=\"{N(extents.Center.X)}\" cy=\"{N(extents.Center.Y)}\"";
        var look = Fill(fill) + Stroke(stroke, thickness, null);
        var (across, up) = (N(extents.Width / 2), N(extents.Height / 2));
        if (across == up)
        {
            runs.Add("circle", $"{centre} r=\"{across}\"", look);
        }
        else
        {
            runs.Add("ellipse", $"{centre} rx=\"{across}\" ry=\"{up}\"", look);
        }
    }

    public override void DrawEllipses(
        IList<OxyRect> extents,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode
    )
    {
        if (extents.Count < 3 || (stroke.IsVisible() && thickness > 0))
        {
            base.DrawEllipses(extents, fill, stroke, thickness, edgeRenderingMode);
            return;
        }

        // Many plain dots are one path of points with round caps: a tenth of the bytes.
        var dots = string.Concat(extents.Select(dot => $"M{N(dot.Center.X)} {N(dot.Center.Y)}h0"));
        runs.AddLine(dots, " fill=\"none\" stroke-linecap=\"round\"" + Stroke(fill, extents[0].Width, null));
    }

    protected override void SetClip(OxyRect clippingRectangle) => runs.Clip(Sides(clippingRectangle));

    protected override void ResetClip() => runs.Clip("");

    private void DrawLine(
        ScreenPoint p,
        double dy,
        string line,
        OxyColor fill,
        double fontSize,
        double fontWeight,
        double rotation,
        HorizontalAlignment alignment
    )
    {
        var place =
            rotation == 0
                ? $" x=\"{N(p.X)}\" y=\"{N(p.Y + dy)}\""
                : $" transform=\"translate({N(p.X)} {N(p.Y)}) rotate({N(rotation)})\" y=\"{N(dy)}\"";
        var anchor = alignment switch
        {
            HorizontalAlignment.Center => " text-anchor=\"middle\"",
            HorizontalAlignment.Right => " text-anchor=\"end\"",
            _ => "",
        };
        var weight = fontWeight > FontWeights.Normal ? " font-weight=\"700\"" : "";
        var look = $"{anchor} font-size=\"{N(fontSize)}\"{weight}{Fill(fill)}";
        runs.Add("text", place, look, Markup.Escape(line));
    }

    private static string Sides(OxyRect r) =>
        $" x=\"{N(r.Left)}\" y=\"{N(r.Top)}\" width=\"{N(r.Width)}\" height=\"{N(r.Height)}\"";

    private static string Fill(OxyColor colour)
    {
        var isSheer = colour.IsVisible() && colour.A < byte.MaxValue;
        return $" fill=\"{Colour(colour)}\"" + (isSheer ? $" fill-opacity=\"{N(colour.A / 255.0, 2)}\"" : "");
    }

    private static string Stroke(OxyColor colour, double thickness, double[]? dashes)
    {
        if (!colour.IsVisible() || thickness <= 0)
        {
            return "";
        }

        var line = $" stroke=\"{Colour(colour)}\" stroke-width=\"{N(thickness, 2)}\"";
        return dashes is { Length: > 0 }
            ? $"{line} stroke-dasharray=\"{string.Join(' ', dashes.Select(d => N(d * thickness)))}\""
            : line;
    }

    private static string PathOf(IList<ScreenPoint> points)
    {
        var path = new StringBuilder();
        var crisp = points.Count == 2 && (points[0].X == points[1].X || points[0].Y == points[1].Y);
        var last = "";
        foreach (var point in points)
        {
            var text = crisp ? $"{N(Snap(point.X))} {N(Snap(point.Y))}" : $"{N(point.X)} {N(point.Y)}";
            if (text != last)
            {
                path.Append(path.Length == 0 ? 'M' : 'L').Append(text);
                last = text;
            }
        }

        return path.ToString();
    }

    /// <summary>Puts a line on the pixel grid, so that hairlines are sharp.</summary>
    private static double Snap(double value) => Math.Floor(value) + 0.5;

    private static string Colour(OxyColor colour) =>
        colour.IsVisible()
            ? string.Create(CultureInfo.InvariantCulture, $"#{colour.R:x2}{colour.G:x2}{colour.B:x2}")
            : "none";

    private static string N(double value, int decimals = 1)
    {
        var text = Math.Round(value, decimals).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
