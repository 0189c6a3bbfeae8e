using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>Weighted sums of the means of a few short series of trials of one person, whose spread is taken to be alike.</summary>
/// <remarks>
/// With two or three trials a series the spread of one alone says little. Pooling gives Student's t interval, exact for normal trials of
/// equal spread (Student 1908; Fisher 1925); Welch's would have hardly any degrees of freedom, and none for a single trial.
/// </remarks>
internal static class PooledContrast
{
    /// <summary>Sum of weight x mean, with its t interval on the pooled spread.</summary>
    /// <returns>No fit where a series is empty; a value without error where every series is a single trial.</returns>
    public static Estimate From(params (double Weight, double[] Values)[] series)
    {
        if (series.Any(s => s.Values.Length == 0))
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var value = series.Sum(s => s.Weight * Moments.Mean(s.Values));
        var (sd, df) = Spread([.. series.Select(s => s.Values)]);
        if (df == 0)
        {
            return Estimate.WithoutError(value);
        }

        var error = sd * Math.Sqrt(series.Sum(s => s.Weight * s.Weight / s.Values.Length));
        var reach = Level.StudentT975(df) * error;
        return new Estimate(value, error, value - reach, value + reach);
    }

    /// <summary>Root of the mean square within the series (a person's SEM of one measurement), and its degrees of freedom.</summary>
    public static (double Sd, int DegreesOfFreedom) Spread(params double[][] series)
    {
        var df = series.Sum(values => Math.Max(0, values.Length - 1));
        var squares = series.Where(values => values.Length > 0).Sum(v => Moments.SumOfSquares(v, Moments.Mean(v)));
        return (df == 0 ? double.NaN : Math.Sqrt(squares / df), df);
    }

    /// <summary>
    /// Mean of <paramref name="top"/> over mean of <paramref name="bottom"/>, less one, with Fieller's interval (Fieller, J R Stat Soc B
    /// 1954;16:175-185), exact for normal trials of equal spread; the standard error is by propagation.
    /// </summary>
    /// <returns>
    /// No fit unless the bottom's mean is above 0. No interval where the bottom cannot be told from 0, since it would then have no end.
    /// </returns>
    public static Estimate RelativeChange(double[] top, double[] bottom)
    {
        if (top.Length == 0 || bottom.Length == 0)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var b = Moments.Mean(bottom);
        var ratio = Moments.Mean(top) / b;
        if (!(b > 0) || !double.IsFinite(ratio))
        {
            return Estimate.None(FitOutcome.NotComputed);
        }

        var (sd, df) = Spread(top, bottom);
        if (df == 0)
        {
            return Estimate.WithoutError(ratio - 1);
        }

        var t = Level.StudentT975(df);
        var g = Square(t * sd / b) / bottom.Length;
        if (g >= 1)
        {
            return Estimate.WithoutError(ratio - 1);
        }

        var error = sd / b * Math.Sqrt((1.0 / top.Length) + (ratio * ratio / bottom.Length));
        var reach = t * sd / b * Math.Sqrt(((1 - g) / top.Length) + (ratio * ratio / bottom.Length)) / (1 - g);
        var centre = ratio / (1 - g);
        return new Estimate(ratio - 1, error, Math.Min(centre - reach, ratio) - 1, Math.Max(centre + reach, ratio) - 1);
    }

    /// <summary>
    /// Difference of means over the SD of <paramref name="reference"/> alone (Glass's Delta), times Hedges' correction for few
    /// trials, with the interval by inversion of the noncentral t on the reference's degrees of freedom (Hedges 1981).
    /// </summary>
    /// <returns>No fit for fewer than three reference trials, where the correction is not defined, or if they do not vary.</returns>
    public static Estimate InReferenceSd(double[] values, double[] reference)
    {
        if (values.Length == 0 || reference.Length < 3)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var df = reference.Length - 1;
        var mean = Moments.Mean(reference);
        var sd = Math.Sqrt(Moments.SumOfSquares(reference, mean) / df);
        if (sd == 0)
        {
            return Estimate.None(FitOutcome.NoVariation);
        }

        var d = (Moments.Mean(values) - mean) / sd;
        var root = Math.Sqrt((1.0 / values.Length) + (1.0 / reference.Length));
        var j = HedgesG.Correction(df);
        if (Math.Abs(d / root) > LargestT)
        {
            return double.IsFinite(d) ? Estimate.WithoutError(j * d) : Estimate.None(FitOutcome.NoVariation);
        }

        var error = j * Math.Sqrt((root * root) + (d * d / (2.0 * df)));
        var low = root * NoncentralT.Noncentrality(d / root, df, 1 - Level.Tail);
        var high = root * NoncentralT.Noncentrality(d / root, df, Level.Tail);
        return new Estimate(j * d, error, Math.Min(low, j * d), Math.Max(high, j * d));
    }

    /// <summary>Two-sided p of a mean against 0 by Student's t on n - 1 degrees of freedom; NaN where nothing varies and nothing differs.</summary>
    public static double P(Estimate mean, int count)
    {
        if (!mean.IsFitted || count < 2 || (mean.Value == 0 && mean.StandardError == 0))
        {
            return double.NaN;
        }

        return mean.StandardError == 0
            ? 0
            : 2 * StudentT.CDF(0, 1, count - 1, -Math.Abs(mean.Value / mean.StandardError));
    }

    // Beyond, the quadrature of the noncentral t is not proven; such a t means that the trials hardly vary.
    private const double LargestT = 100;

    private static double Square(double x) => x * x;
}
