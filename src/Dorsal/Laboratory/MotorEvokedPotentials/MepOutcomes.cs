using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>What responses of a muscle yield. They are not about sensitivity: z keeps the sign of the value.</summary>
internal static class MepOutcomes
{
    public static Unit Milliseconds { get; } = Unit.Parse("ms");

    public static Unit Percent { get; } = Unit.Parse("%");

    public static Outcome Amplitude { get; } = Of("mep_amplitude", "MEP", Microvolts.Unit, UnitScale.Log10);

    public static Outcome Rms { get; } = Of("mep_rms", "MEP RMS", Microvolts.Unit, UnitScale.Log10);

    public static Outcome Area { get; } = Of("mep_area", "MEP area", Unit.Parse("uV.ms"), UnitScale.Log10);

    public static Outcome Latency { get; } = Of("mep_latency", "MEP lat", Milliseconds, UnitScale.Linear);

    public static Outcome ResponseShare { get; } =
        Of("mep_response_share", "MEP share", Percent, UnitScale.Linear) with
        {
            IsCompanion = true,
        };

    public static Outcome Plateau { get; } = Of("mep_curve_plateau", "IO plateau", Microvolts.Unit, UnitScale.Log10);

    public static Outcome Midpoint { get; } = Of("mep_curve_midpoint", "IO S50", Percent, UnitScale.Linear);

    public static Outcome Width { get; } = Of("mep_curve_width", "IO k", Percent, UnitScale.Log10);

    public static IReadOnlyList<Outcome> All { get; } =
    [Amplitude, Rms, Area, Latency, ResponseShare, Plateau, Midpoint, Width];

    private static Outcome Of(string id, string code, Unit unit, UnitScale scale) =>
        new(id, code, unit, scale, Gain.None);
}
