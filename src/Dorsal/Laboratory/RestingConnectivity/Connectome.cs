namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>The correlations of one person's regions in one session, kept for what needs all people.</summary>
/// <param name="Participant">Label without <c>sub-</c>.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Regions">Names of the regions.</param>
/// <param name="Correlation">Full or partial correlation, as the protocol says; NaN where a region does not vary.</param>
/// <param name="SourceFile">The recording.</param>
public sealed record Connectome(
    string Participant,
    string Session,
    IReadOnlyList<string> Regions,
    double[,] Correlation,
    string SourceFile
)
{
    /// <summary>The network of each region, or empty texts.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [.. Regions.Select(_ => "")];

    /// <summary>Mean framewise displacement in mm; NaN where nobody measured it.</summary>
    public double Displacement { get; init; } = double.NaN;

    /// <summary>How the recording was analysed; people are compared where that is the same.</summary>
    internal RestProtocol Rules { get; init; } = RestProtocol.Default;

    /// <summary>Those that can be compared: of one session, with the same regions, by the same rules.</summary>
    internal static IEnumerable<IReadOnlyList<Connectome>> Alike(IReadOnlyList<Connectome> connectomes) =>
        connectomes
            .GroupBy(one => (one.Session, string.Join('\t', one.Regions), one.Rules))
            .Select(alike => (IReadOnlyList<Connectome>)[.. alike]);
}
