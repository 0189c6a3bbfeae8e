using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.ThermalThresholds;

/// <summary>How a series of trials becomes a threshold.</summary>
internal enum ThermalRule
{
    /// <summary>Mean with trials at the limit as bounds; the plain mean stands beside it.</summary>
    Dorsal,

    /// <summary>
    /// The rule of Spisak et al. 2020 (Nat Commun 11:187), after Zunhammer et al. 2016: values below 0 °C count as -0.1 °C,
    /// limits count as values, and detection thresholds are the natural logarithm of the mean temperature.
    /// </summary>
    Rpn,
}

/// <summary>The method of limits as it was carried out. Defaults: evidence file, section C.6, and Rolke et al. 2006.</summary>
internal sealed record ThermalProtocol(
    ThermalRule Rule,
    DegreesCelsius Baseline,
    DegreesCelsius ColdCutOff,
    DegreesCelsius HeatCutOff,
    int PracticeTrials,
    int CountedTrials,
    DegreesCelsius LowestPossible,
    DegreesCelsius HighestPossible,
    double SpreadLimit,
    double DriftLimit
)
{
    public static ThermalProtocol From(ProtocolReader fields) =>
        new(
            fields.Word("rule") == "rpn" ? ThermalRule.Rpn : ThermalRule.Dorsal,
            fields.Quantity<DegreesCelsius>("baseline_temperature"),
            fields.Quantity<DegreesCelsius>("cold_cut_off"),
            fields.Quantity<DegreesCelsius>("heat_cut_off"),
            fields.Count("practice_trials"),
            fields.Count("counted_trials"),
            fields.Quantity<DegreesCelsius>("lowest_possible"),
            fields.Quantity<DegreesCelsius>("highest_possible"),
            fields.Number("spread_limit"),
            fields.Number("drift_limit")
        );
}
