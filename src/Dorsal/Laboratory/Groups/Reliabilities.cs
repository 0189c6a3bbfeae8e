namespace Dorsal.Laboratory.Groups;

/// <summary>Test-retest reliability of every outcome between each session and the next.</summary>
internal static class Reliabilities
{
    // Fewer pairs have no interval of a correlation (Fisher's needs n > 3).
    private const int FewestPairs = 4;

    public static IReadOnlyList<TestRetest> Of(IReadOnlyList<Finding> findings) =>
        [
            .. findings
                .Where(f => f.Estimate.IsFitted)
                .GroupBy(f => (f.Test, f.Series, f.Unit))
                .SelectMany(g => Pairs([.. g])),
        ];

    private static IEnumerable<TestRetest> Pairs(IReadOnlyList<Finding> findings)
    {
        var sessions = findings
            .Select(f => f.Session)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(LabelOrder.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var (first, second) in sessions.Zip(sessions.Skip(1)))
        {
            if (Compare(findings, first, second) is { } pair)
            {
                yield return pair;
            }
        }
    }

    private static TestRetest? Compare(IReadOnlyList<Finding> findings, string first, string second)
    {
        var later = findings
            .Where(f => f.Session == second)
            .DistinctBy(f => f.Participant, StringComparer.Ordinal)
            .ToDictionary(f => f.Participant, StringComparer.Ordinal);
        var pairs = findings
            .Where(f => f.Session == first && later.ContainsKey(f.Participant))
            .Select(f => (First: OutcomeScale.ValueOf(f), Second: OutcomeScale.ValueOf(later[f.Participant])))
            .Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second))
            .ToList();
        if (pairs.Count < FewestPairs)
        {
            return null;
        }

        var result = Numerics.TestRetest.From([.. pairs.Select(p => p.First)], [.. pairs.Select(p => p.Second)]);
        return new TestRetest(
            findings[0].Test,
            findings[0].Series,
            first,
            second,
            OutcomeScale.Of(findings[0]),
            pairs.Count,
            result.Correlation,
            result.Error.Sem.Value,
            result.Error.SmallestDetectableChange.Value
        );
    }
}
