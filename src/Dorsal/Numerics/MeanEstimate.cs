namespace Dorsal.Numerics;

/// <summary>The arithmetic mean of repeated trials with its t interval.</summary>
public static class MeanEstimate
{
    /// <summary>
    /// Mean, standard error s / sqrt(n) with s on n - 1 degrees of freedom, and mean ± t(0.975, n - 1) standard errors
    /// (Student, Biometrika 1908;6:1-25).
    /// </summary>
    /// <param name="values">The trials, finite, in any unit.</param>
    /// <returns>
    /// No fit (<see cref="FitOutcome.TooFewTrials"/>) for no trial; one trial gives a value without error; identical
    /// trials give error 0 and an interval of no width, which says that the spread is below the resolution of the data.
    /// </returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static Estimate From(ReadOnlySpan<double> values)
    {
        Guard.Finite(values);
        if (values.IsEmpty)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }
        var mean = Moments.Mean(values);
        return values.Length == 1
            ? Estimate.WithoutError(mean)
            : Around(mean, Moments.SumOfSquares(values, mean), values.Length);
    }

    private static Estimate Around(double mean, double sumOfSquares, int n)
    {
        var error = Math.Sqrt(sumOfSquares / (n - 1) / n);
        var reach = Level.StudentT975(n - 1) * error;
        return new Estimate(mean, error, mean - reach, mean + reach);
    }
}
