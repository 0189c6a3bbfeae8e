using Dorsal.Laboratory.Protocols;
using Dorsal.Studies;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>Letters drawn on the skin and named: the share named right (evidence sections 6-10, C6; claim 10.1).</summary>
public sealed class GraphaesthesiaTest : ILaboratoryTest
{
    private static readonly Detector Letters = new("graphaesthesia-answers", "1.0");
    private static readonly Outcome Correct = ClosedSet.OutcomeOf("graphaesthesia_correct", "Graph.");

    /// <inheritdoc/>
    public string Id => "graphaesthesia";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes { get; } = [Correct];

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol) =>
        ClosedSet.Analyse(recordings, protocol.For(recordings[0].Sidecar), new(recordings[0], Id, Letters), Correct);
}
