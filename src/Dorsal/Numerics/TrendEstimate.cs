using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>The slope of successive ratings of one train, with an interval that allows for ratings that hang together.</summary>
/// <remarks>
/// Successive ratings of one person are autocorrelated, and an ordinary regression then states an interval that is too narrow. One
/// train cannot tell how strong the correlation is, so the interval averages over what is possible: residuals are a first-order
/// autoregression with an unknown correlation ρ, which between two limits has the reference prior 1 / √(1 - ρ²) beforehand (Berger and
/// Yang, Econometric Theory 1994;10:461-482, from memory) and is weighted by the restricted likelihood of the train (Harville, J Am Stat
/// Assoc 1977;72:320-338); given ρ the slope is Student-distributed with n - 2 degrees of freedom around the least-squares slope. An even
/// prior would believe too little in the strong correlations that make the error large. How well that works is in docs/recovery.md.
/// </remarks>
public static class TrendEstimate
{
    private const int FewestForInterval = 4;
    private const int Correlations = 40;

    // Residuals that are smaller than this share of the data are rounding, not scatter.
    private const double Rounding = 1e-20;

    /// <summary>Least-squares slope with the averaged standard error and 95 % interval.</summary>
    /// <param name="x">Numbers of the pulses, rising whole numbers; gaps are allowed.</param>
    /// <param name="y">Ratings, finite, as many.</param>
    /// <param name="lowest">Lowest autocorrelation that is thought possible, above -1.</param>
    /// <param name="highest">Highest, below 1.</param>
    /// <returns>
    /// No fit for fewer than two points; no error for fewer than four; ratings exactly on a line give error 0 and an interval of no
    /// width, which says that the scatter is below the resolution of the data.
    /// </returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or the lengths differ.</exception>
    public static Estimate From(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double lowest, double highest)
    {
        var plain = SlopeEstimate.From(x, y);
        if (!plain.IsFitted || x.Length < FewestForInterval)
        {
            return plain.IsFitted ? Estimate.WithoutError(plain.Value) : plain;
        }

        var line = Line.Through(x, y);
        if (line.Residual <= Rounding * (line.Residual + Moments.SumOfSquares(y, 0)))
        {
            return new Estimate(plain.Value, 0, plain.Value, plain.Value);
        }

        var (scales, weights) = Mixture(x, y, lowest, highest);
        var error = Math.Sqrt(scales.Zip(weights, (s, w) => w * s * s).Sum());
        var reach = Quantile975(scales, weights, x.Length - 2);
        return new Estimate(plain.Value, error, plain.Value - reach, plain.Value + reach);
    }

    private static (double[] Scales, double[] Weights) Mixture(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double lowest,
        double highest
    )
    {
        // Equal steps of the angle whose sine is ρ are equal shares of the reference prior.
        var (from, to) = (Math.Asin(lowest), Math.Asin(highest));
        var scales = new double[Correlations];
        var logs = new double[Correlations];
        for (var i = 0; i < Correlations; i++)
        {
            var correlation = Math.Sin(from + ((to - from) * (i + 0.5) / Correlations));
            (scales[i], logs[i]) = AutoregressiveLine.Judge(x, y, correlation);
        }

        var top = logs.Max();
        double[] weights = [.. logs.Select(log => Math.Exp(log - top))];
        var sum = weights.Sum();
        return (scales, [.. weights.Select(weight => weight / sum)]);
    }

    // The mixture is symmetric about the slope: one root of its distribution function gives both ends.
    private static double Quantile975(double[] scales, double[] weights, int degrees)
    {
        var (low, high) = (0.0, scales.Max() * Level.StudentT975(degrees));
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            var below = 0.0;
            for (var j = 0; j < scales.Length; j++)
            {
                below += weights[j] * StudentT.CDF(0, scales[j], degrees, middle);
            }

            (low, high) = below < 1 - Level.Tail ? (middle, high) : (low, middle);
        }

        return high;
    }
}
