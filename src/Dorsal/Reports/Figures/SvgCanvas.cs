using System.Globalization;
using System.Text;
using Dorsal.Reports.Pages;
using OxyPlot;

namespace Dorsal.Reports.Figures;

/// <summary>
/// Takes OxyPlot's drawing calls and writes SVG: text stays text, coordinates have one decimal, and the same figure gives the same
/// bytes. OxyPlot's own exporter under-measures text and repeats the ids of its clip paths when figures share a page.
/// </summary>
internal sealed class SvgCanvas(string id) : ClippingRenderContext
{
    private readonly StringBuilder body = new();
    private int clips;

    /// <summary>The elements drawn so far.</summary>
    public string Body => body.ToString();

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
            body.Append("<path d=\"").Append(PathOf(points)).Append("\" fill=\"none\"");
            AppendStroke(stroke, thickness, dashArray);
            body.Append("/>");
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
    )
    {
        body.Append("<path d=\"").Append(PathOf(points)).Append("Z\"");
        AppendFill(fill);
        AppendStroke(stroke, thickness, dashArray);
        body.Append("/>");
    }

    public override void DrawRectangle(
        OxyRect rectangle,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode
    )
    {
        if (!fill.IsVisible() && (!stroke.IsVisible() || thickness <= 0))
        {
            return;
        }

        AppendRectangle(rectangle);
        AppendFill(fill);
        AppendStroke(stroke, thickness, null);
        body.Append("/>");
    }

    public override void DrawEllipse(
        OxyRect extents,
        OxyColor fill,
        OxyColor stroke,
        double thickness,
        EdgeRenderingMode edgeRenderingMode
    )
    {
        body.Append(
            CultureInfo.InvariantCulture,
            $"<ellipse cx=\"{N(extents.Center.X)}\" cy=\"{N(extents.Center.Y)}\""
        );
        body.Append(CultureInfo.InvariantCulture, $" rx=\"{N(extents.Width / 2)}\" ry=\"{N(extents.Height / 2)}\"");
        AppendFill(fill);
        AppendStroke(stroke, thickness, null);
        body.Append("/>");
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
        body.Append("<path d=\"");
        foreach (var dot in extents)
        {
            body.Append('M').Append(N(dot.Center.X)).Append(' ').Append(N(dot.Center.Y)).Append("h0");
        }

        body.Append("\" fill=\"none\" stroke-linecap=\"round\"");
        AppendStroke(fill, extents[0].Width, null);
        body.Append("/>");
    }

    protected override void SetClip(OxyRect clippingRectangle)
    {
        var name = $"{id}-c{clips++.ToString(CultureInfo.InvariantCulture)}";
        body.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"{name}\">");
        AppendRectangle(clippingRectangle);
        body.Append(CultureInfo.InvariantCulture, $"/></clipPath><g clip-path=\"url(#{name})\">");
    }

    protected override void ResetClip() => body.Append("</g>");

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
        body.Append("<text");
        if (rotation == 0)
        {
            body.Append(CultureInfo.InvariantCulture, $" x=\"{N(p.X)}\" y=\"{N(p.Y + dy)}\"");
        }
        else
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $" transform=\"translate({N(p.X)} {N(p.Y)}) rotate({N(rotation)})\" y=\"{N(dy)}\""
            );
        }

        body.Append(
            alignment switch
            {
                HorizontalAlignment.Center => " text-anchor=\"middle\"",
                HorizontalAlignment.Right => " text-anchor=\"end\"",
                _ => "",
            }
        );
        body.Append(CultureInfo.InvariantCulture, $" font-size=\"{N(fontSize)}\"");
        body.Append(fontWeight > FontWeights.Normal ? " font-weight=\"700\"" : "");
        AppendFill(fill);
        body.Append('>').Append(Markup.Escape(line)).Append("</text>");
    }

    private void AppendRectangle(OxyRect r) =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{N(r.Left)}\" y=\"{N(r.Top)}\" width=\"{N(r.Width)}\" height=\"{N(r.Height)}\""
        );

    private void AppendFill(OxyColor colour)
    {
        body.Append(" fill=\"").Append(Colour(colour)).Append('"');
        if (colour.IsVisible() && colour.A < byte.MaxValue)
        {
            body.Append(CultureInfo.InvariantCulture, $" fill-opacity=\"{N(colour.A / 255.0, 2)}\"");
        }
    }

    private void AppendStroke(OxyColor colour, double thickness, double[]? dashes)
    {
        if (!colour.IsVisible() || thickness <= 0)
        {
            return;
        }

        body.Append(CultureInfo.InvariantCulture, $" stroke=\"{Colour(colour)}\" stroke-width=\"{N(thickness, 2)}\"");
        if (dashes is { Length: > 0 })
        {
            body.Append(" stroke-dasharray=\"").AppendJoin(' ', dashes.Select(d => N(d * thickness))).Append('"');
        }
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
