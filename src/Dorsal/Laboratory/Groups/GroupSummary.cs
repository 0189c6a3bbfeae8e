using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Groups;

/// <summary>An outcome in a group of people.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Series">Outcome, site, side and condition.</param>
/// <param name="Group">The group; empty where the study has none.</param>
/// <param name="Unit">Unit of all figures.</param>
/// <param name="Count">People with a value or a bound.</param>
/// <param name="AtBound">People of whom only a bound is known.</param>
/// <param name="Mean">Plain mean over people; bounds count as if they were values. NaN for times until an event of which one is a bound, and for ordinal outcomes.</param>
/// <param name="Sd">SD (n - 1) likewise.</param>
/// <param name="Median">Median likewise; the lower one of two where the outcome is ordinal.</param>
/// <param name="CensoredMean">Mean of a normal distribution of people with bounds as bounds; the plain mean with its t interval where there are none.</param>
/// <param name="CensoredSd">SD of that distribution (<see cref="CensoredNormal.Population"/>); the plain SD where there are no bounds.</param>
public sealed record GroupSummary(
    string Test,
    string Session,
    SeriesKey Series,
    string Group,
    Unit Unit,
    int Count,
    int AtBound,
    double Mean,
    double Sd,
    double Median,
    Estimate CensoredMean,
    double CensoredSd
);

/// <summary>Makes group summaries of findings.</summary>
internal static class GroupSummaries
{
    public static IReadOnlyList<GroupSummary> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants
    )
    {
        var groupOf = participants.ToDictionary(p => p.Id, p => p.Group, StringComparer.Ordinal);
        return
        [
            .. findings
                .Where(f => f.Estimate.IsFitted)
                .GroupBy(f => (f.Test, f.Session, f.Series, Group: groupOf[f.Participant], f.Unit))
                .Select(g => Summarise(g.Key.Test, g.Key.Session, g.Key.Series, g.Key.Group, g.Key.Unit, [.. g])),
        ];
    }

    private static GroupSummary Summarise(
        string test,
        string session,
        SeriesKey series,
        string group,
        Unit unit,
        IReadOnlyList<Finding> findings
    )
    {
        var values = findings.Select(f => f.Estimate.Value).ToArray();
        var plain = MeanEstimate.From(values);
        var bounds = findings.Select(f => f.Bound.ToCensoring()).ToArray();
        var atBound = bounds.Count(bound => bound != Censoring.Exact);
        var sorted = values.Order().ToArray();
        var isTime = TestCatalogue.Outcomes.GetValueOrDefault(series.Outcome)?.IsTimeToEvent is true;
        if (isTime && atBound > 0)
        {
            plain = Estimate.None(FitOutcome.AllCensored);
            sorted = [double.NaN];
        }
        else if (Outcome.IsOrdinalId(series.Outcome))
        {
            plain = Estimate.None(FitOutcome.NotComputed);
            sorted = [sorted[(sorted.Length - 1) / 2]];
        }

        var sd = plain.StandardError * Math.Sqrt(values.Length);
        return new GroupSummary(
            test,
            session,
            series,
            group,
            unit,
            values.Length,
            atBound,
            plain.Value,
            sd,
            (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2,
            atBound == 0 ? plain : CensoredNormal.Estimate(values, bounds),
            atBound == 0 ? sd : CensoredNormal.Population(values, bounds).Sd
        );
    }
}
