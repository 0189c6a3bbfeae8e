using MathNet.Numerics;

namespace Dorsal.Numerics;

/// <summary>The standardised mean difference of two independent groups, corrected for small samples.</summary>
public static class HedgesG
{
    /// <summary>
    /// g = J d with d = (mean of <paramref name="b"/> - mean of <paramref name="a"/>) / pooled SD: positive if b is higher.
    /// </summary>
    /// <param name="a">The reference group, at least two values, finite.</param>
    /// <param name="b">The compared group, at least two values, finite.</param>
    /// <returns>
    /// g with the 95 % interval of the population difference by inversion of the noncentral t (Steiger and Fouladi
    /// 1997; Cumming and Finch, Educ Psychol Meas 2001;61:532-574), exact for normal groups of equal variance, widened to
    /// hold g if it must; standard error J sqrt(1/n1 + 1/n2 + d^2 / (2 (n1 + n2))) (Borenstein et al. 2009,
    /// Introduction to Meta-Analysis, chapter 4). No fit for fewer than two values in a group, or if no group varies.
    /// </returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static Estimate From(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Guard.Finite(a);
        Guard.Finite(b);
        if (a.Length < 2 || b.Length < 2)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }
        var (meanA, meanB) = (Moments.Mean(a), Moments.Mean(b));
        var df = a.Length + b.Length - 2;
        var pooled = Math.Sqrt((Moments.SumOfSquares(a, meanA) + Moments.SumOfSquares(b, meanB)) / df);
        return pooled > 0
            ? FromDifference((meanB - meanA) / pooled, a.Length, b.Length)
            : Estimate.None(FitOutcome.NoVariation);
    }

    /// <summary>
    /// The exact correction J(df) = Gamma(df/2) / (sqrt(df/2) Gamma((df-1)/2)) (Hedges, J Educ Stat 1981;6:107-128).
    /// </summary>
    /// <param name="df">Degrees of freedom, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="df"/> is below 2.</exception>
    public static double Correction(int df)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(df, 2);
        var ratio = SpecialFunctions.GammaLn(df / 2.0) - SpecialFunctions.GammaLn((df - 1) / 2.0);
        return Math.Exp(ratio) / Math.Sqrt(df / 2.0);
    }

    private static Estimate FromDifference(double d, int n1, int n2)
    {
        var df = n1 + n2 - 2;
        var root = Math.Sqrt((1.0 / n1) + (1.0 / n2));
        var j = Correction(df);
        var g = j * d;
        var error = j * Math.Sqrt((root * root) + (d * d / (2.0 * (n1 + n2))));
        var low = root * NoncentralT.Noncentrality(d / root, df, 1 - Level.Tail);
        var high = root * NoncentralT.Noncentrality(d / root, df, Level.Tail);
        return new Estimate(g, error, Math.Min(low, g), Math.Max(high, g));
    }
}
