using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.Groups;

/// <summary>The error of one person's value, from the trials within a session.</summary>
/// <param name="Test">Id of the test.</param>
/// <param name="Series">Outcome, site, side and condition.</param>
/// <param name="Unit">Unit of the errors.</param>
/// <param name="People">People with at least two trials and no bound.</param>
/// <param name="Sem">SD of a single trial around its person's mean (root of the within-person mean square), with a chi-square interval.</param>
/// <param name="SemOfMean">The same of the mean of as many trials as people have on average.</param>
/// <param name="SmallestDetectableChange">1.96 √2 times <paramref name="SemOfMean"/>: what one person must change by. Day-to-day variation comes on top.</param>
public sealed record MeasurementErrorWithin(
    string Test,
    SeriesKey Series,
    Unit Unit,
    int People,
    Estimate Sem,
    double SemOfMean,
    double SmallestDetectableChange
);

/// <summary>Pools the standard errors of findings into a standard error of measurement.</summary>
internal static class MeasurementErrors
{
    public static IReadOnlyList<MeasurementErrorWithin> Of(IReadOnlyList<Finding> findings) =>
        [
            .. findings
                .Where(f => f.TrialsUsed > 1 && f.Estimate.StandardError >= 0 && IsPlain(f))
                .GroupBy(f => (f.Test, f.Series, f.Unit))
                .Where(g => g.Count() > 1)
                .Select(g => Pool([.. g])),
        ];

    // The error of a censored or geometric mean is not SD / √n; only plain means can be pooled so.
    private static bool IsPlain(Finding finding) =>
        finding.Test is "thermal" or "pressure" or "stance"
        && finding.Unit.Scale == UnitScale.Linear
        && finding.Quality.All(note => note.Code is not ("AtCutOff" or "AllAtCutOff"))
        && !finding.Series.Outcome.EndsWith("_side_difference", StringComparison.Ordinal);

    private static MeasurementErrorWithin Pool(IReadOnlyList<Finding> findings)
    {
        var degrees = findings.Sum(f => f.TrialsUsed - 1);
        var squares = findings.Sum(f =>
            (f.TrialsUsed - 1) * f.TrialsUsed * f.Estimate.StandardError * f.Estimate.StandardError
        );
        var sem = WithinSubject.FromVariance(squares, degrees);
        var ofMean = sem.Value / Math.Sqrt(findings.Average(f => f.TrialsUsed));
        return new MeasurementErrorWithin(
            findings[0].Test,
            findings[0].Series,
            findings[0].Unit,
            findings.Select(f => f.Participant).Distinct(StringComparer.Ordinal).Count(),
            sem,
            ofMean,
            WithinSubject.ChangePerSem * ofMean
        );
    }
}
