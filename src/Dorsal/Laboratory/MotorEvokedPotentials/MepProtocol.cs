using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>How a response of a muscle to a magnetic pulse is read. Defaults: evidence file, sections 6-10, C1 and C2.</summary>
/// <param name="IsActive">Whether the muscle was held active; else it was at rest.</param>
/// <param name="BackgroundFrom">Begin of the background, relative to the first pulse of a pair.</param>
/// <param name="BackgroundTo">Its end.</param>
/// <param name="WindowFrom">Begin of the response window, relative to the test pulse; what is before is stimulus artefact and not looked at.</param>
/// <param name="WindowTo">Its end.</param>
/// <param name="AbsentBelow">Smaller peak-to-peak amplitudes are absent responses.</param>
/// <param name="OnsetSd">A response is where the rectified signal is above the mean of the background by so many SD.</param>
/// <param name="OnsetHold">How long a response lasts at least.</param>
/// <param name="OnsetDip">How long the signal may be below in between, where a biphasic response crosses zero.</param>
/// <param name="BackgroundLimit">At rest: trials with more background, peak to peak, are rejected.</param>
/// <param name="BackgroundSd">Active: trials whose background is further from the mean of the muscle, in SD, are rejected.</param>
/// <param name="PairWithin">A conditioning pulse belongs to the test pulse that follows within this time.</param>
/// <param name="ArtefactSpan">Begin of the response window that must be quiet: no response is as early.</param>
/// <param name="ClippedRun">So many equal samples at an extreme are an amplifier at its limit.</param>
/// <param name="HighestPossible">Larger amplitudes are rejected.</param>
internal sealed record MepProtocol(
    bool IsActive,
    Seconds BackgroundFrom,
    Seconds BackgroundTo,
    Seconds WindowFrom,
    Seconds WindowTo,
    Microvolts AbsentBelow,
    double OnsetSd,
    Seconds OnsetHold,
    Seconds OnsetDip,
    Microvolts BackgroundLimit,
    double BackgroundSd,
    Seconds PairWithin,
    Seconds ArtefactSpan,
    int ClippedRun,
    Microvolts HighestPossible
)
{
    public static MepProtocol From(ProtocolReader fields) =>
        new(
            fields.Word("muscle") == "active",
            fields.Quantity<Seconds>("background_from"),
            fields.Quantity<Seconds>("background_to"),
            fields.Quantity<Seconds>("window_from"),
            fields.Quantity<Seconds>("window_to"),
            fields.Quantity<Microvolts>("absent_below"),
            fields.Number("onset_sd"),
            fields.Quantity<Seconds>("onset_hold"),
            fields.Quantity<Seconds>("onset_dip"),
            fields.Quantity<Microvolts>("background_limit"),
            fields.Number("background_sd"),
            fields.Quantity<Seconds>("pair_within"),
            fields.Quantity<Seconds>("artefact_span"),
            fields.Count("clipped_run"),
            fields.Quantity<Microvolts>("highest_possible")
        );
}

/// <summary>What is made of the responses of a series.</summary>
/// <param name="CountedTrials">Trials expected for each condition and intensity.</param>
/// <param name="CurveIntensities">Intensities that an input-output curve needs.</param>
/// <param name="PlateauShare">Share of the plateau that the curve must reach at the highest intensity; else the plateau is a bound.</param>
internal sealed record MepSeriesProtocol(int CountedTrials, int CurveIntensities, double PlateauShare)
{
    public static MepSeriesProtocol From(ProtocolReader fields) =>
        new(fields.Count("counted_trials"), fields.Count("curve_intensities"), fields.Number("plateau_share"));
}
