using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Edits;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.Epochs;

/// <summary>A marker as it counts.</summary>
/// <param name="Time">Relative to the stimulus: where a person moved it to, else where the detector found it (NaN where it found none).</param>
/// <param name="IsMoved">Whether a person moved it.</param>
/// <param name="Note">Says who moved it, when, why, and from where, or that it cannot be there; null where nobody moved it.</param>
internal sealed record MovedMarker(Seconds Time, bool IsMoved, Note? Note);

/// <summary>
/// Asks for the markers that people moved (<c>dorsal study edit --move MARK=SECONDS</c>). A person's decision comes before every detector, this
/// one and later ones; a move that no detector asks for is told.
/// </summary>
/// <param name="events">The stimuli with their moves.</param>
internal sealed class MovedMarkers(TrialTable events)
{
    private readonly HashSet<(int Line, string Mark)> asked = [];

    /// <summary>The marker of a trial.</summary>
    /// <param name="row">The trial.</param>
    /// <param name="mark">Name of the marker, as in the report and in the command.</param>
    /// <param name="detected">Where the detector finds it; NaN for nowhere.</param>
    /// <param name="from">Begin of the time in which it can be; a marker moved elsewhere is not used, and told.</param>
    /// <param name="to">Its end.</param>
    public MovedMarker At(TableRow row, string mark, Seconds detected, Seconds from, Seconds to)
    {
        asked.Add((row.Line, mark));
        if (!events.Moves.TryGetValue((row.Line, mark), out var edit))
        {
            return new MovedMarker(detected, false, null);
        }

        var time = edit.Time!.Value;
        return time.Value >= from.Value && time.Value <= to.Value
            ? new MovedMarker(time, true, NoteOf(row, edit, detected))
            : new MovedMarker(detected, false, OutOfPlace(events.PlaceOf(row, mark), [time], from, to));
    }

    /// <summary>The warning that moved markers cannot be where they were moved to.</summary>
    public static Note OutOfPlace(Place place, IEnumerable<Seconds> times, Seconds from, Seconds to) =>
        new(
            Grade.Warning,
            "MoveOutOfPlace",
            place,
            string.Join(" / ", times.Select(time => Show.Quantity(1000 * time.Value, "ms"))),
            $"{Show.Quantity(1000 * from.Value, "")} … {Show.Quantity(1000 * to.Value, "ms")}"
        );

    /// <summary>The warning that a marker was moved where nothing is marked.</summary>
    public Note Unused(TableRow row, string mark) =>
        new(Grade.Warning, "MoveNotUsed", events.PlaceOf(row, mark), mark, mark, events.Moves[(row.Line, mark)].Who);

    /// <summary>Moves that nothing has asked for: another name, or a trial that does not count.</summary>
    public IEnumerable<Note> NotAsked() =>
        events
            .Moves.Where(move => !asked.Contains(move.Key))
            .Select(move => new Note(
                Grade.Warning,
                "MoveNotUsed",
                new Place(events.File.Path, move.Key.Line),
                move.Key.Mark,
                string.Join(", ", asked.Select(a => a.Mark).Distinct(StringComparer.Ordinal)),
                move.Value.Who
            ));

    private Note NoteOf(TableRow row, ManualEdit edit, Seconds detected) =>
        new(
            Grade.Note,
            "MarkerMoved",
            events.PlaceOf(row, edit.Mark),
            Show.Quantity(1000 * edit.Time!.Value.Value, "ms"),
            double.IsFinite(detected.Value) ? Show.Quantity(1000 * detected.Value, "ms") : "–",
            edit.Mark,
            edit.Who,
            edit.When,
            edit.Why
        );
}
