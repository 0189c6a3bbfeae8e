using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>What to look at in angles before their numbers are believed.</summary>
internal static class AngleChecks
{
    /// <summary>The notes about the channels of a recording.</summary>
    public static IEnumerable<Note> Of(IReadOnlyList<AngleChannel> angles, MovementProtocol protocol, string file)
    {
        foreach (var angle in angles)
        {
            var place = new Place(file, null, angle.Name);
            var clipped = LongestRun(angle, atExtreme: true);
            if (clipped > protocol.ClippedSpan.Value)
            {
                yield return Compare("AngleClipped", place, clipped, protocol.ClippedSpan.Value, "s");
            }

            var still = LongestRun(angle, atExtreme: false);
            if (still > protocol.LongestStandstill.Value && still > clipped)
            {
                yield return Compare("AngleStuck", place, still, protocol.LongestStandstill.Value, "s");
            }

            if (angle.Range > protocol.WidestRange)
            {
                yield return Compare("AngleRangeWide", place, angle.Range, protocol.WidestRange, "°");
            }
        }

        // Movement in a plane across may well be this small; in the plane of the movement it is not.
        var widest = Widest(angles);
        if (widest.Range < protocol.NarrowestRange)
        {
            var place = new Place(file, null, widest.Name);
            yield return Compare("AngleRangeNarrow", place, widest.Range, protocol.NarrowestRange, "°");
        }
    }

    /// <summary>The channel in which the movement is largest.</summary>
    public static AngleChannel Widest(IReadOnlyList<AngleChannel> angles) =>
        angles.MaxBy(angle => double.IsNaN(angle.Range) ? -1 : angle.Range)!;

    /// <summary>Whether cycles of one recording drift so far that this makes up much of their variance.</summary>
    public static IEnumerable<Note> Drift(IReadOnlyList<double[]> cycles, MovementProtocol protocol, Place place)
    {
        if (cycles.Count < 3)
        {
            yield break;
        }

        var spread = new CycleSpread([cycles]);
        var ((sd, way), total) = (spread.Drift(), spread.Sd.Average());
        if (sd * sd > protocol.DriftShare * total * total)
        {
            yield return new Note(
                Grade.Warning,
                "AngleDrifts",
                place,
                Show.Quantity(way, "°"),
                Show.Quantity(total, "°"),
                place.Column ?? ""
            );
        }
    }

    private static Note Compare(string code, Place place, double value, double limit, string symbol) =>
        new(Grade.Warning, code, place, Show.Quantity(value, symbol), Show.Quantity(limit, symbol), place.Column ?? "");

    private static double LongestRun(AngleChannel angle, bool atExtreme)
    {
        var samples = angle.Samples;
        var known = samples.Where(double.IsFinite).DefaultIfEmpty(double.NaN).ToList();
        var (low, high) = (known.Min(), known.Max());
        var (longest, run) = (0, 0);
        for (var i = 1; i < samples.Length; i++)
        {
            var isLevel = samples[i] == samples[i - 1] && (!atExtreme || samples[i] == low || samples[i] == high);
            run = isLevel ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest / angle.Rate.Value;
    }
}
