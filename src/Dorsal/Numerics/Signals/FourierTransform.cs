using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace Dorsal.Numerics.Signals;

/// <summary>The discrete Fourier transform, X(k) = Σ x(j) exp(-2πi jk/n), without scaling.</summary>
/// <remarks>
/// Cooley and Tukey (Math Comput 1965;19:297-301) for any length whose prime factors are small, which those of half a recording
/// usually are; there it is some eight times faster than the library's transform, which pads every length to powers of two
/// (bench/README.md). Other lengths go to the library.
/// </remarks>
internal static class FourierTransform
{
    // Beyond this a plain sum over a prime factor is no longer cheap.
    private const int LargestFactor = 31;

    /// <summary>Transforms in place.</summary>
    public static void Forward(Complex[] x)
    {
        if (LargestPrimeFactor(x.Length) > LargestFactor)
        {
            Fourier.Forward(x, FourierOptions.NoScaling);
            return;
        }

        var roots = new Complex[x.Length];
        for (var i = 0; i < roots.Length; i++)
        {
            var (sin, cos) = Math.SinCos(-2 * Math.PI * i / roots.Length);
            roots[i] = new Complex(cos, sin);
        }

        Complex[] input = [.. x];
        Transform(input, 1, x, roots);
    }

    // Every stride-th value of the input, as many as the output is long.
    private static void Transform(ReadOnlySpan<Complex> input, int stride, Span<Complex> output, Complex[] roots)
    {
        if (output.Length == 1)
        {
            output[0] = input[0];
            return;
        }

        var factor = SmallestFactor(output.Length);
        var part = output.Length / factor;
        for (var q = 0; q < factor; q++)
        {
            Transform(input[(q * stride)..], stride * factor, output.Slice(q * part, part), roots);
        }

        Span<Complex> terms = stackalloc Complex[factor];
        for (var k = 0; k < part; k++)
        {
            for (var q = 0; q < factor; q++)
            {
                terms[q] = output[(q * part) + k] * roots[q * k * stride];
            }

            for (var r = 0; r < factor; r++)
            {
                output[k + (r * part)] = Sum(terms, r * part * stride, roots);
            }
        }
    }

    private static Complex Sum(ReadOnlySpan<Complex> terms, int step, Complex[] roots)
    {
        var sum = terms[0];
        for (var q = 1; q < terms.Length; q++)
        {
            sum += terms[q] * roots[q * step % roots.Length];
        }

        return sum;
    }

    private static int SmallestFactor(int n)
    {
        for (var factor = 2; factor * factor <= n; factor++)
        {
            if (n % factor == 0)
            {
                return factor;
            }
        }

        return n;
    }

    private static int LargestPrimeFactor(int n)
    {
        var largest = 1;
        for (; n > 1; n /= largest)
        {
            largest = SmallestFactor(n);
        }

        return largest;
    }
}
