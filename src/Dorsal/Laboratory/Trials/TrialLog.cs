using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Laboratory;

/// <summary>Collects the trials of an analysis and the notes about them; a rejected trial always has its note.</summary>
internal sealed class TrialLog
{
    private readonly List<Trial> trials = [];
    private readonly List<Note> notes = [];

    public IReadOnlyList<Trial> Trials => trials;

    public IReadOnlyList<Note> Notes => notes;

    public void Add(Trial trial) => trials.Add(trial);

    /// <summary>Adds a note; one about a whole row, met again at the next of its cells, is told once.</summary>
    public void Add(Note note)
    {
        if (notes.Count == 0 || !ReferenceEquals(notes[^1], note))
        {
            notes.Add(note);
        }
    }

    public void Add(IEnumerable<Note> more)
    {
        foreach (var note in more)
        {
            Add(note);
        }
    }

    /// <summary>Records a trial that does not count, and why.</summary>
    public void Reject(SeriesKey series, string label, double value, Unit unit, Note why)
    {
        trials.Add(new Trial(series, label, value, unit, TrialStatus.Rejected, why.Code, why.Place));
        Add(why);
    }

    /// <summary>Takes back a trial that counted, and says why it does not after all.</summary>
    public void Withdraw(Trial trial, Note why)
    {
        trials[trials.IndexOf(trial)] = trial with { Status = TrialStatus.Rejected, Reason = why.Code };
        notes.Add(why);
    }

    /// <summary>
    /// The series in the order of their first trial, each with its trials in the order of the files. Trials of an unknown unit are a
    /// series of their own: they cannot be averaged with others.
    /// </summary>
    public IEnumerable<(SeriesKey Series, IReadOnlyList<Trial> Trials)> BySeries() =>
        trials
            .GroupBy(trial => (trial.Series, trial.Unit))
            .Select(group => (group.Key.Series, (IReadOnlyList<Trial>)[.. group]));
}
