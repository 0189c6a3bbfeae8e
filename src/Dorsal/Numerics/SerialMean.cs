using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>Mean and spread of a series whose neighbouring values resemble each other, with errors that know it.</summary>
/// <param name="Mean">The mean in the long run.</param>
/// <param name="Sd">The standard deviation of single values around it.</param>
/// <param name="Correlation">Expected correlation of one day with the next, 0 to 0.95; NaN where there is none.</param>
/// <param name="EffectiveCount">How many independent values would give a mean as exact, at that correlation.</param>
public sealed record SerialEstimate(Estimate Mean, Estimate Sd, double Correlation, double EffectiveCount);

/// <summary>Mean of a series with autocorrelation of the first order, also with gaps.</summary>
/// <remarks>
/// Values k days apart correlate by r^k (Box, Jenkins and Reinsel, Time series analysis, chapter 3). Given r, generalised least squares
/// yields the mean with a t distribution and the variance with a chi-square distribution, both on n - 1 degrees of freedom; these
/// are averaged over r with its likelihood and a prior that is even over 0 to 0.95. So the interval includes that r is hardly
/// known in a short series. Where r is in truth 0 the interval is wider than need be.
/// </remarks>
public static class SerialMean
{
    private const double HighestCorrelation = 0.95;
    private const int Steps = 38;
    private const int Halvings = 60;
    private const int FewestForInterval = 3;

    /// <summary>Estimates mean and SD.</summary>
    /// <param name="values">The values, finite.</param>
    /// <param name="days">The day of each value, ascending, without doubles.</param>
    /// <returns>No fit without values; values without error below three; error 0 where all values are alike.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or the days do not ascend.</exception>
    public static SerialEstimate From(ReadOnlySpan<double> values, ReadOnlySpan<int> days)
    {
        Guard.Finite(values);
        Check(values.Length, days);
        if (values.IsEmpty)
        {
            var none = Estimate.None(FitOutcome.TooFewTrials);
            return new SerialEstimate(none, none, double.NaN, double.NaN);
        }

        var plain = Moments.Mean(values);
        var squares = Moments.SumOfSquares(values, plain);
        if (values.Length < FewestForInterval)
        {
            var spread =
                values.Length == 2 ? Estimate.WithoutError(Math.Sqrt(squares)) : Estimate.None(FitOutcome.TooFewTrials);
            return new SerialEstimate(Estimate.WithoutError(plain), spread, double.NaN, double.NaN);
        }

        return squares > 0
            ? Averaged(values, days)
            : new SerialEstimate(new(plain, 0, plain, plain), new(0, 0, 0, 0), double.NaN, double.NaN);
    }

    private static SerialEstimate Averaged(ReadOnlySpan<double> values, ReadOnlySpan<int> days)
    {
        var fits = new Fit[Steps];
        for (var i = 0; i < Steps; i++)
        {
            fits[i] = Fit.Of(values, days, HighestCorrelation * (i + 0.5) / Steps);
        }

        var highest = fits.Max(fit => fit.LogWeight);
        var weights = Array.ConvertAll(fits, fit => Math.Exp(fit.LogWeight - highest));
        var sum = weights.Sum();
        weights = Array.ConvertAll(weights, weight => weight / sum);
        var degrees = values.Length - 1;
        var correlation = Average(fits, weights, fit => fit.Correlation);
        return new SerialEstimate(
            MeanOf(fits, weights, degrees),
            SdOf(fits, weights, degrees),
            correlation,
            Fit.Of(values, days, correlation).Information
        );
    }

    private static Estimate MeanOf(Fit[] fits, double[] weights, int degrees)
    {
        double ErrorOf(Fit fit) => Math.Sqrt(fit.Squares / degrees / fit.Information);
        var mean = Average(fits, weights, fit => fit.Mean);
        var error = Math.Sqrt(
            Average(fits, weights, fit => (ErrorOf(fit) * ErrorOf(fit)) + ((fit.Mean - mean) * (fit.Mean - mean)))
        );
        double Below(double x) => Average(fits, weights, fit => StudentT.CDF(fit.Mean, ErrorOf(fit), degrees, x));
        var reach = 2 * Level.StudentT975(degrees) * fits.Max(ErrorOf);
        reach += fits.Max(fit => Math.Abs(fit.Mean - mean));
        var low = Root(Below, mean - reach, mean + reach, Level.Tail);
        var high = Root(Below, mean - reach, mean + reach, 1 - Level.Tail);
        return new Estimate(mean, error, Math.Min(low, mean), Math.Max(high, mean));
    }

    private static Estimate SdOf(Fit[] fits, double[] weights, int degrees)
    {
        double SdOf(Fit fit) => Math.Sqrt(fit.Squares / degrees);
        var sd = Average(fits, weights, SdOf);
        double Below(double x) => Average(fits, weights, fit => 1 - ChiSquared.CDF(degrees, fit.Squares / (x * x)));
        var highest = fits.Max(SdOf) * Math.Sqrt(degrees / ChiSquared.InvCDF(degrees, Level.Tail / 10));
        var low = Root(Below, 0, highest, Level.Tail);
        var high = Root(Below, 0, highest, 1 - Level.Tail);
        var within = Average(fits, weights, fit => Square(SdOf(fit) - sd) + (Square(SdOf(fit)) / (2.0 * degrees)));
        return new Estimate(sd, Math.Sqrt(within), Math.Min(low, sd), Math.Max(high, sd));
    }

    private static double Average(Fit[] fits, double[] weights, Func<Fit, double> of)
    {
        var sum = 0.0;
        for (var i = 0; i < fits.Length; i++)
        {
            sum += weights[i] * of(fits[i]);
        }

        return sum;
    }

    private static double Root(Func<double, double> rising, double low, double high, double level)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = rising(middle) < level ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double Square(double value) => value * value;

    private static void Check(int count, ReadOnlySpan<int> days)
    {
        if (days.Length != count)
        {
            throw new ArgumentException("Each value has its day.", nameof(days));
        }

        for (var i = 1; i < days.Length; i++)
        {
            if (days[i] <= days[i - 1])
            {
                throw new ArgumentException("Days ascend without doubles.", nameof(days));
            }
        }
    }

    /// <summary>Generalised least squares at one correlation.</summary>
    /// <param name="Correlation">The correlation of neighbouring days.</param>
    /// <param name="Mean">The mean.</param>
    /// <param name="Information">Variance of a value over the variance of the mean.</param>
    /// <param name="Squares">Weighted sum of squares around the mean.</param>
    /// <param name="LogWeight">Logarithm of the likelihood with mean and variance averaged out.</param>
    private sealed record Fit(double Correlation, double Mean, double Information, double Squares, double LogWeight)
    {
        // The series is turned into one of independent values: the first as it is, each later one less what the one before foretells.
        public static Fit Of(ReadOnlySpan<double> values, ReadOnlySpan<int> days, double correlation)
        {
            var (information, product, logDeterminant) = (1.0, values[0], 0.0);
            for (var i = 1; i < values.Length; i++)
            {
                var (carried, variance) = Step(correlation, days[i] - days[i - 1]);
                information += (1 - carried) * (1 - carried) / variance;
                product += (1 - carried) * (values[i] - (carried * values[i - 1])) / variance;
                logDeterminant += Math.Log(variance);
            }

            var mean = product / information;
            var squares = Square(values[0] - mean);
            for (var i = 1; i < values.Length; i++)
            {
                var (carried, variance) = Step(correlation, days[i] - days[i - 1]);
                squares += Square(values[i] - mean - (carried * (values[i - 1] - mean))) / variance;
            }

            var likelihood = logDeterminant + Math.Log(information) + ((values.Length - 1) * Math.Log(squares));
            return new Fit(correlation, mean, information, squares, -likelihood / 2);
        }

        private static (double Carried, double Variance) Step(double correlation, int gap)
        {
            var carried = Math.Pow(correlation, gap);
            return (carried, 1 - (carried * carried));
        }
    }
}
