using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Groups;

/// <summary>How far an outcome changes within persons from one condition to another.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Series">Outcome, site, side and the condition compared.</param>
/// <param name="Reference">The condition that it is compared with.</param>
/// <param name="Group">The group; empty where the study has none.</param>
/// <param name="Unit">Unit of the difference: the outcome's scale of statistics.</param>
/// <param name="Pairs">People with both values.</param>
/// <param name="AtBound">Pairs of which at least one value is only a bound; they count as if it were a value.</param>
/// <param name="Difference">Mean difference, condition minus reference, with its t interval.</param>
/// <param name="Dz">Mean difference over the SD of the differences (Cohen's dz).</param>
public sealed record ConditionContrast(
    string Test,
    string Session,
    SeriesKey Series,
    string Reference,
    string Group,
    Unit Unit,
    int Pairs,
    int AtBound,
    Estimate Difference,
    double Dz
);

/// <summary>Makes condition contrasts of findings. Scores have none: each condition has a norm of its own, which takes the change out.</summary>
internal static class ConditionContrasts
{
    // The conditions that others are compared with, where they occur; else there is no contrast.
    private static readonly string[] References = ["baseline", "control", "eyes_open_firm"];

    public static IReadOnlyList<ConditionContrast> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants
    )
    {
        var groupOf = participants.ToDictionary(p => p.Id, p => p.Group, StringComparer.Ordinal);
        return
        [
            .. findings
                .Where(f => f.Estimate.IsFitted && f.Series.Condition.Length > 0 && f.Unit != Unit.ZScore)
                .GroupBy(f =>
                    (f.Test, f.Session, Series: f.Series with { Condition = "" }, Group: groupOf[f.Participant], f.Unit)
                )
                .SelectMany(g => Contrast(g.Key.Group, [.. g])),
        ];
    }

    private static IEnumerable<ConditionContrast> Contrast(string group, IReadOnlyList<Finding> findings)
    {
        var conditions = findings
            .GroupBy(f => f.Series.Condition, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var reference = References.FirstOrDefault(conditions.ContainsKey);
        if (reference is null)
        {
            yield break;
        }

        var before = conditions[reference]
            .DistinctBy(f => f.Participant, StringComparer.Ordinal)
            .ToDictionary(f => f.Participant, StringComparer.Ordinal);
        foreach (var (condition, after) in conditions.Where(c => c.Key != reference))
        {
            var pairs = after
                .Where(f => before.ContainsKey(f.Participant))
                .Select(f => (Before: before[f.Participant], After: f))
                .ToList();
            var differences = pairs
                .Select(p => OutcomeScale.ValueOf(p.After) - OutcomeScale.ValueOf(p.Before))
                .Where(double.IsFinite)
                .ToArray();
            if (differences.Length < 2)
            {
                continue;
            }

            var mean = MeanEstimate.From(differences);
            yield return new ConditionContrast(
                after[0].Test,
                after[0].Session,
                after[0].Series,
                reference,
                group,
                OutcomeScale.Of(after[0]),
                differences.Length,
                pairs.Count(p => p.Before.Bound != Bound.None || p.After.Bound != Bound.None),
                mean,
                mean.Value / (mean.StandardError * Math.Sqrt(differences.Length))
            );
        }
    }
}
