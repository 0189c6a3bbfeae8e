using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>A pulse whose response is looked for.</summary>
/// <param name="Row">Its row in the table of stimuli.</param>
/// <param name="Label">Number or name of the trial.</param>
/// <param name="Onset">Time since the first sample.</param>
/// <param name="Interval">Time since the conditioning pulse of its pair; 0 for a single pulse.</param>
/// <param name="Fault">Why it cannot be read, or null.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record Pulse(TableRow Row, string Label, Seconds Onset, Seconds Interval, Note? Fault, Place Place);

/// <summary>Finds the pulses of a recording; conditioning pulses belong to the test pulse that follows and have no response of their own.</summary>
internal static class Pulses
{
    public static IEnumerable<Pulse> Of(TrialTable events, MepProtocol protocol)
    {
        events.Table.Require("onset");
        var rows = events.Table.Rows.Select(row => (Row: row, Onset: OnsetOf(events, row))).ToList();
        var conditioning = rows.Where(r => IsConditioning(events, r.Row)).Select(r => r.Onset.Value).Order().ToArray();
        var order = 0;
        foreach (var (row, (onset, fault)) in rows.Where(r => !IsConditioning(events, r.Row)))
        {
            order++;
            var interval =
                events.TextOf(row, "pulse") == "test" ? IntervalBefore(conditioning, onset, protocol.PairWithin) : 0;
            yield return new Pulse(
                row,
                SeriesKeys.LabelOf(events, row, order),
                new Seconds(onset),
                new Seconds(interval),
                fault ?? Rejected(events, row),
                events.PlaceOf(row, "onset")
            );
        }
    }

    private static bool IsConditioning(TrialTable events, TableRow row) =>
        events.TextOf(row, "pulse") == "conditioning";

    private static (double Value, Note? Fault) OnsetOf(TrialTable events, TableRow row)
    {
        var (onset, fault) = events.NumberOf(row, "onset");
        return fault is null && double.IsNaN(onset)
            ? (onset, new Note(Grade.Note, "ValueMissing", events.PlaceOf(row, "onset")))
            : (onset, fault);
    }

    private static Note? Rejected(TrialTable events, TableRow row) =>
        events.TextOf(row, "status") == "rejected"
            ? new Note(
                Grade.Note,
                "MarkedRejected",
                events.PlaceOf(row, "status"),
                events.TextOf(row, "status_description")
            )
            : null;

    private static double IntervalBefore(double[] conditioning, double onset, Seconds within)
    {
        var before = Array.FindLast(conditioning, time => time <= onset);
        return Array.Exists(conditioning, time => time <= onset) && onset - before <= within.Value ? onset - before : 0;
    }
}
