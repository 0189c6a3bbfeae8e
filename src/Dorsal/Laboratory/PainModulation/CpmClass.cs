using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.PainModulation;

/// <summary>
/// Whether an effect is more than error: inhibitor above k SEM, facilitator below -k SEM, else non-responder (evidence C.5). An ordinal
/// grade: 1, -1, 0. Some facilitation is normal in healthy people.
/// </summary>
internal static class CpmClass
{
    /// <summary>The grade and the note that says why.</summary>
    public static (double Grade, Note Why) Of(double effect, double sem, double multiplier, Place place, Unit unit)
    {
        var limit = multiplier * sem;
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
                Show.Quantity(multiplier, "")
            )
        );
    }

    /// <summary>
    /// The classes by the SEM of the group: SD of the differences of the first two baseline trials over √2, over all people and
    /// sessions of the study. Nothing where the protocol asks for the person's own SEM.
    /// </summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, IEnumerable<ProtocolChoice> protocol)
    {
        var choices = protocol.ToList();
        if (!choices.Exists(c => c is { Id: "cpm.sem_from", Value: "group" }))
        {
            return [];
        }

        var multiplier = choices.First(c => c.Id == "cpm.responder_multiplier");
        var k = double.Parse(multiplier.Value, System.Globalization.CultureInfo.InvariantCulture);
        return [.. CpmMeasure.All.SelectMany(measure => Of(findings, measure, k))];
    }

    private static IEnumerable<Finding> Of(IReadOnlyList<Finding> findings, CpmMeasure measure, double multiplier)
    {
        foreach (var place in findings.Where(f => f.Series.Outcome == measure.Effect.Id).GroupBy(PlaceOf).ToList())
        {
            var changes = findings
                .Where(f => f.Series.Outcome == measure.BaselineChange.Id && PlaceOf(f) == place.Key)
                .Select(f => f.Estimate.Value)
                .ToArray();
            if (changes.Length < 2)
            {
                continue;
            }

            var sem = Math.Sqrt(Moments.Variance(changes) / 2);
            foreach (var effect in place.Where(f => f.Bound == Bound.None && f.Estimate.IsFitted))
            {
                var where = new Place(effect.SourceFiles[0]);
                var (grade, why) = Of(effect.Estimate.Value, sem, multiplier, where, effect.Unit);
                yield return effect with
                {
                    Series = effect.Series with { Outcome = measure.Class.Id },
                    Estimate = Estimate.WithoutError(grade),
                    Unit = measure.Class.Unit,
                    Quality = [why],
                };
            }
        }
    }

    private static (string Site, string Side, Unit Unit) PlaceOf(Finding f) => (f.Series.Site, f.Series.Side, f.Unit);
}
