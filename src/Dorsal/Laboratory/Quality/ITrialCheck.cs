using Dorsal.Messages;

namespace Dorsal.Laboratory.Quality;

/// <summary>One thing to look at in a series of trials; returns graded conclusions (house rule 6).</summary>
internal interface ITrialCheck
{
    /// <summary>Looks at the trials of one series, in the order in which they were done.</summary>
    IEnumerable<Note> Check(IReadOnlyList<Trial> trials);
}
