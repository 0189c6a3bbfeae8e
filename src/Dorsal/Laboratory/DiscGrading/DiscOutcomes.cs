using Dorsal.Units;

namespace Dorsal.Laboratory.DiscGrading;

/// <summary>What <c>discs</c> yields. All are ordinal: never averaged. None is a gain: degeneration is common in people without pain.</summary>
internal static class DiscOutcomes
{
    public static Outcome Highest { get; } = Make("disc_highest_grade", "Disc max.", "{grade}");
    public static Outcome Degenerated { get; } = Make("discs_degenerated", "Disc deg.", "{count}");
    public static Outcome Grade { get; } = Make("disc_grade", "Disc", "{grade}");
    public static Outcome Modic { get; } = Make("modic_type", "Modic", "{grade}");
    public static Outcome ModicLevels { get; } = Make("modic_levels", "Modic n", "{count}");
    public static Outcome ModicOne { get; } = Make("modic_1_levels", "Modic 1 n", "{count}");

    public static IReadOnlyList<Outcome> All { get; } = [Highest, Degenerated, Grade, Modic, ModicLevels, ModicOne];

    private static Outcome Make(string id, string abbreviation, string unit) =>
        new(id, abbreviation, Unit.Parse(unit), UnitScale.Linear, Gain.None) { IsOrdinal = true };
}
