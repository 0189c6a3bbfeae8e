using Dorsal.Units;

namespace Dorsal.Laboratory.TonicPain;

/// <summary>What a tonic test yields: how long a person endures it, and how it hurts over time.</summary>
internal static class TonicOutcomes
{
    public static Outcome Withdrawal { get; } =
        new("tonic_withdrawal_time", "Withdrawal", Seconds.Unit, UnitScale.Linear, Gain.WhenLower)
        {
            IsTimeToEvent = true,
        };

    public static Outcome Area { get; } =
        new("tonic_rating_area", "Rating AUC", Unit.Parse("{rating_0_100}.min"), UnitScale.Linear, Gain.WhenHigher);

    public static Outcome Mean { get; } = Rating("tonic_mean_rating", "Rating mean");

    public static Outcome Peak { get; } = Rating("tonic_peak_rating", "Rating peak");

    public static Outcome Early { get; } = Rating("tonic_early_rating", "Rating early");

    public static Outcome Late { get; } = Rating("tonic_late_rating", "Rating late");

    public static IReadOnlyList<Outcome> All { get; } = [Withdrawal, Area, Mean, Peak, Early, Late];

    private static Outcome Rating(string id, string abbreviation) =>
        new(id, abbreviation, PainRating.Unit, UnitScale.Linear, Gain.WhenHigher);
}
