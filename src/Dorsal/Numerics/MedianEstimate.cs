using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>The median with its interval by order statistics, which asks nothing of the distribution.</summary>
public static class MedianEstimate
{
    /// <summary>
    /// The median, and the two trials between which it lies with at least 95 % probability by the binomial distribution with p = 1/2 (Thompson,
    /// Ann Math Stat 1936;7:122-128, from memory). The standard error is the interval's width over 2 x 1.96.
    /// </summary>
    /// <param name="values">The trials, finite, in any unit.</param>
    /// <returns>No fit (<see cref="FitOutcome.TooFewTrials"/>) for no trial; a value without error for fewer than six, whose range is no 95 % interval.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static Estimate From(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Guard.Finite([.. values], nameof(values));
        if (values.Count == 0)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        double[] sorted = [.. values.Order()];
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        var outside = 0;
        while (Binomial.CDF(0.5, sorted.Length, outside) <= Level.Tail)
        {
            outside++;
        }

        if (outside == 0)
        {
            return Estimate.WithoutError(median);
        }

        var (low, high) = (sorted[outside - 1], sorted[^outside]);
        return new Estimate(median, (high - low) / (2 * Level.Normal975), low, high);
    }
}
