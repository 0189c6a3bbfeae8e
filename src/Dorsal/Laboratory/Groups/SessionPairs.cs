namespace Dorsal.Laboratory.Groups;

/// <summary>People's values of one outcome in a session and the next, on the outcome's scale of statistics.</summary>
/// <param name="Sample">One of the findings, for its test, series and unit.</param>
/// <param name="FirstSession">Label of the earlier session.</param>
/// <param name="SecondSession">Label of the later session.</param>
/// <param name="Values">Person and both values.</param>
internal sealed record SessionPairs(
    Finding Sample,
    string FirstSession,
    string SecondSession,
    IReadOnlyList<(string Person, double First, double Second)> Values
)
{
    /// <summary>Fewer pairs have no interval of a correlation (Fisher's needs n > 3).</summary>
    public const int Fewest = 4;

    public double[] First => [.. Values.Select(pair => pair.First)];

    public double[] Second => [.. Values.Select(pair => pair.Second)];

    /// <summary>The pairs of every outcome that has at least <see cref="Fewest"/> of them.</summary>
    public static IEnumerable<SessionPairs> Of(IReadOnlyList<Finding> findings) =>
        findings
            .Where(f => f.Estimate.IsFitted && !Outcome.IsOrdinalId(f.Series.Outcome))
            .GroupBy(f => (f.Test, f.Series, f.Unit))
            .SelectMany(series => Between([.. series]))
            .Where(pairs => pairs.Values.Count >= Fewest);

    /// <summary>The pairs of some of the people.</summary>
    public SessionPairs Where(Func<string, bool> isWanted) =>
        this with
        {
            Values = [.. Values.Where(pair => isWanted(pair.Person))],
        };

    private static IEnumerable<SessionPairs> Between(IReadOnlyList<Finding> findings)
    {
        var sessions = findings
            .GroupBy(f => f.Session, StringComparer.Ordinal)
            .OrderBy(session => LabelOrder.Key(session.Key), StringComparer.Ordinal)
            .ToList();
        foreach (var (first, second) in sessions.Zip(sessions.Skip(1)))
        {
            var later = second
                .DistinctBy(f => f.Participant, StringComparer.Ordinal)
                .ToDictionary(f => f.Participant, StringComparer.Ordinal);
            var values = first
                .Where(f => later.ContainsKey(f.Participant))
                .Select(f =>
                    (f.Participant, First: OutcomeScale.ValueOf(f), Second: OutcomeScale.ValueOf(later[f.Participant]))
                )
                .Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second));
            yield return new SessionPairs(findings[0], first.Key, second.Key, [.. values]);
        }
    }
}
