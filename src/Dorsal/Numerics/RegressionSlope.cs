namespace Dorsal.Numerics;

/// <summary>The slope of a straight line by least squares.</summary>
public static class RegressionSlope
{
    /// <summary>Slope of y on x, with its standard error and t interval on n - 2 degrees of freedom.</summary>
    /// <param name="x">Abscissae, finite.</param>
    /// <param name="y">Ordinates, finite, as many.</param>
    /// <returns>No fit for fewer than two different x; two points give a slope without error.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a value is NaN or infinite.</exception>
    public static Estimate From(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        Guard.Finite(x);
        Guard.Finite(y);
        if (x.Length < 2)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var (meanX, meanY) = (Moments.Mean(x), Moments.Mean(y));
        var squares = Moments.SumOfSquares(x, meanX);
        if (squares == 0)
        {
            return Estimate.None(FitOutcome.NoVariation);
        }

        var products = Moments.SumOfProducts(x, meanX, y, meanY);
        var slope = products / squares;
        if (!double.IsFinite(slope))
        {
            return Estimate.None(FitOutcome.NotComputed);
        }

        if (x.Length == 2)
        {
            return Estimate.WithoutError(slope);
        }

        var df = x.Length - 2;
        var residual = Math.Max(0, Moments.SumOfSquares(y, meanY) - (slope * products));
        var error = Math.Sqrt(residual / df / squares);
        var reach = Level.StudentT975(df) * error;
        return new Estimate(slope, error, slope - reach, slope + reach);
    }
}
