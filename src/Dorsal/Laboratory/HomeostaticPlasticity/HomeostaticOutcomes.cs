using Dorsal.Units;

namespace Dorsal.Laboratory.HomeostaticPlasticity;

/// <summary>What a double stimulation yields. Not about sensitivity: z keeps the sign of the value.</summary>
internal static class HomeostaticOutcomes
{
    public static Unit Plain { get; } = Unit.Parse("1");

    /// <summary>Mean amplitude of the responses of a block of pulses.</summary>
    public static Outcome Amplitude { get; } =
        new("homeostatic_amplitude", "MEP", Microvolts.Unit, UnitScale.Log10, Gain.None) { IsCompanion = true };

    /// <summary>That mean over the mean before stimulation.</summary>
    public static Outcome Ratio { get; } = new("homeostatic_ratio", "MEP/base", Plain, UnitScale.NaturalLog, Gain.None);

    /// <summary>ln of that ratio ten minutes after the second stimulation, signed so that negative is against its direction.</summary>
    public static Outcome Index { get; } = new("homeostatic_index", "HI", Plain, UnitScale.Linear, Gain.None);

    public static IReadOnlyList<Outcome> All { get; } = [Amplitude, Ratio, Index];
}
