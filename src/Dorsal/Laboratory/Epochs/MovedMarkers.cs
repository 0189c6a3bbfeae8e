using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Edits;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.Epochs;

/// <summary>A marker as it counts.</summary>
/// <param name="Time">Relative to the stimulus: where a person moved it to, else where the detector found it (NaN where it found none).</param>
/// <param name="Note">Says who moved it, when, why, and from where; null where nobody did.</param>
internal sealed record MovedMarker(Seconds Time, Note? Note)
{
    /// <summary>Whether a person moved it.</summary>
    public bool IsMoved => Note is not null;
}

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
    public MovedMarker At(TableRow row, string mark, Seconds detected)
    {
        asked.Add((row.Line, mark));
        return events.Moves.TryGetValue((row.Line, mark), out var edit)
            ? new MovedMarker(edit.Time!.Value, NoteOf(row, edit, detected))
            : new MovedMarker(detected, null);
    }

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
