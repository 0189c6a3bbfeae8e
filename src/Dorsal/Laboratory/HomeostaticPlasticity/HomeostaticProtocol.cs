using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.HomeostaticPlasticity;

/// <summary>A double stimulation as it was carried out. Defaults: evidence file, sections 6-10, C2.</summary>
/// <param name="Polarity">What both stimulations were, such as <c>anodal-anodal</c>; <c>unknown</c> where the study does not say.</param>
/// <param name="First">Duration of the first stimulation, min; NaN where not known.</param>
/// <param name="Gap">Time between the two, min; NaN where not known.</param>
/// <param name="Second">Duration of the second, min; NaN where not known.</param>
/// <param name="InversionGap">The gap after which direct currents are expected to act against one another, min.</param>
/// <param name="IndexMinute">The block of pulses of which the index is made, min after the second stimulation.</param>
/// <param name="CountedTrials">Trials expected in a block of pulses.</param>
/// <param name="AbsentBelow">Smaller amplitudes are absent responses, in signals and in tables.</param>
/// <param name="HighestPossible">Larger amplitudes are rejected.</param>
internal sealed record HomeostaticProtocol(
    string Polarity,
    double First,
    double Gap,
    double Second,
    double InversionGap,
    double IndexMinute,
    int CountedTrials,
    Microvolts AbsentBelow,
    Microvolts HighestPossible
)
{
    private const double SecondsPerMinute = 60;

    public static HomeostaticProtocol From(ProtocolReader fields)
    {
        // The defaults are those of direct currents; other stimulations have no times unless the study states them.
        var polarity = fields.Word("polarity");
        bool Has(string name) => IsDirectCurrentOf(polarity) || fields.States(name);
        return new(
            polarity,
            Has("first_stimulation") ? InMinutes(fields.Quantity<Seconds>("first_stimulation")) : double.NaN,
            Has("gap") ? InMinutes(fields.Quantity<Seconds>("gap")) : double.NaN,
            Has("second_stimulation") ? InMinutes(fields.Quantity<Seconds>("second_stimulation")) : double.NaN,
            InMinutes(fields.Quantity<Seconds>("inversion_gap")),
            InMinutes(fields.Quantity<Seconds>("index_minute")),
            fields.Count("counted_trials"),
            fields.Quantity<Microvolts>("absent_below"),
            fields.Quantity<Microvolts>("highest_possible")
        );
    }

    /// <summary>Whether durations and gap are known.</summary>
    public bool HasTimes => double.IsFinite(First + Gap + Second);

    /// <summary>Whether the stimulations are known to be direct currents.</summary>
    public bool IsDirectCurrent => IsDirectCurrentOf(Polarity);

    /// <summary>
    /// What turns ln(MEP / baseline) into the index: +1 for two excitatory stimulations, -1 for two inhibitory ones (evidence C2, trap G1), NaN
    /// where that is not known. Negative is then homeostatic in both: the response goes against the direction of the stimulations.
    /// </summary>
    public double Sign =>
        Polarity switch
        {
            "anodal-anodal" or "itbs-itbs" => 1,
            "cathodal-cathodal" or "ctbs-ctbs" => -1,
            _ => double.NaN,
        };

    /// <summary>Whether a block of pulses is the one that the index is made of.</summary>
    public bool IsIndexMinute(double minute) => Math.Abs(minute - IndexMinute) < 1e-6;

    private static bool IsDirectCurrentOf(string polarity) => polarity is "anodal-anodal" or "cathodal-cathodal";

    private static double InMinutes(Seconds time) => time.Value / SecondsPerMinute;
}
