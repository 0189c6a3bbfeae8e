using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dorsal.Reports.Figures;

namespace Dorsal.Tests.Reports;

/// <summary>A rectangle on a figure.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public bool Contains(Box other) =>
        other.Left >= Left && other.Top >= Top && other.Right <= Right && other.Bottom <= Bottom;

    public bool Overlaps(Box other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}

/// <summary>Words on a figure and where they stand, as measured by the figure's own widths.</summary>
internal sealed partial record SvgText(string Words, Box Box)
{
    public static Box ViewBoxOf(XElement svg)
    {
        var n = svg.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        return new Box(n[0], n[1], n[2], n[3]);
    }

    public static IEnumerable<SvgText> In(XElement svg) => PageTests.Named(svg, "text").Select(Measure);

    private static SvgText Measure(XElement text)
    {
        var size = Number(Look(text, "font-size")!);
        var width = TextExtent.WidthOf(text.Value, size);
        var left = Look(text, "text-anchor") switch
        {
            "middle" => -width / 2,
            "end" => -width,
            _ => 0,
        };
        var y = Number(text.Attribute("y")!.Value);
        if (text.Attribute("transform") is { } transform)
        {
            // Axis titles are turned by a quarter to the left: x runs up, y runs right.
            var n = Numbers().Matches(transform.Value).Select(m => Number(m.Value)).ToArray();
            Assert.Equal(-90, n[2]);
            return new SvgText(
                text.Value,
                new Box(n[0] + y - (0.75 * size), n[1] - left - width, n[0] + y + (0.2 * size), n[1] - left)
            );
        }

        var x = Number(text.Attribute("x")!.Value) + left;
        return new SvgText(text.Value, new Box(x, y - (0.75 * size), x + width, y + (0.2 * size)));
    }

    // An element's own, or that of the groups around it.
    private static string? Look(XElement element, string name) =>
        element.AncestorsAndSelf().Attributes(name).LastOrDefault()?.Value;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?[0-9.]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
