using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.PressurePain;

/// <summary>Difference between the two sides of a site in percent of their mean: 200 (left - right) / (left + right).</summary>
/// <remarks>
/// More than 35 % is abnormal on the trunk (DFNS, n = 162; evidence C.1). The error is by propagation of the errors of both
/// sides, which are independent series of trials; the interval is Student's with the degrees of freedom of Welch and Satterthwaite
/// (Satterthwaite 1946, Biometrics Bull 2:110-114), since sides have few trials.
/// </remarks>
internal static class SideDifference
{
    /// <summary>Code of the note about a difference above the limit.</summary>
    public const string Large = "SideDifferenceLarge";

    /// <summary>A finding for each site and condition that has both sides measured as values.</summary>
    public static IEnumerable<Finding> Of(IReadOnlyList<Finding> findings, double limit)
    {
        foreach (var measure in PressureOutcomes.Measures)
        {
            var sides = findings
                .Where(f => f.Series.Outcome == measure.Threshold.Id && f.Bound == Bound.None && f.Estimate.IsFitted)
                .ToList();
            foreach (var left in sides.Where(f => f.Series.Side == "left"))
            {
                if (
                    sides.Find(f => f.Series == left.Series with { Side = "right" } && f.Unit == left.Unit) is { } right
                )
                {
                    yield return Compare(left, right, measure, limit);
                }
            }
        }
    }

    private static Finding Compare(Finding left, Finding right, PressureMeasure measure, double limit)
    {
        var (l, r) = (left.Estimate.Value, right.Estimate.Value);
        var percent = 200 * (l - r) / (l + r);

        // d/dl = 400 r / (l+r)^2, d/dr = -400 l / (l+r)^2.
        var (a, b) = (Square(r * left.Estimate.StandardError), Square(l * right.Estimate.StandardError));
        var error = 400 / Square(l + r) * Math.Sqrt(a + b);
        var degrees = Square(a + b) / ((a * a / (left.TrialsUsed - 1)) + (b * b / (right.TrialsUsed - 1)));
        var reach = error > 0 ? Level.StudentT975(degrees) * error : error;
        return left with
        {
            Series = left.Series with { Outcome = measure.SideDifference.Id, Side = "" },
            Estimate = double.IsNaN(error)
                ? Estimate.WithoutError(percent)
                : new Estimate(percent, error, percent - reach, percent + reach),
            Unit = measure.SideDifference.Unit,
            TrialsUsed = left.TrialsUsed + right.TrialsUsed,
            TrialsRejected = left.TrialsRejected + right.TrialsRejected,
            SourceFiles = [.. left.SourceFiles.Union(right.SourceFiles, StringComparer.Ordinal)],
            Quality = [.. About(left, percent, limit), .. left.Quality.Concat(right.Quality).Distinct()],
        };
    }

    private static IEnumerable<Note> About(Finding left, double percent, double limit)
    {
        if (Math.Abs(percent) > limit)
        {
            yield return new Note(
                Grade.Note,
                "SideDifferenceLarge",
                new Place(left.SourceFiles[0]),
                Show.Quantity(percent, ""),
                Show.Quantity(limit, "")
            );
        }
    }

    private static double Square(double x) => x * x;
}
