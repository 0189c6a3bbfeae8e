namespace Dorsal.Numerics;

/// <summary>The product-moment correlation of two series.</summary>
public static class Pearson
{
    // Fisher's transform has variance 1 / (n - 3), so that an interval needs four pairs.
    private const int FewestForInterval = 4;

    /// <summary>
    /// Pearson's r; interval tanh(atanh r ± 1.96 / sqrt(n - 3)) (Fisher, Metron 1921;1:3-32); standard error
    /// (1 - r^2) / sqrt(n - 1), the large-sample one.
    /// </summary>
    /// <param name="x">The first series, finite.</param>
    /// <param name="y">The second series, as long, finite.</param>
    /// <returns>
    /// No fit for fewer than three pairs or if a series does not vary (<see cref="FitOutcome.NoVariation"/>); three pairs
    /// give no interval.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ, or a value is NaN or infinite.</exception>
    public static Estimate From(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        Guard.Finite(x);
        Guard.Finite(y);
        if (x.Length < FewestForInterval - 1)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }
        var (meanX, meanY) = (Moments.Mean(x), Moments.Mean(y));
        var spread = Math.Sqrt(Moments.SumOfSquares(x, meanX)) * Math.Sqrt(Moments.SumOfSquares(y, meanY));
        if (spread == 0)
        {
            return Estimate.None(FitOutcome.NoVariation);
        }
        return Around(Math.Clamp(Moments.SumOfProducts(x, meanX, y, meanY) / spread, -1, 1), x.Length);
    }

    private static Estimate Around(double r, int n)
    {
        if (n < FewestForInterval)
        {
            return Estimate.WithoutError(r);
        }
        var (centre, reach) = (Math.Atanh(r), Level.Normal975 / Math.Sqrt(n - 3));
        var error = (1 - (r * r)) / Math.Sqrt(n - 1);
        return new Estimate(r, error, Math.Tanh(centre - reach), Math.Tanh(centre + reach));
    }
}
