namespace Dorsal.Numerics;

/// <summary>The error of a statistic that is no mean, from its values with one observation left out at a time.</summary>
public static class Jackknife
{
    // Two values left out show a difference and no spread.
    private const int Fewest = 3;

    /// <summary>
    /// Error and interval of a scale, such as an SD or a coefficient of variation, on its logarithm: the variance of ln θ is
    /// (n - 1) / n Σ (ln θ(i) - mean)² (Tukey 1958, Ann Math Stat 29:614; Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 11),
    /// the interval is that of Student's t about ln θ.
    /// </summary>
    /// <param name="value">The statistic of all observations, finite and at least 0.</param>
    /// <param name="leftOut">The statistic without each observation.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom of the spread behind it, at least 1.</param>
    /// <returns>The value without error where fewer than three are left out, or where it is 0 or becomes 0.</returns>
    public static Estimate OfScale(double value, IReadOnlyList<double> leftOut, double degreesOfFreedom)
    {
        ArgumentNullException.ThrowIfNull(leftOut);
        if (leftOut.Count < Fewest || value <= 0 || leftOut.Any(other => !(other > 0)))
        {
            return Estimate.WithoutError(value);
        }

        double[] logs = [.. leftOut.Select(other => Math.Log(other))];
        var error = Math.Sqrt((logs.Length - 1.0) / logs.Length * Moments.SumOfSquares(logs, Moments.Mean(logs)));
        var reach = Math.Exp(Level.StudentT975(degreesOfFreedom) * error);
        return new Estimate(value, value * error, value / reach, value * reach);
    }
}
