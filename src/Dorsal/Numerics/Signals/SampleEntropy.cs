using System.Runtime.InteropServices;

namespace Dorsal.Numerics.Signals;

/// <summary>Sample entropy: how unlike the continuations of alike stretches of a signal are.</summary>
/// <param name="Value">-ln(A / B), at least 0; NaN if there is no match of either length or no variation.</param>
/// <param name="MatchesLonger">A: pairs of stretches of m + 1 samples that match.</param>
/// <param name="Matches">B: pairs of stretches of m samples that match.</param>
/// <remarks>
/// Richman and Moorman, Am J Physiol Heart Circ Physiol 2000;278:H2039-H2049: stretches start at the first N - m samples
/// for both lengths, none is compared with itself, and a match is a largest distance of at most r SD. The SD has
/// divisor N. A value from few matches is unsure: with A below about 10, do not use it.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SampleEntropy(double Value, long MatchesLonger, long Matches)
{
    /// <summary>The usual stretch, m = 2.</summary>
    public const int UsualLength = 2;

    /// <summary>The usual tolerance, r = 0.2 SD.</summary>
    public const double UsualTolerance = 0.2;

    /// <summary>Sample entropy of a signal; time grows with the square of its length (6,000 samples: tens of ms).</summary>
    /// <param name="signal">More than m + 1 samples, finite, evenly spaced; detrended and downsampled by the caller.</param>
    /// <param name="m">Length of the stretches, at least 1.</param>
    /// <param name="r">Tolerance in SD of the signal, above 0.</param>
    /// <exception cref="ArgumentException">Too few samples, one is NaN or infinite, or a parameter out of range.</exception>
    public static SampleEntropy Of(ReadOnlySpan<double> signal, int m = UsualLength, double r = UsualTolerance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 1);
        Guard.Positive(r);
        Guard.AtLeast(m + 2, signal.Length, nameof(signal));
        Guard.Finite(signal);
        var variance = Moments.SumOfSquares(signal, Moments.Mean(signal)) / signal.Length;
        if (variance == 0)
        {
            return new SampleEntropy(double.NaN, 0, 0);
        }
        var (longer, matches) = Count(signal, m, r * Math.Sqrt(variance));
        var value = longer > 0 ? Math.Log((double)matches / longer) : double.NaN;
        return new SampleEntropy(value, longer, matches);
    }

    // For each lag, a run of neighbouring samples within tolerance holds one match for each place where it is long enough.
    private static (long Longer, long Matches) Count(ReadOnlySpan<double> signal, int m, double tolerance)
    {
        var (longer, matches) = (0L, 0L);
        for (var lag = 1; lag < signal.Length - m; lag++)
        {
            var run = 0;
            var ends = signal.Length - lag;
            for (var i = 0; i < ends; i++)
            {
                run = Math.Abs(signal[i + lag] - signal[i]) <= tolerance ? run + 1 : 0;
                longer += run > m ? 1 : 0;
                // A stretch of m that ends at the last sample has no continuation and does not count.
                matches += run >= m && i < ends - 1 ? 1 : 0;
            }
        }
        return (longer, matches);
    }
}
