using Dorsal.Laboratory.Norms;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Groups;

/// <summary>Compares the groups of a study, outcome by outcome.</summary>
internal static class GroupContrasts
{
    /// <summary>Every group against the reference group.</summary>
    /// <param name="findings">Findings of the study.</param>
    /// <param name="participants">Its people.</param>
    /// <param name="control">Label of the reference group; where there is none, the first group by name is the reference.</param>
    public static IReadOnlyList<GroupContrast> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants,
        string control
    )
    {
        var groupOf = participants.ToDictionary(p => p.Id, p => p.Group, StringComparer.Ordinal);
        var groups = ReferenceLabel.Groups(participants);
        var reference = ReferenceLabel.Of(groups, control);
        return
        [
            .. findings
                .Where(f => f.Estimate.IsFitted)
                .Where(f =>
                    TestCatalogue.Outcomes.GetValueOrDefault(f.Series.Outcome)
                        is { IsTimeToEvent: false, IsOrdinal: false }
                )
                .GroupBy(f => (f.Test, f.Session, f.Series, f.Unit))
                .SelectMany(series =>
                    groups.Count < 2 ? AgainstNorm([.. series]) : Compare([.. series], groups, reference, groupOf)
                ),
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

            var ofGroup = findings.Where(f => groupOf[f.Participant] == group).ToList();
            var both = ofGroup.Concat(findings.Where(f => groupOf[f.Participant] == reference));
            var atBound = both.Count(f => f.Bound != Bound.None);
            yield return new GroupContrast(
                findings[0].Test,
                findings[0].Session,
                findings[0].Series,
                group,
                reference,
                values.Length,
                referenceValues.Length,
                atBound,
                atBound == 0 ? HedgesG.From(referenceValues, values) : Estimate.None(FitOutcome.NotComputed),
                ReferenceRuleP(ofGroup)
            )
            {
                Difference = Difference(findings, ofGroup, reference, groupOf),
                Unit = OutcomeScale.Of(findings[0]),
            };
        }
    }

    private static Estimate Difference(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Finding> ofGroup,
        string reference,
        Dictionary<string, string> groupOf
    )
    {
        (double[] Values, Censoring[] Bounds) Of(IEnumerable<Finding> some)
        {
            var finite = some.Where(f => double.IsFinite(OutcomeScale.ValueOf(f))).ToList();
            return ([.. finite.Select(OutcomeScale.ValueOf)], [.. finite.Select(f => f.Bound.ToCensoring())]);
        }

        var group = Of(ofGroup);
        var others = Of(findings.Where(f => groupOf[f.Participant] == reference));
        return CensoredDifference.From(others.Values, others.Bounds, group.Values, group.Bounds);
    }

    // One group only, as when patients are held against another study: there is no second sample, but there are z-scores.
    private static IEnumerable<GroupContrast> AgainstNorm(IReadOnlyList<Finding> findings)
    {
        var p = ReferenceRuleP(findings);
        if (
            !double.IsNaN(p)
            && findings[0].Unit != Unit.ZScore
            && !findings.Any(f => f.Norm.StartsWith(ReferenceGroup.OwnControls, StringComparison.Ordinal))
        )
        {
            yield return new GroupContrast(
                findings[0].Test,
                findings[0].Session,
                findings[0].Series,
                "",
                findings.First(f => f.Norm.Length > 0).Norm,
                findings.Count(f => !double.IsNaN(f.Z)),
                findings.Max(f => f.NormCount),
                findings.Count(f => f.Bound != Bound.None),
                Estimate.None(FitOutcome.NotComputed),
                p
            );
        }
    }

    // A mean of z-scores would count a bound as if it were a value, while the norm takes bounds as bounds (RuleNotes says so).
    private static double ReferenceRuleP(IReadOnlyList<Finding> findings)
    {
        var scored = findings.Where(f => !double.IsNaN(f.Z)).ToList();
        var norm = scored.Select(f => f.NormCount).DefaultIfEmpty(0).Max();
        var isBounded = scored.Exists(f => f.Bound != Bound.None);
        return isBounded || scored.Count < 2 || norm < 2
            ? double.NaN
            : ReferenceRule.From([.. scored.Select(f => f.Z)], norm).P;
    }

    private static double[] Values(IReadOnlyList<Finding> findings, string group, Dictionary<string, string> groupOf) =>
        [.. findings.Where(f => groupOf[f.Participant] == group).Select(OutcomeScale.ValueOf).Where(double.IsFinite)];
}
