using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>How a resting recording is analysed. Defaults: evidence file, sections 6-10, C4.</summary>
/// <param name="DiscardFirst">Time cut off at the start.</param>
/// <param name="LargestDisplacement">Volumes with a larger framewise displacement are left out, in mm.</param>
/// <param name="ShortestKept">Recordings of which less is left are rejected.</param>
/// <param name="LowCutoff">Lower end of the band.</param>
/// <param name="HighCutoff">Upper end of the band.</param>
/// <param name="SlowFrom">Lower end of slow-5.</param>
/// <param name="SlowTo">Upper end of slow-5.</param>
/// <param name="SlowEnd">Upper end of the power that it is related to.</param>
internal sealed record RestProtocol(
    Seconds DiscardFirst,
    double LargestDisplacement,
    Seconds ShortestKept,
    Hertz LowCutoff,
    Hertz HighCutoff,
    Hertz SlowFrom,
    Hertz SlowTo,
    Hertz SlowEnd
)
{
    /// <summary>Densities at which graphs are cut, in % of all possible edges (evidence C4: 5 to 30 in steps of 5).</summary>
    public static IReadOnlyList<int> Densities { get; } = [5, 10, 15, 20, 25, 30];

    public static RestProtocol From(ProtocolReader fields) =>
        new(
            fields.Quantity<Seconds>("discard_first"),
            fields.Number("largest_displacement"),
            fields.Quantity<Seconds>("shortest_kept"),
            fields.Quantity<Hertz>("low_cutoff"),
            fields.Quantity<Hertz>("high_cutoff"),
            fields.Quantity<Hertz>("slow_from"),
            fields.Quantity<Hertz>("slow_to"),
            fields.Quantity<Hertz>("slow_end")
        );
}
