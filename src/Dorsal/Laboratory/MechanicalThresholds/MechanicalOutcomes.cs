using Dorsal.Units;

namespace Dorsal.Laboratory.MechanicalThresholds;

/// <summary>A mechanical measure and the words of its answers.</summary>
/// <param name="Code">Word in the column <c>measure</c>.</param>
/// <param name="Threshold">The outcome.</param>
/// <param name="Below">Answer at the turning point below the threshold.</param>
/// <param name="Above">Answer at the turning point above it.</param>
internal sealed record MechanicalMeasure(string Code, Outcome Threshold, string Below, string Above);

/// <summary>Touch (MDT) and pinprick pain (MPT); statistics on the logarithm (Rolke et al. 2006).</summary>
internal static class MechanicalOutcomes
{
    public static IReadOnlyList<MechanicalMeasure> Measures { get; } =
    [
        new("MDT", Of("mechanical_detection_threshold", "MDT"), "not_felt", "felt"),
        new("MPT", Of("mechanical_pain_threshold", "MPT"), "no_pain", "pain"),
    ];

    public static IReadOnlyList<Outcome> All { get; } = [.. Measures.Select(m => m.Threshold)];

    private static Outcome Of(string id, string code) =>
        new(id, code, Millinewtons.Unit, UnitScale.Log10, Gain.WhenLower);
}
