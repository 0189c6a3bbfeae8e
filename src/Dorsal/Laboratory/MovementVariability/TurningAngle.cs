namespace Dorsal.Laboratory.MovementVariability;

/// <summary>Finds where cycles of a repeated movement begin, in the angle alone.</summary>
/// <remarks>
/// Turns are extremes from which the angle comes back by a share of its usual range, whatever its level: drift moves them, and does not hide
/// them. A cycle begins where the angle rises through the middle between a low turn and the high turn that follows: there the movement is fastest,
/// and the time best defined; at a turn a person may pause. The rule is ours (a Schmitt trigger that follows the level).
/// </remarks>
internal static class TurningAngle
{
    // The usual range leaves out a twentieth at each end, so that one large movement does not set it.
    private const double Tail = 0.05;

    /// <summary>Onsets of cycles as places between samples, rising.</summary>
    /// <param name="angle">The angle; NaN where a sample is missing.</param>
    /// <param name="share">Share of the usual range by which the angle must come back.</param>
    public static IReadOnlyList<double> Onsets(double[] angle, double share)
    {
        var swing = share * UsualRange(angle);
        if (!(swing > 0))
        {
            return [];
        }

        var turns = Turns(angle, swing);
        return
        [
            .. turns
                .Zip(turns.Skip(1))
                .Where(pair => angle[pair.First] < angle[pair.Second])
                .Select(pair => Crossing(angle, pair.First, pair.Second)),
        ];
    }

    // Low and high turns by turns. The ends of the recording are turns as well where the angle leaves them by the swing.
    private static List<int> Turns(double[] angle, double swing)
    {
        var turns = new List<int>();
        var (low, high, direction) = (-1, -1, 0);
        for (var i = 0; i < angle.Length; i++)
        {
            if (double.IsNaN(angle[i]))
            {
                continue;
            }

            low = low < 0 || angle[i] < angle[low] ? i : low;
            high = high < 0 || angle[i] > angle[high] ? i : high;
            if (direction <= 0 && angle[i] - angle[low] >= swing)
            {
                turns.Add(low);
                (high, direction) = (i, 1);
            }
            else if (direction >= 0 && angle[high] - angle[i] >= swing)
            {
                turns.Add(high);
                (low, direction) = (i, -1);
            }
        }

        var last = direction > 0 ? high : low;
        if (direction != 0)
        {
            turns.Add(last);
        }

        return turns;
    }

    // Noise may cross the middle several times: the time between the first and the last crossing.
    private static double Crossing(double[] angle, int low, int high)
    {
        var middle = (angle[low] + angle[high]) / 2;
        var (first, last) = (double.NaN, double.NaN);
        for (var i = low; i < high; i++)
        {
            if (angle[i] < middle && angle[i + 1] >= middle)
            {
                last = i + ((middle - angle[i]) / (angle[i + 1] - angle[i]));
                first = double.IsNaN(first) ? last : first;
            }
        }

        // In a gap the crossing itself is missing: the middle of the way, whose cycles are rejected for the gap.
        return double.IsNaN(first) ? (low + high) / 2.0 : (first + last) / 2;
    }

    private static double UsualRange(double[] angle)
    {
        double[] level = [.. WithoutLine(angle).Order()];
        if (level.Length < 2)
        {
            return 0;
        }

        var cut = (int)(Tail * level.Length);
        return level[^(cut + 1)] - level[cut];
    }

    private static IEnumerable<double> WithoutLine(double[] angle)
    {
        var known = Enumerable.Range(0, angle.Length).Where(i => double.IsFinite(angle[i])).ToList();
        if (known.Count < 2)
        {
            return [];
        }

        var (x, y) = (known.Average(), known.Average(i => angle[i]));
        var slope = known.Sum(i => (i - x) * (angle[i] - y)) / known.Sum(i => (i - x) * (i - x));
        return known.Select(i => angle[i] - y - (slope * (i - x)));
    }
}
