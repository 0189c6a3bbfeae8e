namespace Dorsal.Numerics;

/// <summary>The natural logarithm of the ratio of two independent means, such as responses after and before a stimulation.</summary>
/// <remarks>
/// The standard error is that of the delta method, each mean's variance over its square. The interval is Student's with the degrees of
/// freedom of Welch and Satterthwaite (Satterthwaite 1946, Biometrics Bull 2:110-114) of these two terms. Nothing is assumed of the trials' shape, and some may be 0.
/// The logarithm of a mean of n trials is too low by half the square of (variation / sqrt n); of equally many trials above and below that cancels.
/// </remarks>
public static class LogRatioEstimate
{
    /// <summary>ln(mean of <paramref name="above"/> / mean of <paramref name="below"/>) with standard error and interval.</summary>
    /// <param name="above">Trials of the numerator, finite and at least 0, in any unit.</param>
    /// <param name="below">Trials of the denominator, finite and at least 0, in the same unit.</param>
    /// <returns>
    /// No fit for no trial (<see cref="FitOutcome.TooFewTrials"/>), where all trials below are 0 (<see cref="FitOutcome.ZeroDenominator"/>), or all
    /// above, since 0 has no logarithm (<see cref="FitOutcome.NotIdentified"/>); a value without error where one of them has a single trial.
    /// </returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A mean is negative.</exception>
    public static Estimate From(ReadOnlySpan<double> above, ReadOnlySpan<double> below)
    {
        Guard.Finite(above);
        Guard.Finite(below);
        if (above.IsEmpty || below.IsEmpty)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var (x, y) = (Moments.Mean(above), Moments.Mean(below));
        ArgumentOutOfRangeException.ThrowIfNegative(x, nameof(above));
        ArgumentOutOfRangeException.ThrowIfNegative(y, nameof(below));
        return y == 0 ? Estimate.None(FitOutcome.ZeroDenominator)
            : x == 0 ? Estimate.None(FitOutcome.NotIdentified)
            : above.Length == 1 || below.Length == 1 ? Estimate.WithoutError(Math.Log(x) - Math.Log(y))
            : Around(Math.Log(x) - Math.Log(y), (Spread(above, x), above.Length), (Spread(below, y), below.Length));
    }

    private static Estimate Around(double value, (double Spread, int Trials) above, (double Spread, int Trials) below)
    {
        var sum = above.Spread + below.Spread;
        if (sum == 0)
        {
            return new Estimate(value, 0, value, value);
        }

        var (a, b) = (above.Spread / sum, below.Spread / sum);
        var degrees = 1 / ((a * a / (above.Trials - 1)) + (b * b / (below.Trials - 1)));
        var error = Math.Sqrt(sum);
        var reach = Level.StudentT975(degrees) * error;
        return new Estimate(value, error, value - reach, value + reach);
    }

    // Variance of the mean over the mean's square.
    private static double Spread(ReadOnlySpan<double> values, double mean)
    {
        var error = Math.Sqrt(Moments.Variance(values) / values.Length) / mean;
        return error * error;
    }
}
