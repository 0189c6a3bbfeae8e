using Dorsal.Units;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>
/// What repeated movement of the trunk yields. Less and more variability are both published in back pain (evidence file, sections 6-10, 7c), and
/// sway while standing is another construct (G, trap 7): none of these outcomes has a worse direction, and z keeps the sign of the value.
/// </summary>
internal static class MovementOutcomes
{
    public static Unit Degrees { get; } = Unit.Parse("[deg]");

    public static Unit Percent { get; } = Unit.Parse("%");

    public static Outcome MeanSd { get; } = Of("movement_mean_sd", "MeanSD", Degrees, UnitScale.Log10);

    public static Outcome Range { get; } = Of("movement_range", "ROM", Degrees, UnitScale.Linear);

    public static Outcome CycleDuration { get; } =
        Of("movement_cycle_duration", "Cycle", Seconds.Unit, UnitScale.Linear);

    public static Outcome CycleVariation { get; } =
        Of("movement_cycle_variation", "Cycle CV", Percent, UnitScale.Log10);

    public static IReadOnlyList<Outcome> All { get; } = [MeanSd, Range, CycleDuration, CycleVariation];

    private static Outcome Of(string id, string code, Unit unit, UnitScale scale) =>
        new(id, code, unit, scale, Gain.None);
}
