using Dorsal.Units;

namespace Dorsal.Laboratory.CuffAlgometry;

/// <summary>What an inflating cuff yields; pressures stay linear, as the norms of the field are (evidence C.3).</summary>
internal static class CuffOutcomes
{
    public static Outcome Detection { get; } =
        new("cuff_pain_detection_threshold", "cPDT", Kilopascals.Unit, UnitScale.Linear, Gain.WhenLower);

    public static Outcome Tolerance { get; } =
        new("cuff_pain_tolerance", "cPTT", Kilopascals.Unit, UnitScale.Linear, Gain.WhenLower);

    public static Outcome RatingAtTolerance { get; } =
        new("cuff_rating_at_tolerance", "cPTT VAS", PainRating.Unit, UnitScale.Linear, Gain.WhenHigher);

    public static IReadOnlyList<Outcome> All { get; } = [Detection, Tolerance, RatingAtTolerance];
}
