namespace Dorsal.Numerics;

/// <summary>How well a score tells two labelled kinds apart, and the cut-off that does it best.</summary>
/// <param name="Area">
/// Area under the ROC curve: the share of pairs in which the positive has the higher score, ties counted half (Hanley and McNeil, Radiology
/// 1982;143:29-36), with standard error and 95 % interval.
/// </param>
/// <param name="CutOff">The score from which on it is positive, with the largest sum of sensitivity and specificity (Youden, Cancer 1950;3:32-35).</param>
/// <param name="Sensitivity">Share of the positives at or above the cut-off.</param>
/// <param name="Specificity">Share of the negatives below the cut-off.</param>
/// <remarks>
/// Interval: method 5 of Newcombe (Stat Med 2006;25:559-573), the areas A with |area - A| = 1.96 SE(A), SE by Hanley and McNeil with both
/// numbers replaced by their mean; it has width also where the area is 1. The cut-off is halfway between neighbouring scores; of equally
/// good ones it is the lowest. Chosen and judged on the same data, sensitivity and specificity are too high.
/// </remarks>
public sealed record RocCurve(Estimate Area, double CutOff, double Sensitivity, double Specificity)
{
    /// <summary>The curve of two sets of scores.</summary>
    /// <param name="positive">Scores of those labelled positive; at least one, finite.</param>
    /// <param name="negative">Scores of those labelled negative; at least one, finite.</param>
    /// <exception cref="ArgumentException">A set is empty, or a score is NaN or infinite.</exception>
    public static RocCurve Of(IReadOnlyList<double> positive, IReadOnlyList<double> negative)
    {
        ArgumentNullException.ThrowIfNull(positive);
        ArgumentNullException.ThrowIfNull(negative);
        Guard.AtLeast(1, Math.Min(positive.Count, negative.Count), nameof(positive));
        Guard.Finite([.. positive, .. negative], nameof(positive));
        var wins = positive.Sum(p =>
            negative.Sum(n =>
                p > n ? 1.0
                : p == n ? 0.5
                : 0
            )
        );
        var area = wins / ((double)positive.Count * negative.Count);
        double Error(double a) => StandardError(a, positive.Count, negative.Count);
        var interval = (Low: Limit(area, 0, Error), High: Limit(area, 1, Error));
        var (cutOff, sensitivity, specificity) = Youden(positive, negative);
        return new(new Estimate(area, Error(area), interval.Low, interval.High), cutOff, sensitivity, specificity);
    }

    private static double StandardError(double area, int positives, int negatives)
    {
        var mean = ((positives + negatives) / 2.0) - 1;
        var spread = 1 + (mean * (1 - area) / (2 - area)) + (mean * area / (1 + area));
        return Math.Sqrt(area * (1 - area) * spread / ((double)positives * negatives));
    }

    // Between the area and the end of the scale |area - A| grows faster than its error: halving finds where they meet.
    private static double Limit(double area, double end, Func<double, double> error)
    {
        var (inside, outside) = (area, end);
        for (var i = 0; i < 60; i++)
        {
            var middle = (inside + outside) / 2;
            (inside, outside) =
                Math.Abs(area - middle) <= Level.Normal975 * error(middle) ? (middle, outside) : (inside, middle);
        }

        return (inside + outside) / 2;
    }

    private static (double CutOff, double Sensitivity, double Specificity) Youden(
        IReadOnlyList<double> positive,
        IReadOnlyList<double> negative
    )
    {
        double[] scores = [.. positive.Concat(negative).Distinct().Order()];
        var cutOffs = scores.Length == 1 ? scores : scores.Zip(scores.Skip(1), (a, b) => a + ((b - a) / 2));
        return cutOffs
            .Select(c =>
                (
                    CutOff: c,
                    Sensitivity: positive.Count(p => p >= c) / (double)positive.Count,
                    Specificity: negative.Count(n => n < c) / (double)negative.Count
                )
            )
            .MaxBy(c => c.Sensitivity + c.Specificity);
    }
}
