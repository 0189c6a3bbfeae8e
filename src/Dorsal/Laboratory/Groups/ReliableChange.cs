using Dorsal.Laboratory.Norms;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.Groups;

/// <summary>Whether one person changed by more than the error of measurement between two sessions.</summary>
/// <param name="Participant">Label without <c>sub-</c>.</param>
/// <param name="Test">Id of the test.</param>
/// <param name="Series">Outcome, site, side and condition.</param>
/// <param name="FirstSession">Label of the earlier session.</param>
/// <param name="SecondSession">Label of the later session.</param>
/// <param name="Unit">Unit of the difference: the outcome's scale of statistics.</param>
/// <param name="Difference">Later minus earlier.</param>
/// <param name="SmallestDetectableChange">1.96 √2 SEM, with the SEM of the people named in <paramref name="ErrorFrom"/>.</param>
/// <param name="Index">Difference over √2 SEM (Jacobson and Truax, J Consult Clin Psychol 1991;59:12-19).</param>
/// <param name="ErrorFrom">Whose test-retest error: the control group's label where enough of them have both sessions, else <c>all</c>.</param>
public sealed record ReliableChange(
    string Participant,
    string Test,
    SeriesKey Series,
    string FirstSession,
    string SecondSession,
    Unit Unit,
    double Difference,
    double SmallestDetectableChange,
    double Index,
    string ErrorFrom
)
{
    /// <summary>Whether the difference is beyond the error: |index| above 1.96.</summary>
    public bool IsReliable => Math.Abs(Difference) > SmallestDetectableChange;
}

/// <summary>Finds the reliable changes of a study with sessions.</summary>
internal static class ReliableChanges
{
    public static IReadOnlyList<ReliableChange> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants
    )
    {
        var people = participants.ToDictionary(p => p.Id, StringComparer.Ordinal);
        return [.. SessionPairs.Of(findings).SelectMany(pairs => Changes(pairs, people))];
    }

    private static IEnumerable<ReliableChange> Changes(SessionPairs pairs, Dictionary<string, Participant> people)
    {
        var controls = pairs.Where(person => ReferenceGroup.IsControl(people[person], NormRequest.ControlGroup));
        var (source, from) =
            controls.Values.Count >= SessionPairs.Fewest ? (controls, NormRequest.ControlGroup) : (pairs, "all");
        var error = Numerics.TestRetest.From(source.First, source.Second).Error.Sem;
        if (!error.IsFitted || error.Value <= 0)
        {
            yield break;
        }

        foreach (var (person, first, second) in pairs.Values)
        {
            var difference = second - first;
            yield return new ReliableChange(
                person,
                pairs.Sample.Test,
                pairs.Sample.Series,
                pairs.FirstSession,
                pairs.SecondSession,
                OutcomeScale.Of(pairs.Sample),
                difference,
                WithinSubject.ChangePerSem * error.Value,
                difference / (Math.Sqrt(2) * error.Value),
                from
            );
        }
    }
}
