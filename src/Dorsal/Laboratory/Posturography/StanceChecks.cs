using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Laboratory.Posturography;

/// <summary>What to look at in a recording of quiet standing before its numbers are believed.</summary>
internal static class StanceChecks
{
    /// <summary>The notes about the part of a recording that is analysed.</summary>
    public static IEnumerable<Note> Of(double[] ap, double[] ml, Hertz rate, StanceProtocol protocol, Place place)
    {
        if (!Sway.CanFilter(protocol.LowPass, rate) && protocol.LowPass.Value > 0)
        {
            yield return new Note(
                Grade.Warning,
                "FilterNotPossible",
                place,
                Show.Quantity(protocol.LowPass.Value, "Hz"),
                Show.Quantity(rate.Value, "Hz")
            );
        }

        var duration = ap.Length / rate.Value;
        if (duration < protocol.ShortestRecording.Value)
        {
            yield return new Note(
                Grade.Warning,
                "RecordingShort",
                place,
                Show.Quantity(duration, "s"),
                Show.Quantity(protocol.ShortestRecording.Value, "s")
            );
        }

        var range = Math.Max(ap.Max() - ap.Min(), ml.Max() - ml.Min());
        if (range > protocol.WidestSway.Value)
        {
            yield return new Note(
                Grade.Warning,
                "SwayImpossible",
                place,
                Show.Quantity(range, "cm"),
                Show.Quantity(protocol.WidestSway.Value, "cm")
            );
        }

        var still = Math.Max(LongestRun(ap), LongestRun(ml)) / rate.Value;
        if (still > protocol.LongestStandstill.Value)
        {
            yield return new Note(
                Grade.Warning,
                "SignalStuck",
                place,
                Show.Quantity(still, "s"),
                Show.Quantity(protocol.LongestStandstill.Value, "s")
            );
        }
    }

    private static int LongestRun(double[] values)
    {
        var longest = 1;
        var run = 1;
        for (var i = 1; i < values.Length; i++)
        {
            run = values[i] == values[i - 1] ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
