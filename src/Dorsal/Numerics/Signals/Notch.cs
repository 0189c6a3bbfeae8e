namespace Dorsal.Numerics.Signals;

/// <summary>Takes one frequency out of a signal, such as mains hum.</summary>
public static class Notch
{
    /// <summary>
    /// A second-order notch, run forward and backward: the filter of scipy.signal.iirnotch(f, f / width, fs) and scipy.signal.filtfilt
    /// (Orfanidis, Introduction to Signal Processing, 1996, section 11.3).
    /// </summary>
    /// <param name="signal">More than 9 samples, finite, evenly spaced.</param>
    /// <param name="frequencyHz">Frequency taken out, above 0 and below half the sampling rate.</param>
    /// <param name="widthHz">Width of the notch at -3 dB in one pass, above 0; a narrow notch rings for about 1 / width.</param>
    /// <param name="samplingHz">Sampling rate in Hz.</param>
    /// <exception cref="ArgumentException">Too few samples, one is NaN or infinite, or a frequency out of range.</exception>
    public static double[] ZeroLag(ReadOnlySpan<double> signal, double frequencyHz, double widthHz, double samplingHz)
    {
        Guard.Positive(frequencyHz);
        Guard.Positive(widthHz);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frequencyHz, samplingHz / 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(widthHz, samplingHz / 2);
        var gain = 1 / (1 + Math.Tan(Math.PI * widthHz / samplingHz));
        var middle = -2 * gain * Math.Cos(2 * Math.PI * frequencyHz / samplingHz);
        return new Biquad(gain, middle, gain, middle, (2 * gain) - 1).ForwardBackward(signal);
    }
}
