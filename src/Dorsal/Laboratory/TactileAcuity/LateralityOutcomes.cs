using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>A set of pictures, with what is measured.</summary>
/// <param name="Code">Word in the column <c>measure</c>: trunk, or hand as the control.</param>
/// <param name="Accuracy">Share of pictures judged right, in %.</param>
/// <param name="Time">Median reaction time of right answers.</param>
internal sealed record PictureSet(string Code, Outcome Accuracy, Outcome Time);

/// <summary>The outcomes of left/right judgement; the set is part of the outcome, as trunk and hand are different tasks.</summary>
internal static class LateralityOutcomes
{
    public static IReadOnlyList<PictureSet> Sets { get; } = [Of("trunk"), Of("hand")];

    public static IReadOnlyList<Outcome> All { get; } = [.. Sets.SelectMany(set => new[] { set.Accuracy, set.Time })];

    private static PictureSet Of(string code) =>
        new(
            code,
            new($"laterality_accuracy_{code}", $"L/R {code} %", Unit.Parse("%"), UnitScale.Linear, Gain.WhenHigher),
            new($"laterality_time_{code}", $"L/R {code} RT", Seconds.Unit, UnitScale.Linear, Gain.WhenLower)
        );
}
