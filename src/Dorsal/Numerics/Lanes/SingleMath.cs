using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Dorsal.Numerics.Lanes;

/// <summary>
/// Functions of sixteen single-precision numbers, built of operations that round in one defined way: the same bits on any machine,
/// with or without wide registers.
/// </summary>
internal static class SingleMath
{
    private const int Mantissa = 23;
    private const int Bias = 127;
    private const int MantissaMask = 0x007FFFFF;

    // The exponent field of √½, so that mantissas fall between √½ and √2.
    private const int RootHalf = 0x3F3504F3;

    // 1.5 × 2^23: a whole number added to it stands in the last bits.
    private const float WholeNumber = 12582912;
    private const float Log2E = 1.44269504f;
    private const float LogOfTwo = 0.69314718f;

    // ln 2 in two parts: the first has so few bits that its product with an exponent is exact.
    private const float LogOfTwoHigh = 0.693359375f;
    private const float LogOfTwoLow = -2.12194440e-4f;

    /// <summary>e to the power x, for x between -87 and 88; relative error below 3e-7.</summary>
    /// <remarks>x = n ln 2 + r with |r| at most ln 2 / 2, e^r by its Taylor series to r^6 (remainder below 2e-7).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        var shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), Vector512.Create(WholeNumber + Bias));
        var n = shifted - Vector512.Create(WholeNumber + Bias);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-LogOfTwoHigh), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-LogOfTwoLow), r);
        var sum = Vector512.Create(1f / 720);
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1f / 120));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1f / 24));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(1f / 6));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512.Create(0.5f));
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512<float>.One);
        sum = Vector512.FusedMultiplyAdd(sum, r, Vector512<float>.One);
        return sum * (shifted.AsInt32() << Mantissa).AsSingle();
    }

    /// <summary>Natural logarithm of a positive normal number; error below 3e-7 of the larger of 1 and the result.</summary>
    /// <remarks>x = m 2^e with m between √½ and √2; ln m = 2 artanh((m − 1) / (m + 1)) by its series to the 9th power.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        var above = x.AsInt32() - Vector512.Create(RootHalf);
        var e = Vector512.ConvertToSingle(above >> Mantissa);
        var m = ((above & Vector512.Create(MantissaMask)) + Vector512.Create(RootHalf)).AsSingle();
        var s = (m - Vector512<float>.One) / (m + Vector512<float>.One);
        var square = s * s;
        var sum = Vector512.Create(2f / 9);
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(2f / 7));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(2f / 5));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(2f / 3));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(2f));
        return Vector512.FusedMultiplyAdd(e, Vector512.Create(LogOfTwo), sum * s);
    }
}
