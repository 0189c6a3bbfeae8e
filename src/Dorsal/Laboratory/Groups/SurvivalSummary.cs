using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Groups;

/// <summary>How long a group holds out: a row of <c>survival.csv</c>.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Series">Outcome, site, side and condition.</param>
/// <param name="Group">The group; empty where the study has none.</param>
/// <param name="Unit">Unit of all times.</param>
/// <param name="Count">People.</param>
/// <param name="Events">People who stopped; the others held out to the ceiling, and only that is known.</param>
/// <param name="Median">Kaplan-Meier median with its log-log interval; no fit where more than half held out.</param>
/// <param name="Horizon">Where the restricted mean ends: the longest time that is observed in every group.</param>
/// <param name="RestrictedMean">Mean time until stopping or the horizon.</param>
/// <param name="LogRank">Log-rank test over all groups of the series; the same in each row.</param>
public sealed record SurvivalSummary(
    string Test,
    string Session,
    SeriesKey Series,
    string Group,
    Unit Unit,
    int Count,
    int Events,
    Estimate Median,
    double Horizon,
    Estimate RestrictedMean,
    LogRank LogRank
);

/// <summary>Makes survival summaries of the outcomes that are times until an event.</summary>
internal static class SurvivalSummaries
{
    public static IReadOnlyList<SurvivalSummary> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants
    )
    {
        var groupOf = participants.ToDictionary(p => p.Id, p => p.Group, StringComparer.Ordinal);
        return
        [
            .. findings
                .Where(f => TestCatalogue.Outcomes.GetValueOrDefault(f.Series.Outcome)?.IsTimeToEvent is true)
                .Where(f => f.Estimate.IsFitted && f.Estimate.Value >= 0 && f.Bound != Bound.AtMost)
                .GroupBy(f => (f.Test, f.Session, f.Series, f.Unit))
                .SelectMany(series => Compare([.. series], groupOf)),
        ];
    }

    private static IEnumerable<SurvivalSummary> Compare(
        IReadOnlyList<Finding> findings,
        Dictionary<string, string> groupOf
    )
    {
        var groups = findings
            .GroupBy(f => groupOf[f.Participant], StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Times: g.Select(f => (f.Estimate.Value, f.Bound == Bound.None)).ToList()))
            .ToList();
        var horizon = groups.Min(g => g.Times.Max(x => x.Value));
        var test = LogRank.From([.. groups.Select(g => g.Times)]);
        foreach (var (name, times) in groups)
        {
            var curve = new KaplanMeier([.. times.Select(x => x.Value)], [.. times.Select(x => x.Item2)]);
            yield return new SurvivalSummary(
                findings[0].Test,
                findings[0].Session,
                findings[0].Series,
                name,
                findings[0].Unit,
                times.Count,
                times.Count(x => x.Item2),
                curve.Median(),
                horizon,
                curve.RestrictedMean(horizon),
                test
            );
        }
    }
}
