using System.Globalization;
using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.PressurePain;

/// <summary>Pressure algometry as it was carried out. Defaults: evidence file, section C.1.</summary>
internal sealed record PressureProtocol(
    SquareCentimetres ProbeArea,
    KilopascalsPerSecond Ramp,
    Kilopascals CutOff,
    Kilopascals HighestPossible,
    int PracticeTrials,
    int CountedTrials,
    double SpreadLimit,
    double DriftLimit,
    double SideDifferenceLimit,
    RampProtocol RampRules
)
{
    /// <summary>Which pressures can be, for notes.</summary>
    public string Possible => string.Create(CultureInfo.InvariantCulture, $"> 0 … {HighestPossible.Value:0.###} kPa");

    public static PressureProtocol From(ProtocolReader fields) =>
        new(
            fields.Quantity<SquareCentimetres>("probe_area"),
            fields.Quantity<KilopascalsPerSecond>("ramp"),
            fields.Quantity<Kilopascals>("cut_off"),
            fields.Quantity<Kilopascals>("highest_possible"),
            fields.Count("practice_trials"),
            fields.Count("counted_trials"),
            fields.Number("spread_limit"),
            fields.Number("drift_limit"),
            fields.Number("side_difference_limit"),
            RampProtocol.From(fields)
        );
}

/// <summary>What makes a recorded ramp usable, and how its threshold is read.</summary>
internal sealed record RampProtocol(
    Seconds Smoothing,
    Seconds ReactionTime,
    double SlopeTolerance,
    double OvershootLimit,
    Seconds ShortestRamp,
    double FitFrom,
    double FitTo
)
{
    public static RampProtocol From(ProtocolReader fields) =>
        new(
            fields.Quantity<Seconds>("smoothing"),
            fields.Quantity<Seconds>("reaction_time"),
            fields.Number("slope_tolerance"),
            fields.Number("overshoot_limit"),
            fields.Quantity<Seconds>("shortest_ramp"),
            fields.Number("fit_from"),
            fields.Number("fit_to")
        );
}
