using System.Globalization;

namespace Dorsal.Laboratory.Example;

/// <summary>A drawing of the trunk over its template: the waist drawn wider or narrower, and one zone that cannot be found in some people.</summary>
internal static class ExampleDrawing
{
    private const double Height = 500;
    private const double HalfWidth = 170;
    private const int PointsPerSide = 12;
    private const double FoundBelow = 1.08;

    public static IEnumerable<string[]> Rows(ExampleSeries series)
    {
        var ratio = Math.Exp(series.Truth);
        var confirmed =
            ratio > 1.09 ? "expanded"
            : ratio < 0.92 ? "shrunken"
            : "normal";
        foreach (var row in Outline("template", 1, _ => 0, ""))
        {
            yield return row;
        }

        double Hand(int i) =>
            series.Measure.SdTrials * HalfWidth * Math.Sin(i + series.Truth) * series.Random.NextDouble();
        foreach (var row in Outline("drawn", ratio, Hand, confirmed))
        {
            yield return row;
        }

        if (ratio < FoundBelow)
        {
            yield break;
        }

        for (var i = 0; i < 16; i++)
        {
            var angle = i * Math.PI / 8;
            yield return Row("left_out", "low back", i, 60 * Math.Cos(angle), 150 + (50 * Math.Sin(angle)), "");
        }
    }

    // Up the left side and down the right one; the waist lies at 40 % of the height. Bulging keeps shoulders and pelvis where they are.
    private static IEnumerable<string[]> Outline(string contour, double ratio, Func<int, double> hand, string confirmed)
    {
        for (var i = 0; i < 2 * PointsPerSide; i++)
        {
            var isLeft = i < PointsPerSide;
            var share = (isLeft ? i : (2 * PointsPerSide) - 1 - i) / (PointsPerSide - 1.0);
            var middle = Math.Sin(Math.PI * share);
            var half = (HalfWidth - (35 * middle)) * (1 + ((ratio - 1) * middle * Math.PI / 2));
            var x = (isLeft ? -1 : 1) * (half + (middle * hand(i)));
            yield return Row(contour, "", i, x, share * Height, confirmed);
        }
    }

    private static string[] Row(string contour, string zone, int point, double x, double y, string confirmed) =>
        [
            contour,
            zone.Length == 0 ? "n/a" : zone,
            (point + 1).ToString(CultureInfo.InvariantCulture),
            Math.Round(x, 1).ToString("R", CultureInfo.InvariantCulture),
            Math.Round(y, 1).ToString("R", CultureInfo.InvariantCulture),
            confirmed.Length == 0 ? "n/a" : confirmed,
        ];
}
