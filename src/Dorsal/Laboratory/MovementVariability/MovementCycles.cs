using System.Globalization;
using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>One cycle of a repeated movement.</summary>
/// <param name="Label">Its number or name.</param>
/// <param name="From">Its onset, since the first sample.</param>
/// <param name="To">Its end; NaN where it has none.</param>
/// <param name="Condition">Condition, or empty.</param>
/// <param name="Place">Where it is stated, or the recording it was found in.</param>
/// <param name="Fault">Why it does not count, or null.</param>
internal sealed record MovementCycle(string Label, Seconds From, Seconds To, string Condition, Place Place, Note? Fault)
{
    public double Duration => To.Value - From.Value;
}

/// <summary>The cycles of a recording: from the study's onsets, or found in an angle. None is lost; those that do not count have their reason.</summary>
internal static class MovementCycles
{
    /// <summary>
    /// Cycles whose onsets the study gives. A cycle ends after its <c>duration</c>, where that is more than 0, else where the next begins.
    /// </summary>
    public static IEnumerable<MovementCycle> FromEvents(
        StimulusRecording recording,
        MovementProtocol protocol,
        double end
    )
    {
        var events = recording.Events;
        events.Table.Require("onset");
        var rows = events.Table.Rows.Select((row, i) => (Row: row, Order: i + 1, Onset: events.NumberOf(row, "onset")));
        var sorted = rows.OrderBy(r => r.Onset.Value).ToList();
        var cycles = sorted.Select(r =>
        {
            var place = events.PlaceOf(r.Row, "onset");
            var (duration, strange) = events.NumberOf(r.Row, "duration");
            var later = sorted.Select(other => other.Onset.Value).Where(onset => onset > r.Onset.Value);
            var to = duration > 0 ? r.Onset.Value + duration : later.DefaultIfEmpty(double.NaN).First();
            return new MovementCycle(
                SeriesKeys.LabelOf(events, r.Row, r.Order),
                new Seconds(r.Onset.Value),
                new Seconds(to),
                events.TextOf(r.Row, "condition") is { Length: > 0 } stated ? stated : ConditionOf(recording),
                place,
                MarkedRejected.Of(events, r.Row, "status")
                    ?? r.Onset.Fault
                    ?? strange
                    ?? Missing(r.Onset.Value, to, end, place)
            );
        });
        return Judged([.. cycles], protocol);
    }

    /// <summary>Cycles found in an angle; the last onset found begins one whose end was not recorded.</summary>
    public static IEnumerable<MovementCycle> FromAngle(
        StimulusRecording recording,
        double[] angle,
        Hertz rate,
        MovementProtocol protocol
    )
    {
        var onsets = TurningAngle.Onsets(angle, protocol.TurnShare).Select(place => place / rate.Value).ToList();
        var place = new Place(recording.File.Path);
        var cycles = onsets.Select(
            (from, i) =>
            {
                var to = i + 1 < onsets.Count ? onsets[i + 1] : double.NaN;
                return new MovementCycle(
                    (i + 1).ToString(CultureInfo.InvariantCulture),
                    new Seconds(from),
                    new Seconds(to),
                    ConditionOf(recording),
                    place,
                    Missing(from, to, double.PositiveInfinity, place)
                );
            }
        );
        return Judged([.. cycles], protocol);
    }

    private static string ConditionOf(StimulusRecording recording) => recording.Sidecar.Field("Condition")?.Value ?? "";

    private static Note? Missing(double from, double to, double end, Place place) =>
        double.IsNaN(from) ? new Note(Grade.Note, "ValueMissing", place)
        : double.IsNaN(to) ? new Note(Grade.Note, "CycleHasNoEnd", place, Show.Quantity(from, "s"))
        : from < 0 || to > end
            ? new Note(Grade.Warning, "CycleOutside", place, Span(from, to), "0 … " + Show.Quantity(end, "s"))
        : null;

    // A cycle much longer than the others of its condition holds a pause or a movement that was missed; a much shorter one is half of one.
    private static IEnumerable<MovementCycle> Judged(List<MovementCycle> cycles, MovementProtocol protocol) =>
        cycles
            .GroupBy(cycle => cycle.Condition, StringComparer.Ordinal)
            .SelectMany(group => WithoutEnds([.. WithoutOdd([.. group], protocol)], protocol.DiscardEnds));

    private static IEnumerable<MovementCycle> WithoutOdd(List<MovementCycle> cycles, MovementProtocol protocol)
    {
        var median = MedianOf([.. cycles.Where(c => c.Fault is null).Select(c => c.Duration).Order()]);
        var (low, high) = (protocol.ShortestShare * median, protocol.LongestShare * median);
        return cycles.Select(cycle =>
            cycle.Fault is null && (cycle.Duration < low || cycle.Duration > high)
                ? cycle with
                {
                    Fault = new Note(
                        Grade.Warning,
                        "CycleUnlikeOthers",
                        cycle.Place,
                        Show.Quantity(cycle.Duration, "s"),
                        $"{Show.Quantity(low, "")} … {Show.Quantity(high, "s")}",
                        cycle.Label
                    ),
                }
                : cycle
        );
    }

    private static IEnumerable<MovementCycle> WithoutEnds(List<MovementCycle> cycles, int ends)
    {
        var whole = cycles.Where(cycle => cycle.Fault is null).ToList();
        var outer = whole.Take(ends).Concat(whole.TakeLast(ends)).ToHashSet();
        return cycles.Select(cycle =>
            outer.Contains(cycle)
                ? cycle with
                {
                    Fault = new Note(Grade.Note, "CycleAtEnd", cycle.Place, cycle.Label, Show.Count(ends)),
                }
                : cycle
        );
    }

    private static double MedianOf(double[] sorted) =>
        sorted.Length == 0 ? double.NaN
        : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2]
        : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    private static string Span(double from, double to) => $"{Show.Quantity(from, "")} … {Show.Quantity(to, "s")}";
}
