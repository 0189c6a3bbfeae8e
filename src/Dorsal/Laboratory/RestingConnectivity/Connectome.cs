namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>The correlations of one person's regions in one session, kept for what needs all people.</summary>
/// <param name="Participant">Label without <c>sub-</c>.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Regions">Names of the regions.</param>
/// <param name="Correlation">Pearson's r; NaN where a region does not vary.</param>
/// <param name="SourceFile">The recording.</param>
public sealed record Connectome(
    string Participant,
    string Session,
    IReadOnlyList<string> Regions,
    double[,] Correlation,
    string SourceFile
);
