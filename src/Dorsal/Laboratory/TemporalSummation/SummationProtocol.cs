using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>Temporal summation as it was carried out. Defaults: evidence file, section C.2.</summary>
/// <param name="Pairs">Pairs of a single stimulus and a train expected.</param>
/// <param name="Trains">Trains of rated pulses expected.</param>
/// <param name="Pulses">Pulses of a train; 0 for as many as the longest train of the series has.</param>
/// <param name="IsSlow">Whether the stimuli are too far apart to wind up.</param>
/// <param name="Offset">Added to every rating of a wind-up ratio, on the scale 0-100; 0 where the rule is <c>missing</c>.</param>
/// <param name="Summary">The only summary wanted, or null for all.</param>
/// <param name="Early">Pulses at the start that count as early.</param>
/// <param name="Late">Pulses at the end that count as late.</param>
/// <param name="FewestForSlope">Pulses that a train must have for a slope; which ones does not matter.</param>
/// <param name="LowestCorrelation">Limits of the autocorrelation thought possible within a train.</param>
/// <param name="HighestCorrelation">The upper one.</param>
internal sealed record SummationProtocol(
    int Pairs,
    int Trains,
    int Pulses,
    bool IsSlow,
    PainRating Offset,
    Summary? Summary,
    int Early,
    int Late,
    int FewestForSlope,
    double LowestCorrelation,
    double HighestCorrelation
)
{
    public static SummationProtocol From(ProtocolReader fields)
    {
        var offset = fields.Quantity<PainRating>("zero_offset");
        return new(
            fields.Count("pairs"),
            fields.Count("trains"),
            fields.Count("pulses"),
            fields.Quantity<Seconds>("inter_stimulus_interval").Value >= fields.Quantity<Seconds>("slow_from").Value,
            fields.Word("zero_singles") == "offset" ? offset : new PainRating(0),
            SummaryOf(fields.Word("summary")),
            fields.Count("early_pulses"),
            fields.Count("late_pulses"),
            fields.Count("fewest_slope_pulses"),
            fields.Number("lowest_correlation"),
            fields.Number("highest_correlation")
        );
    }

    private static Summary? SummaryOf(string word) =>
        word == "all" ? null : Enum.Parse<Summary>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
