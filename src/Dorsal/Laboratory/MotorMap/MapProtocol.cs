using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorMap;

/// <summary>How a map is made of the responses. Defaults: evidence file, sections 6-10, C1.</summary>
/// <param name="UsesRms">Whether a response's amplitude is its RMS above background; else it is peak to peak.</param>
/// <param name="Spacing">Distance of neighbouring sites; stimuli belong to the nearest site of the grid.</param>
/// <param name="AreaFrom">Sites with at least this share of the maximum are in the area.</param>
/// <param name="PeakFrom">A discrete peak has more than this share of the maximum.</param>
/// <param name="PeakMargin">By how much of the maximum it exceeds its neighbours.</param>
/// <param name="PeakNeighbours">How many of 8 neighbours it exceeds; of fewer, as large a share, rounded up.</param>
/// <param name="CountedStimuli">Stimuli expected at each site.</param>
/// <param name="FewestSites">Maps with fewer sites are noted.</param>
/// <param name="BootstrapSamples">Resamples of the stimuli.</param>
/// <param name="BootstrapSeed">Seed of the resampling.</param>
internal sealed record MapProtocol(
    bool UsesRms,
    Centimetres Spacing,
    double AreaFrom,
    double PeakFrom,
    double PeakMargin,
    int PeakNeighbours,
    int CountedStimuli,
    int FewestSites,
    int BootstrapSamples,
    int BootstrapSeed
)
{
    public static MapProtocol From(ProtocolReader fields) =>
        new(
            fields.Word("amplitude") == "rms",
            fields.Quantity<Centimetres>("spacing"),
            fields.Number("area_from"),
            fields.Number("peak_from"),
            fields.Number("peak_margin"),
            fields.Count("peak_neighbours"),
            fields.Count("counted_stimuli"),
            fields.Count("fewest_sites"),
            fields.Count("bootstrap_samples"),
            fields.Count("bootstrap_seed")
        );
}
