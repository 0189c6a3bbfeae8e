using Dorsal.Units;

namespace Dorsal.Laboratory.SensoryEvokedPotentials;

/// <summary>Areas of the components: N80 is ascribed to S1, N150 to S2, P260 to the anterior cingulate (evidence sections 6-10, C1).</summary>
/// <remarks>A larger potential is not the same as more pain: z keeps the sign of the value.</remarks>
internal static class SepOutcomes
{
    /// <summary>Microvolts times milliseconds.</summary>
    public static Unit Area { get; } = Unit.Parse("uV.ms");

    public static Outcome N80 { get; } = Of("sep_n80_area", "N80");

    public static Outcome N150 { get; } = Of("sep_n150_area", "N150");

    public static Outcome P260 { get; } = Of("sep_p260_area", "P260");

    public static IReadOnlyList<Outcome> All { get; } = [N80, N150, P260];

    private static Outcome Of(string id, string code) => new(id, code, Area, UnitScale.Log10, Gain.None);
}
