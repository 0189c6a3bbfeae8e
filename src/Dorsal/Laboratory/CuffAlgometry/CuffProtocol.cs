using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.CuffAlgometry;

/// <summary>Cuff algometry as it was carried out. Defaults: evidence file, section C.3.</summary>
/// <param name="Ramp">Nominal rise of pressure.</param>
/// <param name="Limit">Highest pressure of the device: who gets there has a threshold of at least this.</param>
/// <param name="LimitMargin">From this close to the limit on, a recorded pressure is at it.</param>
/// <param name="DetectionVas">Pain begins where the scale is above this; 0 is the moment at which it is moved at all, 10 is 1 cm.</param>
/// <param name="DetectionHold">How long the scale must stay above, so that a touch of the slider is no pain.</param>
/// <param name="FitFrom">Fraction of the pressure at the stop from which the rise is taken.</param>
/// <param name="FitTo">Fraction to which it is taken.</param>
/// <param name="ButtonLevel">Samples of the button above this are a stop.</param>
/// <param name="SlopeTolerance">Ramps whose rise differs by more than this share are rejected.</param>
/// <param name="CountedTrials">Trials expected.</param>
/// <param name="HighestPossible">Higher pressures are rejected.</param>
internal sealed record CuffProtocol(
    KilopascalsPerSecond Ramp,
    Kilopascals Limit,
    Kilopascals LimitMargin,
    PainRating DetectionVas,
    Seconds DetectionHold,
    double FitFrom,
    double FitTo,
    double ButtonLevel,
    double SlopeTolerance,
    int CountedTrials,
    Kilopascals HighestPossible
)
{
    public static CuffProtocol From(ProtocolReader fields) =>
        new(
            fields.Quantity<KilopascalsPerSecond>("ramp"),
            fields.Quantity<Kilopascals>("limit"),
            fields.Quantity<Kilopascals>("limit_margin"),
            fields.Quantity<PainRating>("detection_vas"),
            fields.Quantity<Seconds>("detection_hold"),
            fields.Number("fit_from"),
            fields.Number("fit_to"),
            fields.Number("button_level"),
            fields.Number("slope_tolerance"),
            fields.Count("counted_trials"),
            fields.Quantity<Kilopascals>("highest_possible")
        );
}
