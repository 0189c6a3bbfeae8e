using Dorsal.Laboratory.Protocols;
using Dorsal.Studies;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>Touches at numbered sites, named from a chart: the share named right (evidence sections 6-10, C6).</summary>
public sealed class LocalisationTest : ILaboratoryTest
{
    private static readonly Detector Sites = new("localisation-answers", "1.0");
    private static readonly Outcome Correct = ClosedSet.OutcomeOf("localisation_correct", "Local.");

    /// <inheritdoc/>
    public string Id => "localisation";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes { get; } = [Correct];

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol) =>
        ClosedSet.Analyse(recordings, protocol.For(recordings[0].Sidecar), new(recordings[0], Id, Sites), Correct);
}
