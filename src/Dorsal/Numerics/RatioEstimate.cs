namespace Dorsal.Numerics;

/// <summary>The ratio of the means of paired values, such as trains and single stimuli.</summary>
public static class RatioEstimate
{
    /// <summary>
    /// Mean of the numerators over mean of the denominators; standard error by linearisation; 95 % interval by Fieller's theorem
    /// (J R Stat Soc B 1954;16:175-185), which is exact for normal pairs however small their number.
    /// </summary>
    /// <param name="above">Numerators, finite.</param>
    /// <param name="below">Denominators, finite, as many, in the same order.</param>
    /// <returns>
    /// No fit for no pair (<see cref="FitOutcome.TooFewTrials"/>) or where the denominators' mean is 0
    /// (<see cref="FitOutcome.ZeroDenominator"/>); one pair gives a value without error; no interval where the denominators' mean is not
    /// clearly different from 0, because the interval has then no end.
    /// </returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or the lengths differ.</exception>
    public static Estimate From(ReadOnlySpan<double> above, ReadOnlySpan<double> below)
    {
        Guard.Finite(above);
        Guard.Finite(below);
        Guard.SameLength(above.Length, below.Length, nameof(below));
        if (above.IsEmpty)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var (x, y) = (Moments.Mean(above), Moments.Mean(below));
        if (y == 0)
        {
            return Estimate.None(FitOutcome.ZeroDenominator);
        }

        return above.Length == 1 ? Estimate.WithoutError(x / y) : Fieller(above, x, below, y);
    }

    private static Estimate Fieller(ReadOnlySpan<double> above, double x, ReadOnlySpan<double> below, double y)
    {
        var n = above.Length;
        double PerMean(double sum) => sum / (n - 1) / n;
        var varianceX = PerMean(Moments.SumOfSquares(above, x));
        var varianceY = PerMean(Moments.SumOfSquares(below, y));
        var covariance = PerMean(Moments.SumOfProducts(above, x, below, y));
        var ratio = x / y;
        var variance = varianceX - (2 * ratio * covariance) + (ratio * ratio * varianceY);
        var error = Math.Sqrt(Math.Max(0, variance)) / Math.Abs(y);
        var t2 = Math.Pow(Level.StudentT975(n - 1), 2);
        var (a, b, c) = ((y * y) - (t2 * varianceY), (x * y) - (t2 * covariance), (x * x) - (t2 * varianceX));
        if (a <= 0)
        {
            return new Estimate(ratio, error, double.NaN, double.NaN);
        }

        var root = Math.Sqrt(Math.Max(0, (b * b) - (a * c)));
        return new Estimate(ratio, error, Math.Min(ratio, (b - root) / a), Math.Max(ratio, (b + root) / a));
    }
}
