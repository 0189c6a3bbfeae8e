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
/// <param name="Dz">Mean difference over the SD of the differences (Cohen's dz); NaN where all differences are equal.</param>
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
)
{
    /// <summary>Two-sided p of the paired t test, not corrected; NaN where all differences are 0.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>The same after Holm, over all contrasts of the outcome: its conditions, sites, sides, groups and sessions.</summary>
    public double PHolm { get; init; } = double.NaN;

    /// <summary>The same after Holm, over all contrasts of the test, other outcomes included.</summary>
    public double PHolmTest { get; init; } = double.NaN;
}

/// <summary>Makes condition contrasts of findings. Scores have none: each condition has a norm of its own, which takes the change out.</summary>
internal static class ConditionContrasts
{
    // The conditions that others are compared with, where they occur; else there is no contrast. A study with several has a contrast
    // with each: all others with the first, all but the first with the second. So up and down are compared with passive, and up with down.
    private static readonly string[] References = ["baseline", "control", "eyes_open_firm", "passive", "down"];

    public static IReadOnlyList<ConditionContrast> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants
    )
    {
        var groupOf = participants.ToDictionary(p => p.Id, p => p.Group, StringComparer.Ordinal);
        List<ConditionContrast> contrasts =
        [
            .. findings
                .Where(f => f.Estimate.IsFitted && f.Series.Condition.Length > 0 && f.Unit != Unit.ZScore)
                .Where(f => TestCatalogue.Outcomes.GetValueOrDefault(f.Series.Outcome)?.IsTimeToEvent is not true)
                .Where(f => !Outcome.IsOrdinalId(f.Series.Outcome))
                .GroupBy(f =>
                    (f.Test, f.Session, Series: f.Series with { Condition = "" }, Group: groupOf[f.Participant], f.Unit)
                )
                .SelectMany(g => Contrast(g.Key.Group, [.. g])),
        ];
        Correct(contrasts, c => (c.Test, c.Series.Outcome), (c, p) => c with { PHolm = p });
        Correct(contrasts, c => c.Test, (c, p) => c with { PHolmTest = p });
        return contrasts;
    }

    private static void Correct<TFamily>(
        List<ConditionContrast> contrasts,
        Func<ConditionContrast, TFamily> family,
        Func<ConditionContrast, double, ConditionContrast> with
    )
    {
        foreach (var members in Enumerable.Range(0, contrasts.Count).GroupBy(i => family(contrasts[i])).ToList())
        {
            var places = members.ToList();
            var adjusted = Holm.Adjust([.. places.Select(i => contrasts[i].P)]);
            for (var i = 0; i < places.Count; i++)
            {
                contrasts[places[i]] = with(contrasts[places[i]], adjusted[i]);
            }
        }
    }

    private static IEnumerable<ConditionContrast> Contrast(string group, IReadOnlyList<Finding> findings)
    {
        var conditions = findings
            .GroupBy(f => f.Series.Condition, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var references = References.Where(conditions.ContainsKey).ToList();
        return references.SelectMany(
            (reference, i) =>
                conditions
                    .Where(c => !references.Take(i + 1).Contains(c.Key, StringComparer.Ordinal))
                    .Select(c => Compare(group, reference, conditions[reference], c.Value))
                    .OfType<ConditionContrast>()
        );
    }

    private static ConditionContrast? Compare(
        string group,
        string reference,
        List<Finding> references,
        List<Finding> after
    )
    {
        var before = references
            .DistinctBy(f => f.Participant, StringComparer.Ordinal)
            .ToDictionary(f => f.Participant, StringComparer.Ordinal);
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
            return null;
        }

        var mean = MeanEstimate.From(differences);
        return new ConditionContrast(
            after[0].Test,
            after[0].Session,
            after[0].Series,
            reference,
            group,
            OutcomeScale.Of(after[0]),
            differences.Length,
            pairs.Count(p => p.Before.Bound != Bound.None || p.After.Bound != Bound.None),
            mean,
            mean.StandardError > 0 ? mean.Value / (mean.StandardError * Math.Sqrt(differences.Length)) : double.NaN
        )
        {
            P = PooledContrast.P(mean, differences.Length),
        };
    }
}
