using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>The SD of repeated trials with its exact interval where trials are normal.</summary>
public static class SpreadEstimate
{
    /// <summary>
    /// SD s on n - 1 degrees of freedom, standard error s / sqrt(2 (n - 1)), and the interval s sqrt((n - 1) / χ²) with the quantiles 0.975 and
    /// 0.025 of χ²(n - 1) (Snedecor and Cochran 1989, Statistical Methods, section 5.11, from memory).
    /// </summary>
    /// <param name="values">The trials, finite, in any unit.</param>
    /// <returns>No fit (<see cref="FitOutcome.TooFewTrials"/>) for fewer than two trials.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static Estimate From(ReadOnlySpan<double> values)
    {
        Guard.Finite(values);
        if (values.Length < 2)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var (sd, degrees) = (Math.Sqrt(Moments.Variance(values)), values.Length - 1);
        double Limit(double share) => sd * Math.Sqrt(degrees / ChiSquared.InvCDF(degrees, share));
        return new Estimate(sd, sd / Math.Sqrt(2 * degrees), Limit(1 - Level.Tail), Limit(Level.Tail));
    }
}
