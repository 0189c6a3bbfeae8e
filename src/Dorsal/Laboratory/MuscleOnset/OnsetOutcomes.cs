using Dorsal.Units;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>
/// What a muscle's onsets during rapid arm raises yield. Later and earlier, more and less variable are described and not judged: no outcome has a
/// worse direction (evidence file, sections 6-10, 7c), and z keeps the sign of the value.
/// </summary>
internal static class OnsetOutcomes
{
    public static Unit Milliseconds { get; } = Unit.Parse("ms");

    public static Unit Percent { get; } = Unit.Parse("%");

    public static Outcome Relative { get; } = new("onset_relative", "Onset", Milliseconds, UnitScale.Linear, Gain.None);

    public static Outcome Variability { get; } =
        new("onset_variability", "Onset SD", Milliseconds, UnitScale.Log10, Gain.None);

    public static Outcome VariabilityChange { get; } =
        new("onset_variability_change", "Onset SD change", Percent, UnitScale.Linear, Gain.None);

    public static IReadOnlyList<Outcome> All { get; } = [Relative, Variability, VariabilityChange];
}
