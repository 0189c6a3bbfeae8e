using Dorsal.Units;

namespace Dorsal.Laboratory.ThermalThresholds;

/// <summary>A thermal measure: how its trials run and what comes of them.</summary>
/// <param name="Code">Word in the column <c>measure</c>.</param>
/// <param name="Threshold">The outcome.</param>
/// <param name="PlainMean">The same with limits counted as values.</param>
/// <param name="IsCold">Whether the temperature falls from baseline.</param>
/// <param name="IsPain">Whether the end is pain rather than the first change felt.</param>
internal sealed record ThermalMeasure(string Code, Outcome Threshold, Outcome PlainMean, bool IsCold, bool IsPain);

/// <summary>Cold and warm detection, cold and heat pain (DFNS: CDT, WDT, CPT, HPT).</summary>
/// <remarks>
/// Detection thresholds are the change from baseline, and statistics are done on its logarithm; pain thresholds are temperatures
/// and stay linear (Rolke et al. 2006, Pain 123:231-243; evidence C.1).
/// </remarks>
internal static class ThermalOutcomes
{
    private static readonly Unit Change = Unit.Parse("Cel{change}");

    public static IReadOnlyList<ThermalMeasure> Measures { get; } =
    [
        Detection("CDT", "cold_detection_threshold", isCold: true),
        Detection("WDT", "warm_detection_threshold", isCold: false),
        Pain("CPT", "cold_pain_threshold", Gain.WhenHigher, isCold: true),
        Pain("HPT", "heat_pain_threshold", Gain.WhenLower, isCold: false),
    ];

    public static IReadOnlyList<Outcome> All { get; } =
    [.. Measures.Select(m => m.Threshold), .. Measures.Select(m => m.PlainMean)];

    private static ThermalMeasure Detection(string code, string id, bool isCold) =>
        new(
            code,
            new Outcome(id, code, Change, UnitScale.Log10, Gain.WhenLower)
            {
                GainAsTemperature = isCold ? Gain.WhenHigher : Gain.WhenLower,
            },
            Mean(code, id, isCold),
            isCold,
            IsPain: false
        );

    private static ThermalMeasure Pain(string code, string id, Gain gain, bool isCold) =>
        new(
            code,
            new Outcome(id, code, DegreesCelsius.Unit, UnitScale.Linear, gain),
            Mean(code, id, isCold),
            isCold,
            IsPain: true
        );

    private static Outcome Mean(string code, string id, bool isCold) =>
        new(
            id + "_plain_mean",
            code + " mean",
            DegreesCelsius.Unit,
            UnitScale.Linear,
            isCold ? Gain.WhenHigher : Gain.WhenLower
        )
        {
            IsCompanion = true,
        };
}
