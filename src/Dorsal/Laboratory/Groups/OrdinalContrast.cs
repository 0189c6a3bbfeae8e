using System.Globalization;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Groups;

/// <summary>How two groups differ in an outcome that has an order but no distances: a row of <c>ordinal.csv</c>.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Series">Outcome, site, side and condition.</param>
/// <param name="Group">The group compared.</param>
/// <param name="Reference">The group that it is compared with.</param>
/// <param name="Count">People with a value in the group.</param>
/// <param name="ReferenceCount">People with a value in the reference group.</param>
/// <param name="Distribution">How many people of the group have each value: <c>1:0 2:4 3:7</c>.</param>
/// <param name="ReferenceDistribution">The same of the reference group.</param>
/// <param name="Superiority">
/// Probability that a person of the group has the higher value than one of the reference, equal ones counted half: the Mann-Whitney U over
/// the number of pairs (Mann and Whitney, Ann Math Stat 1947;18:50-60), with Newcombe's interval (<see cref="RocCurve"/>). 0.5 is no difference.
/// </param>
public sealed record OrdinalContrast(
    string Test,
    string Session,
    SeriesKey Series,
    string Group,
    string Reference,
    int Count,
    int ReferenceCount,
    string Distribution,
    string ReferenceDistribution,
    Estimate Superiority
);

/// <summary>Compares groups in ordinal outcomes.</summary>
internal static class OrdinalContrasts
{
    public static IReadOnlyList<OrdinalContrast> Of(
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
                .Where(f => f.Estimate.IsFitted && Outcome.IsOrdinalId(f.Series.Outcome))
                .GroupBy(f => (f.Test, f.Session, f.Series))
                .SelectMany(series =>
                    groups.Where(g => g != reference).Select(g => Compare([.. series], g, reference, groupOf))
                )
                .OfType<OrdinalContrast>(),
        ];
    }

    private static OrdinalContrast? Compare(
        IReadOnlyList<Finding> findings,
        string group,
        string reference,
        Dictionary<string, string> groupOf
    )
    {
        double[] Of(string name) =>
            [.. findings.Where(f => groupOf[f.Participant] == name).Select(f => f.Estimate.Value)];
        var (values, others) = (Of(group), Of(reference));
        return values.Length == 0 || others.Length == 0
            ? null
            : new OrdinalContrast(
                findings[0].Test,
                findings[0].Session,
                findings[0].Series,
                group,
                reference,
                values.Length,
                others.Length,
                Counts(values, [.. values, .. others]),
                Counts(others, [.. values, .. others]),
                RocCurve.Of(values, others).Area
            );
    }

    private static string Counts(double[] values, double[] all) =>
        string.Join(
            ' ',
            all.Distinct()
                .Order()
                .Select(grade =>
                    string.Create(CultureInfo.InvariantCulture, $"{grade}:{values.Count(v => v == grade)}")
                )
        );
}
