using System.Globalization;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Parameters;
using Dorsal.Units;

namespace Dorsal.Laboratory.PainModulation;

/// <summary>
/// Classes by the SEM of the study, which can only be told when everybody has been measured: SD of the differences of the first two
/// baseline trials over √2, over all people and sessions, for each site and side (evidence C.5). Nothing where the protocol asks for
/// the person's own SEM.
/// </summary>
internal static class CpmStudyClasses
{
    private static readonly string[] Rule = ["cpm.sem_from", "cpm.sem_degrees", "cpm.responder_multiplier"];

    /// <summary>The classes; each has a note of how it came about, and where there is none a note says why.</summary>
    public static IReadOnlyList<Finding> Of(
        IReadOnlyList<Finding> findings,
        IEnumerable<ProtocolChoice> protocol,
        List<Note> notes
    )
    {
        var choices = protocol.ToList();
        double Number(string id) => double.Parse(choices.First(c => c.Id == id).Value, CultureInfo.InvariantCulture);

        if (!choices.Exists(c => c is { Id: "cpm.sem_from", Value: "group" }))
        {
            return [];
        }

        if (Disagreement(choices) is { } disagreement)
        {
            notes.Add(disagreement);
            return [];
        }

        var (multiplier, fewest) = (Number("cpm.responder_multiplier"), (int)Number("cpm.sem_degrees"));
        return
        [
            .. CpmMeasure.All.SelectMany(measure =>
                findings
                    .Where(f => f.Series.Outcome == measure.Effect.Id && f.Bound == Bound.None && f.Estimate.IsFitted)
                    .GroupBy(PlaceOf)
                    .SelectMany(place => Classes([.. place], measure, SemOf(findings, measure, place.Key)))
            ),
        ];

        IEnumerable<Finding> Classes(IReadOnlyList<Finding> effects, CpmMeasure measure, CpmSem sem)
        {
            var (site, side, _) = PlaceOf(effects[0]);
            var where = new Place("findings.csv", null, $"{measure.Class.Id} {site} {side}".TrimEnd());
            if (sem.Fault(effects.Max(f => Math.Abs(f.Estimate.Value)), fewest, where) is { } fault)
            {
                notes.Add(fault with { Subject = new Subject("", "", effects[0].Test) });
                return [];
            }

            return effects.Select(effect => Class(effect, measure, sem));
        }

        Finding Class(Finding effect, CpmMeasure measure, CpmSem sem)
        {
            var place = new Place(effect.SourceFiles[0]);
            var (grade, why) = CpmClass.Of(effect.Estimate.Value, sem, multiplier, place, effect.Unit);
            why = why with { Subject = new Subject(effect.Participant, effect.Session, effect.Test) };
            notes.Add(why);
            return effect with
            {
                Series = effect.Series with { Outcome = measure.Class.Id },
                Estimate = Estimate.WithoutError(grade),
                Unit = measure.Class.Unit,
                Quality = [why],
            };
        }
    }

    // One SEM serves everybody, so the rule by which it makes a class must be one as well.
    private static Note? Disagreement(IReadOnlyList<ProtocolChoice> choices) =>
        Rule.Select(id =>
                (
                    Id: id,
                    Values: choices
                        .Where(c => c.Id == id)
                        .Select(c => c.Value)
                        .Distinct(StringComparer.Ordinal)
                        .ToList()
                )
            )
            .Where(setting => setting.Values.Count > 1)
            .Select(setting => new Note(
                Grade.Warning,
                "CpmRulesDiffer",
                new Place("protocol.tsv", null, setting.Id),
                string.Join(", ", setting.Values.Order(StringComparer.Ordinal)),
                null,
                "Protocol." + ParameterTable.Get(setting.Id).FieldName
            )
            {
                Subject = new Subject("", "", "cpm"),
            })
            .FirstOrDefault();

    private static CpmSem SemOf(
        IReadOnlyList<Finding> findings,
        CpmMeasure measure,
        (string Site, string Side, Unit Unit) place
    )
    {
        var changes = findings
            .Where(f => f.Series.Outcome == measure.BaselineChange.Id && PlaceOf(f) == place)
            .Select(f => f.Estimate.Value)
            .ToArray();
        return changes.Length < 2
            ? new CpmSem(CpmSem.OfStudy, double.NaN, 0)
            : new CpmSem(CpmSem.OfStudy, Math.Sqrt(Moments.Variance(changes) / 2), changes.Length - 1);
    }

    private static (string Site, string Side, Unit Unit) PlaceOf(Finding f) => (f.Series.Site, f.Series.Side, f.Unit);
}
