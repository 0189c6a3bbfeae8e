using Dorsal.Units;

namespace Dorsal.Laboratory.PressurePain;

/// <summary>A pressure measure and what comes of it.</summary>
/// <param name="Code">Word in the column <c>measure</c>.</param>
/// <param name="Threshold">The outcome.</param>
/// <param name="PlainMean">The same with the cut-off counted as a value.</param>
/// <param name="SideDifference">Difference between left and right.</param>
internal sealed record PressureMeasure(string Code, Outcome Threshold, Outcome PlainMean, Outcome SideDifference);

/// <summary>Threshold (first pain) and tolerance (most that is bearable); statistics on the logarithm (evidence C.1).</summary>
internal static class PressureOutcomes
{
    public static IReadOnlyList<PressureMeasure> Measures { get; } =
    [Measure("PPT", "pressure_pain_threshold"), Measure("PTT", "pressure_pain_tolerance")];

    public static IReadOnlyList<Outcome> All { get; } =
    [
        .. Measures.Select(m => m.Threshold),
        .. Measures.Select(m => m.PlainMean),
        .. Measures.Select(m => m.SideDifference),
    ];

    private static PressureMeasure Measure(string code, string id) =>
        new(
            code,
            new Outcome(id, code, Kilopascals.Unit, UnitScale.Log10, Gain.WhenLower),
            new Outcome(id + "_plain_mean", code + " mean", Kilopascals.Unit, UnitScale.Log10, Gain.WhenLower)
            {
                IsCompanion = true,
            },
            new Outcome(id + "_side_difference", code + " L−R", Unit.Parse("%"), UnitScale.Linear, Gain.None)
        );
}
