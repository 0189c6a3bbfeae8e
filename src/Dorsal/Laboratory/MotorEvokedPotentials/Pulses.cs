using Dorsal.Laboratory.Epochs;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>A pulse whose response is looked for.</summary>
/// <param name="Row">Its row in the table of stimuli.</param>
/// <param name="Label">Number or name of the trial.</param>
/// <param name="Time">When it was given, and whether it counts.</param>
/// <param name="Interval">Time since the conditioning pulse of its pair; 0 for a single pulse.</param>
internal sealed record Pulse(TableRow Row, string Label, StimulusTime Time, Seconds Interval)
{
    /// <summary>Where it stands.</summary>
    public Place Place => Time.Place;
}

/// <summary>Finds the pulses of a recording; conditioning pulses belong to the test pulse that follows and have no response of their own.</summary>
internal static class Pulses
{
    public static IEnumerable<Pulse> Of(TrialTable events, MepProtocol protocol)
    {
        events.Table.Require("onset");
        var rows = events.Table.Rows.Select(row => (Row: row, Time: StimulusTime.Of(events, row))).ToList();
        var conditioning = rows.Where(r => IsConditioning(events, r.Row))
            .Select(r => r.Time.Onset.Value)
            .Order()
            .ToArray();
        var order = 0;
        foreach (var (row, time) in rows.Where(r => !IsConditioning(events, r.Row)))
        {
            order++;
            var isTest = events.TextOf(row, "pulse") == "test";
            var interval = isTest ? IntervalBefore(conditioning, time.Onset.Value, protocol.PairWithin) : 0;
            yield return new Pulse(row, SeriesKeys.LabelOf(events, row, order), time, new Seconds(interval));
        }
    }

    private static bool IsConditioning(TrialTable events, TableRow row) =>
        events.TextOf(row, "pulse") == "conditioning";

    private static double IntervalBefore(double[] conditioning, double onset, Seconds within)
    {
        var before = Array.FindLast(conditioning, time => time <= onset);
        return Array.Exists(conditioning, time => time <= onset) && onset - before <= within.Value ? onset - before : 0;
    }
}
