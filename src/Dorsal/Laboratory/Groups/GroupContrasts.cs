using Dorsal.Laboratory.Norms;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Groups;

/// <summary>Compares the groups of a study, outcome by outcome.</summary>
internal static class GroupContrasts
{
    public static IReadOnlyList<GroupContrast> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants
    )
    {
        var groupOf = participants.ToDictionary(p => p.Id, p => p.Group, StringComparer.Ordinal);
        var groups = groupOf
            .Values.Where(g => g.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (groups.Count < 2)
        {
            return [];
        }

        var reference =
            groups.Find(g => string.Equals(g, NormRequest.ControlGroup, StringComparison.OrdinalIgnoreCase))
            ?? groups[0];
        return
        [
            .. findings
                .Where(f => f.Estimate.IsFitted)
                .Where(f => TestCatalogue.Outcomes.GetValueOrDefault(f.Series.Outcome)?.IsTimeToEvent is false)
                .GroupBy(f => (f.Test, f.Session, f.Series, f.Unit))
                .SelectMany(series => Compare([.. series], groups, reference, groupOf)),
        ];
    }

    private static IEnumerable<GroupContrast> Compare(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<string> groups,
        string reference,
        Dictionary<string, string> groupOf
    )
    {
        var referenceValues = Values(findings, reference, groupOf);
        foreach (var group in groups.Where(g => g != reference))
        {
            var values = Values(findings, group, groupOf);
            if (values.Length < 2 || referenceValues.Length < 2)
            {
                continue;
            }

            var z = findings
                .Where(f => groupOf[f.Participant] == group && !double.IsNaN(f.Z))
                .Select(f => f.Z)
                .ToArray();
            yield return new GroupContrast(
                findings[0].Test,
                findings[0].Session,
                findings[0].Series,
                group,
                reference,
                values.Length,
                referenceValues.Length,
                HedgesG.From(referenceValues, values),
                z.Length < 2 ? double.NaN : ReferenceRule.From(z, referenceValues.Length).P
            );
        }
    }

    private static double[] Values(IReadOnlyList<Finding> findings, string group, Dictionary<string, string> groupOf) =>
        [.. findings.Where(f => groupOf[f.Participant] == group).Select(OutcomeScale.ValueOf).Where(double.IsFinite)];
}
