using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Laboratory.PainModulation;

/// <summary>
/// Whether an effect is more than error: inhibitor above k SEM, facilitator below -k SEM, else non-responder (evidence C.5). An ordinal
/// grade: 1, -1, 0. Some facilitation is normal in healthy people.
/// </summary>
internal static class CpmClass
{
    /// <summary>The grade and the note that says why, with the SEM and its degrees of freedom.</summary>
    public static (double Grade, Note Why) Of(double effect, CpmSem sem, double multiplier, Place place, Unit unit)
    {
        var limit = multiplier * sem.Value;
        var (grade, code) =
            effect > limit ? (1.0, "CpmInhibitor")
            : effect < -limit ? (-1.0, "CpmFacilitator")
            : (0.0, "CpmNonResponder");
        return (
            grade,
            new Note(
                Grade.Note,
                code,
                place,
                Show.Quantity(effect, unit.Symbol),
                Show.Quantity(limit, unit.Symbol),
                sem.Words(multiplier, unit)
            )
        );
    }
}
