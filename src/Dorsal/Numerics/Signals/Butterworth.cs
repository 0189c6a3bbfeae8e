namespace Dorsal.Numerics.Signals;

/// <summary>Butterworth filters of second order, run forward and backward.</summary>
public static class Butterworth
{
    // Each of two passes must lose 1.5 dB at the wanted cutoff: C = (sqrt(2) - 1)^(1/4) = 0.802.
    private static readonly double TwoPassCorrection = Math.Pow(Math.Sqrt(2) - 1, 0.25);

    /// <summary>
    /// The second-order low-pass with -3 dB at the cutoff, by the bilinear transform with prewarping: the coefficients of
    /// scipy.signal.butter(2, cutoff / (sampling / 2)).
    /// </summary>
    /// <param name="cutoffHz">Cutoff in Hz, above 0 and below half the sampling rate.</param>
    /// <param name="samplingHz">Sampling rate in Hz.</param>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is out of its range.</exception>
    public static Biquad SecondOrderLowPass(double cutoffHz, double samplingHz) =>
        FromWarped(Warp(cutoffHz, samplingHz));

    /// <summary>
    /// The field's "fourth-order zero-lag Butterworth": the second-order filter run forward and backward, its own cutoff
    /// raised to tan(pi fc / fs) / 0.802 on the warped axis so that the two passes together have -3 dB at the
    /// cutoff that is asked for.
    /// </summary>
    /// <param name="signal">More than 9 samples, finite, evenly spaced.</param>
    /// <param name="cutoffHz">
    /// The cutoff of the two passes together, in Hz; 10 Hz is usual for the centre of pressure.
    /// </param>
    /// <param name="samplingHz">Sampling rate in Hz.</param>
    /// <remarks>
    /// Correction: Winter, Biomechanics and Motor Control of Human Movement, 4th ed. 2009, chapter 3 (C = 0.802 for two
    /// passes). Scripts that call filtfilt(butter(2, fc)) leave it out and have their -3 dB point at about 0.80 fc; for
    /// their numbers use <see cref="SecondOrderLowPass"/> and <see cref="Biquad.ForwardBackward"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">Too few samples, one is NaN or infinite, or a frequency out of range.</exception>
    public static double[] ZeroLagLowPass(ReadOnlySpan<double> signal, double cutoffHz, double samplingHz) =>
        FromWarped(Warp(cutoffHz, samplingHz) / TwoPassCorrection).ForwardBackward(signal);

    /// <summary>
    /// The same for high-pass: the second-order filter run forward and backward, its own cutoff lowered to tan(pi fc / fs) x 0.802 on the
    /// warped axis so that the two passes together have -3 dB at the cutoff that is asked for.
    /// </summary>
    /// <inheritdoc cref="ZeroLagLowPass"/>
    public static double[] ZeroLagHighPass(ReadOnlySpan<double> signal, double cutoffHz, double samplingHz) =>
        HighPassFromWarped(Warp(cutoffHz, samplingHz) * TwoPassCorrection).ForwardBackward(signal);

    private static double Warp(double cutoffHz, double samplingHz)
    {
        Guard.Positive(samplingHz);
        if (!(cutoffHz > 0 && cutoffHz < samplingHz / 2))
        {
            var range = Guard.Text($"A cutoff lies between 0 and half the sampling rate of {samplingHz} Hz.");
            throw new ArgumentOutOfRangeException(nameof(cutoffHz), cutoffHz, range);
        }
        return Math.Tan(Math.PI * cutoffHz / samplingHz);
    }

    // Bilinear transform of 1 / (s^2 + sqrt(2) s + 1), s in units of the warped cutoff w.
    private static Biquad FromWarped(double w)
    {
        var damping = Math.Sqrt(2) * w;
        var norm = 1 + damping + (w * w);
        var b = w * w / norm;
        return new Biquad(b, 2 * b, b, 2 * ((w * w) - 1) / norm, (1 - damping + (w * w)) / norm);
    }

    // Bilinear transform of s^2 / (s^2 + sqrt(2) s + 1), s in units of the warped cutoff w.
    private static Biquad HighPassFromWarped(double w)
    {
        var damping = Math.Sqrt(2) * w;
        var norm = 1 + damping + (w * w);
        return new Biquad(1 / norm, -2 / norm, 1 / norm, 2 * ((w * w) - 1) / norm, (1 - damping + (w * w)) / norm);
    }
}
