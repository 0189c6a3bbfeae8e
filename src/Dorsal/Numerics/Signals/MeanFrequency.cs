namespace Dorsal.Numerics.Signals;

/// <summary>Mean power frequency of a signal and of sway.</summary>
public static class MeanFrequency
{
    /// <summary>
    /// The power-weighted mean frequency of one signal, in Hz: Welch's spectrum with segments of half the record, then
    /// <see cref="PowerSpectrum.MeanFrequency"/>.
    /// </summary>
    /// <param name="signal">At least 4 samples, finite, evenly spaced.</param>
    /// <param name="samplingHz">Sampling rate in Hz, above 0.</param>
    /// <returns>NaN for a signal that does not vary.</returns>
    /// <exception cref="ArgumentException">Too few samples, or one is NaN or infinite.</exception>
    public static double Of(ReadOnlySpan<double> signal, double samplingHz) =>
        HalfRecord(signal, samplingHz).MeanFrequency;

    /// <summary>
    /// The mean frequency of sway in the plane, in Hz: the mean frequencies of the two axes, weighted by the plain sums of
    /// their spectra.
    /// </summary>
    /// <param name="x">First coordinate, at least 4 samples, finite, evenly spaced.</param>
    /// <param name="y">Second coordinate of the same samples, in the same unit.</param>
    /// <param name="samplingHz">Sampling rate in Hz, above 0.</param>
    /// <remarks>
    /// The rule behind the column COPmfreq of Santos and Duarte (PeerJ 2016;4:e2648). It was found by
    /// trying variants against the table, not read from the authors' code, and reproduces all 12 trials kept here to
    /// 1e-9 (a test). The weights are plain sums although the axes' own integrals are trapezoids: so their table has it.
    /// </remarks>
    /// <returns>NaN if an axis does not vary.</returns>
    /// <exception cref="ArgumentException">Lengths differ, too few samples, or one is NaN or infinite.</exception>
    public static double OfSway(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double samplingHz)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        var (alongX, alongY) = (HalfRecord(x, samplingHz), HalfRecord(y, samplingHz));
        var weighted = (alongX.MeanFrequency * alongX.Sum) + (alongY.MeanFrequency * alongY.Sum);
        return weighted / (alongX.Sum + alongY.Sum);
    }

    private static PowerSpectrum HalfRecord(ReadOnlySpan<double> signal, double samplingHz)
    {
        Guard.AtLeast(4, signal.Length, nameof(signal));
        return Welch.Estimate(signal, samplingHz, (signal.Length + 1) / 2);
    }
}
