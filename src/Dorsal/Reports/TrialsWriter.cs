using Dorsal.Laboratory;
using Dorsal.Reports.Tables;

namespace Dorsal.Reports;

/// <summary>Writes <c>trials.csv</c> person by person: every trial that was found and what became of it, the rejected ones too.</summary>
public sealed class TrialsWriter : IDisposable
{
    private readonly OpenTable<(string Participant, TrialOf Of)> table;

    /// <summary>Starts the file in a folder that exists.</summary>
    public TrialsWriter(string folder) => table = ResultTables.Trials.Open(folder);

    /// <summary>Name of the file.</summary>
    public const string FileName = "trials.csv";

    /// <summary>Adds the trials of a person.</summary>
    public void Write(ParticipantResult result) => Write(result.Participant.Id, result.Trials);

    /// <summary>Adds trials of a person.</summary>
    /// <param name="participant">Label without <c>sub-</c>.</param>
    /// <param name="trials">The trials, in the order in which they are to stand.</param>
    public void Write(string participant, IEnumerable<TrialOf> trials)
    {
        foreach (var trial in trials)
        {
            table.Write((participant, trial));
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => table.Dispose();
}
