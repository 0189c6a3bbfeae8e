using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>The arithmetic mean of skewed trials, some of which may be 0 because there was no response.</summary>
/// <remarks>
/// The value is the plain mean, zeros included, and needs no distribution. The interval takes the trials above 0 as log-normal: limits of
/// ln(share) and of mu + sigma^2 / 2 are recovered into limits of their sum (MOVER; Zou, Taleban and Huo, Comput Stat Data Anal
/// 2009;53:3755-3764, from memory), mu by Student's t, which is exact for it, the share by Wilson's limits. Where no trial is 0, the share is taken as 1.
/// </remarks>
public static class SkewedMean
{
    // Two logarithms leave their variance open within a factor of a thousand.
    private const int FewestForInterval = 3;

    /// <summary>Mean, standard error s / sqrt(n), and the interval.</summary>
    /// <param name="values">The trials, finite and at least 0, in any unit.</param>
    /// <returns>
    /// No fit (<see cref="FitOutcome.TooFewTrials"/>) for no trial; a value without error where fewer than three are above 0.
    /// </returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative.</exception>
    public static Estimate From(ReadOnlySpan<double> values)
    {
        Guard.Finite(values);
        if (values.IsEmpty)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var logs = LogsOf(values);
        var mean = Moments.Mean(values);
        if (logs.Length < FewestForInterval)
        {
            return Estimate.WithoutError(mean);
        }

        var (low, high) = Limits(logs, values.Length);
        var error = Math.Sqrt(Moments.Variance(values) / values.Length);
        return new Estimate(mean, error, Math.Exp(low), Math.Exp(high));
    }

    private static double[] LogsOf(ReadOnlySpan<double> values)
    {
        var logs = new List<double>();
        foreach (var value in values)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(values));
            if (value > 0)
            {
                logs.Add(Math.Log(value));
            }
        }

        return [.. logs];
    }

    private static (double Low, double High) Limits(double[] logs, int trials)
    {
        var (mean, half) = (Moments.Mean(logs), Moments.Variance(logs) / 2);
        var degrees = logs.Length - 1;
        var reach = Level.StudentT975(degrees) * Math.Sqrt(2 * half / logs.Length);
        var below = half - (degrees * half / ChiSquared.InvCDF(degrees, 1 - Level.Tail));
        var above = (degrees * half / ChiSquared.InvCDF(degrees, Level.Tail)) - half;
        var share = WilsonShare.From(logs.Length, trials);
        var isWhole = logs.Length == trials;
        var (less, more) = isWhole ? (0, 0) : (Math.Log(share.Value / share.Low), Math.Log(share.High / share.Value));
        var centre = mean + half + Math.Log(share.Value);
        return (
            centre - Math.Sqrt((reach * reach) + (below * below) + (less * less)),
            centre + Math.Sqrt((reach * reach) + (above * above) + (more * more))
        );
    }
}
