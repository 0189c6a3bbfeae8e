using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.DiscGrading;

/// <summary>How far two raters agree about grades: a row of <c>agreement.csv</c>.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Session">Session label, or empty.</param>
/// <param name="Outcome">Outcome that both graded.</param>
/// <param name="Rater">The first rater by name.</param>
/// <param name="Other">The other.</param>
/// <param name="People">People whom both have graded.</param>
/// <param name="Pairs">Levels of them.</param>
/// <param name="Weights"><c>linear</c> or <c>quadratic</c>.</param>
/// <param name="Kappa">Weighted kappa over all levels; the interval allows for levels of one person (<see cref="WeightedKappa"/>).</param>
public sealed record RaterAgreement(
    string Test,
    string Session,
    string Outcome,
    string Rater,
    string Other,
    int People,
    int Pairs,
    string Weights,
    Estimate Kappa
);

/// <summary>Compares every two raters of a study.</summary>
internal static class RaterAgreements
{
    public static IReadOnlyList<RaterAgreement> Of(
        IReadOnlyList<Finding> findings,
        IEnumerable<ProtocolChoice> protocol,
        List<Note> notes
    )
    {
        var weights = StudySetting.Word("discs.kappa_weights", protocol, notes);
        return
        [
            .. findings
                .Where(f => f.Test == DiscGradingTest.TestId && f.Estimate.IsFitted)
                .Where(f => f.Series.Site.Length > 0 && f.Series.Condition.Length > 0)
                .GroupBy(f => (f.Session, f.Series.Outcome))
                .SelectMany(outcome => Compare([.. outcome], weights)),
        ];
    }

    private static IEnumerable<RaterAgreement> Compare(IReadOnlyList<Finding> findings, string weights)
    {
        var raters = findings
            .Select(f => f.Series.Condition)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return raters.SelectMany(
            (one, i) => raters.Skip(i + 1).Select(other => Compare(findings, one, other, weights))
        );
    }

    private static RaterAgreement Compare(IReadOnlyList<Finding> findings, string one, string other, string weights)
    {
        Dictionary<(string, string), double> Of(string rater) =>
            findings
                .Where(f => f.Series.Condition == rater)
                .ToDictionary(f => (f.Participant, f.Series.Site), f => f.Estimate.Value);
        var (first, second) = (Of(one), Of(other));
        var people = first
            .Where(grade => second.ContainsKey(grade.Key))
            .GroupBy(grade => grade.Key.Item1, grade => (grade.Value, second[grade.Key]), StringComparer.Ordinal)
            .Select(person => (IReadOnlyList<(double, double)>)[.. person])
            .ToList();
        return new RaterAgreement(
            findings[0].Test,
            findings[0].Session,
            findings[0].Series.Outcome,
            one,
            other,
            people.Count,
            people.Sum(p => p.Count),
            weights,
            WeightedKappa.From(people, weights == "quadratic")
        );
    }
}
