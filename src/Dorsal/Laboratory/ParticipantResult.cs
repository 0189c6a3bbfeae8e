using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory;

/// <summary>All that was measured of one person.</summary>
/// <param name="Participant">The person.</param>
/// <param name="Findings">Outcomes over all sessions and tests.</param>
/// <param name="Trials">The trials behind them, with session and test.</param>
/// <param name="Traces">Signals for the report, with session and test.</param>
/// <param name="Notes">Quality notes and errors about this person's files.</param>
/// <param name="Protocol">Protocol fields as they were used.</param>
/// <param name="IsBroken">Whether a file of this person could not be used.</param>
public sealed record ParticipantResult(
    Participant Participant,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<TrialOf> Trials,
    IReadOnlyList<TraceOf> Traces,
    IReadOnlyList<Note> Notes,
    IReadOnlyList<ProtocolChoice> Protocol,
    bool IsBroken
)
{
    /// <summary>Correlations between regions, one a session.</summary>
    public IReadOnlyList<Connectome> Connectomes { get; init; } = [];
}

/// <summary>A trial with the session and test that it belongs to.</summary>
public sealed record TrialOf(string Session, string Test, Trial Trial);

/// <summary>A trace with the session and test that it belongs to.</summary>
public sealed record TraceOf(string Session, string Test, Trace Trace);
