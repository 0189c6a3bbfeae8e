using System.Numerics;

namespace Dorsal.Numerics.Signals;

/// <summary>Power spectral density by averaging over overlapping segments.</summary>
public static class Welch
{
    /// <summary>
    /// Welch's estimate (IEEE Trans Audio Electroacoust 1967;15:70-73) with periodic Hann window, half overlap and the mean
    /// of each segment removed: scipy.signal.welch with its defaults. A rest shorter than a segment is not used.
    /// </summary>
    /// <param name="signal">At least one segment of samples, finite, evenly spaced.</param>
    /// <param name="samplingHz">Sampling rate in Hz, above 0.</param>
    /// <param name="segment">Samples in a segment, at least 2; the resolution is samplingHz / segment.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or the signal is shorter than a segment.</exception>
    public static PowerSpectrum Estimate(ReadOnlySpan<double> signal, double samplingHz, int segment)
    {
        Guard.Positive(samplingHz);
        ArgumentOutOfRangeException.ThrowIfLessThan(segment, 2);
        Guard.AtLeast(segment, signal.Length, nameof(signal));
        Guard.Finite(signal);
        var window = Hann(segment);
        var power = new double[(segment / 2) + 1];
        var count = 0;
        for (var start = 0; start + segment <= signal.Length; start += segment - (segment / 2))
        {
            AddSegment(power, signal.Slice(start, segment), window);
            count++;
        }
        var windowPower = Moments.SumOfSquares(window, 0);
        for (var i = 0; i < power.Length; i++)
        {
            // One-sided: all but the mean and, for an even segment, the Nyquist frequency stand for two lines.
            var lines = i == 0 || 2 * i == segment ? 1 : 2;
            power[i] *= lines / (samplingHz * windowPower * count);
        }
        return new PowerSpectrum(samplingHz / segment, power);
    }

    private static void AddSegment(double[] power, ReadOnlySpan<double> segment, double[] window)
    {
        var mean = Moments.Mean(segment);
        var lines = new Complex[segment.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = (segment[i] - mean) * window[i];
        }
        FourierTransform.Forward(lines);
        for (var i = 0; i < power.Length; i++)
        {
            power[i] += (lines[i].Real * lines[i].Real) + (lines[i].Imaginary * lines[i].Imaginary);
        }
    }

    private static double[] Hann(int length)
    {
        var window = new double[length];
        for (var i = 0; i < length; i++)
        {
            window[i] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / length));
        }
        return window;
    }
}
