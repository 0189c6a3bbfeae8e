namespace Dorsal.Numerics.Signals;

/// <summary>Takes slow drift out of a signal.</summary>
public static class Detrend
{
    /// <summary>The residuals from the least-squares straight line over the sample index (scipy.signal.detrend).</summary>
    /// <param name="signal">At least 2 samples, finite, evenly spaced.</param>
    /// <exception cref="ArgumentException">Too few samples, or one is NaN or infinite.</exception>
    public static double[] Linear(ReadOnlySpan<double> signal)
    {
        Guard.AtLeast(2, signal.Length, nameof(signal));
        Guard.Finite(signal);
        var mean = Moments.Mean(signal);
        var middle = (signal.Length - 1) / 2.0;
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < signal.Length; i++)
        {
            products += (i - middle) * (signal[i] - mean);
            squares += (i - middle) * (i - middle);
        }
        var slope = products / squares;
        var residuals = new double[signal.Length];
        for (var i = 0; i < signal.Length; i++)
        {
            residuals[i] = signal[i] - mean - (slope * (i - middle));
        }
        return residuals;
    }
}
