using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory;

/// <summary>Makes findings of one person, session and test, and ties the notes to them.</summary>
internal sealed class FindingBuilder(Recording first, string test, Detector detector)
{
    /// <summary>A finding from a series of trials.</summary>
    public Finding Make(
        SeriesKey series,
        Estimate estimate,
        Unit unit,
        IReadOnlyList<Trial> trials,
        IEnumerable<Note> quality,
        Bound bound = Bound.None
    ) =>
        new(
            first.File.Participant,
            first.File.Session,
            test,
            series,
            estimate,
            unit,
            trials.Count(trial => trial.Counts),
            trials.Count(trial => trial.Status == TrialStatus.Rejected),
            detector,
            [.. trials.Select(trial => trial.Place.File).Distinct(StringComparer.Ordinal)]
        )
        {
            Bound = bound,
            Quality = [.. quality.OrderByDescending(note => note.Grade)],
        };
}
