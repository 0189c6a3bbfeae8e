using Dorsal.Numerics;

namespace Dorsal.Laboratory.Groups;

/// <summary>Test-retest reliability of every outcome between each session and the next.</summary>
internal static class Reliabilities
{
    public static IReadOnlyList<TestRetest> Of(IReadOnlyList<Finding> findings) =>
        [.. SessionPairs.Of(findings).Select(Compare)];

    private static TestRetest Compare(SessionPairs pairs)
    {
        var result = Numerics.TestRetest.From(pairs.First, pairs.Second);
        return new TestRetest(
            pairs.Sample.Test,
            pairs.Sample.Series,
            pairs.FirstSession,
            pairs.SecondSession,
            OutcomeScale.Of(pairs.Sample),
            pairs.Values.Count,
            result.Correlation,
            IntraclassCorrelation.From([.. pairs.Values.Select(pair => new[] { pair.First, pair.Second })]),
            result.Error.Sem.Value,
            result.Error.SmallestDetectableChange.Value
        );
    }
}
