namespace Dorsal.Laboratory.BodyImage;

/// <summary>How an outline lies against its template, line by line across the trunk.</summary>
internal static class TrunkShape
{
    // Of an outline drawn by hand more lines show nothing more: areas agree to 0.1 %.
    private const int Lines = 400;

    // Top and bottom of a side are taken a little inside, where the outline has left the shoulders and the pelvis.
    private const double Margin = 0.05;

    /// <summary>
    /// Mean distance of a side's contour from the straight line between its top and its bottom, outwards positive, as a share of the height
    /// (evidence sections 6-10, C8).
    /// </summary>
    public static double Bulge(Polygon outline, bool isLeft)
    {
        var (low, high) = Between(outline);
        double At(double y)
        {
            var inside = outline.Inside(y);
            return isLeft ? -inside[0].From : inside[^1].To;
        }

        var (bottom, top) = (At(low), At(high));
        var offsets = Levels(low, high).Select(y => At(y) - bottom - ((y - low) / (high - low) * (top - bottom)));
        return offsets.Average() / (outline.Top - outline.Bottom);
    }

    /// <summary>Share of the template that lies in zones; what lies outside it or in two zones counts once or not at all.</summary>
    public static double ShareIn(Polygon template, IReadOnlyList<Polygon> zones)
    {
        var (all, within) = (0.0, 0.0);
        foreach (var y in Levels(template.Bottom, template.Top))
        {
            var trunk = template.Inside(y);
            all += trunk.Sum(part => part.To - part.From);
            within += Joined([.. zones.SelectMany(zone => zone.Inside(y))])
                .Sum(zone => trunk.Sum(part => Shared(zone, part)));
        }

        return within / all;
    }

    private static (double Low, double High) Between(Polygon outline)
    {
        var height = outline.Top - outline.Bottom;
        return (outline.Bottom + (Margin * height), outline.Top - (Margin * height));
    }

    private static IEnumerable<double> Levels(double low, double high) =>
        Enumerable.Range(0, Lines).Select(i => low + ((i + 0.5) / Lines * (high - low)));

    private static double Shared((double From, double To) a, (double From, double To) b) =>
        Math.Max(0, Math.Min(a.To, b.To) - Math.Max(a.From, b.From));

    private static List<(double From, double To)> Joined(List<(double From, double To)> parts)
    {
        var joined = new List<(double From, double To)>();
        foreach (var part in parts.OrderBy(part => part.From))
        {
            if (joined.Count > 0 && part.From <= joined[^1].To)
            {
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, part.To));
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }
}
