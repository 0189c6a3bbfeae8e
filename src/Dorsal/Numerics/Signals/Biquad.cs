using System.Runtime.InteropServices;

namespace Dorsal.Numerics.Signals;

/// <summary>
/// A second-order digital filter, y = (b0 + b1/z + b2/z^2) / (1 + a1/z + a2/z^2) x.
/// </summary>
/// <param name="B0">Weight of the present sample.</param>
/// <param name="B1">Weight of the sample before.</param>
/// <param name="B2">Weight of the sample two before.</param>
/// <param name="A1">Weight of the last output, with sign as in the denominator.</param>
/// <param name="A2">Weight of the output two before.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Biquad(double B0, double B1, double B2, double A1, double A2)
{
    // scipy.signal.filtfilt pads 3 * max(len(a), len(b)) samples; both have three coefficients here.
    private const int Padding = 9;

    /// <summary>
    /// Filters forward, then backward: no phase shift, the amplitude response squared. Edges as scipy.signal.filtfilt:
    /// odd extension by 9 samples, and each pass starts in the steady state of its first sample.
    /// </summary>
    /// <param name="signal">More than 9 samples, finite, evenly spaced.</param>
    /// <returns>The filtered samples, as many as given.</returns>
    /// <exception cref="ArgumentException">Too few samples, or one is NaN or infinite.</exception>
    public double[] ForwardBackward(ReadOnlySpan<double> signal)
    {
        Guard.Finite(signal);
        Guard.AtLeast(Padding + 1, signal.Length, nameof(signal));
        var extended = OddExtension(signal);
        Run(extended);
        Array.Reverse(extended);
        Run(extended);
        Array.Reverse(extended);
        return extended[Padding..^Padding];
    }

    private static double[] OddExtension(ReadOnlySpan<double> signal)
    {
        var (n, last) = (signal.Length, signal.Length - 1);
        var extended = new double[n + (2 * Padding)];
        signal.CopyTo(extended.AsSpan(Padding));
        for (var i = 1; i <= Padding; i++)
        {
            extended[Padding - i] = (2 * signal[0]) - signal[i];
            extended[Padding + last + i] = (2 * signal[last]) - signal[last - i];
        }
        return extended;
    }

    // Transposed direct form II, in place, started in the steady state for the constant input samples[0].
    private void Run(double[] samples)
    {
        var gain = (B0 + B1 + B2) / (1 + A1 + A2);
        var z2 = (B2 - (A2 * gain)) * samples[0];
        var z1 = ((B1 - (A1 * gain)) * samples[0]) + z2;
        for (var i = 0; i < samples.Length; i++)
        {
            var input = samples[i];
            var output = (B0 * input) + z1;
            z1 = (B1 * input) - (A1 * output) + z2;
            z2 = (B2 * input) - (A2 * output);
            samples[i] = output;
        }
    }
}
