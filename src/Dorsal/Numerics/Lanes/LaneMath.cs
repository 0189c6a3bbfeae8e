using System.Runtime.CompilerServices;

namespace Dorsal.Numerics.Lanes;

/// <summary>Functions over lanes, built of the operations of <see cref="ILanes{T}"/> alone: the same bits for any width.</summary>
public static class LaneMath
{
    private const double Log2E = 1.4426950408889634;

    // ln 2 in two parts: the first has so few bits that its product with a whole number below 2^11 is exact.
    private const double LogOfTwoHigh = 0.693147180369123816490;
    private const double LogOfTwoLow = 1.90821492927058770002e-10;

    /// <summary>The larger; the second where they are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<T>(T left, T right)
        where T : struct, ILanes<T> => T.Choose(left, right, left, right);

    /// <summary>The smaller; the second where they are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Min<T>(T left, T right)
        where T : struct, ILanes<T> => T.Choose(right, left, left, right);

    /// <summary>The positive part, max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Positive<T>(T value)
        where T : struct, ILanes<T> => Max(value, T.Of(0));

    /// <summary>Keeps a value in a range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Clamp<T>(T value, double low, double high)
        where T : struct, ILanes<T> => Min(Max(value, T.Of(low)), T.Of(high));

    /// <summary>The saturating response x² / (1 + x²): a Hill function of order 2 with half-effect at 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Hill2<T>(T x)
        where T : struct, ILanes<T>
    {
        var square = x * x;
        return square / (1 + square);
    }

    /// <summary>The steep response x⁴ / (1 + x⁴): a Hill function of order 4 with half-effect at 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Hill4<T>(T x)
        where T : struct, ILanes<T>
    {
        var square = x * x;
        var fourth = square * square;
        return fourth / (1 + fourth);
    }

    /// <summary>e to the power x, for |x| below 700; relative error below 4e-16.</summary>
    /// <remarks>x = n ln 2 + r with |r| at most ln 2 / 2, e^r by its Taylor series to r^13 (remainder below 1e-17).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        var n = T.Round(Log2E * x);
        var r = T.MultiplyAdd(n, T.Of(-LogOfTwoLow), T.MultiplyAdd(n, T.Of(-LogOfTwoHigh), x));
        var sum = T.Of(1.0 / 6227020800);
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 479001600));
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 39916800));
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 3628800));
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 362880));
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 40320));
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 5040));
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 720));
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 120));
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 24));
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 6));
        sum = T.MultiplyAdd(sum, r, T.Of(1.0 / 2));
        sum = T.MultiplyAdd(sum, r, T.Of(1));
        sum = T.MultiplyAdd(sum, r, T.Of(1));
        return sum * T.PowerOfTwo(n);
    }

    /// <summary>Natural logarithm of a positive normal number; error below 4e-16 of the larger of 1 and the result.</summary>
    /// <remarks>x = m 2^e with m between √½ and √2; ln m = 2 artanh((m - 1) / (m + 1)) by its series to the 21st power.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        var limit = T.Of(1.4142135623730951);
        var mantissa = T.Mantissa(x);
        var exponent = T.Exponent(x);
        exponent = T.Choose(mantissa, limit, 1 + exponent, exponent);
        mantissa = T.Choose(mantissa, limit, 0.5 * mantissa, mantissa);
        var s = (mantissa - T.Of(1)) / (1 + mantissa);
        var square = s * s;
        var sum = T.Of(2.0 / 21);
        sum = T.MultiplyAdd(sum, square, T.Of(2.0 / 19));
        sum = T.MultiplyAdd(sum, square, T.Of(2.0 / 17));
        sum = T.MultiplyAdd(sum, square, T.Of(2.0 / 15));
        sum = T.MultiplyAdd(sum, square, T.Of(2.0 / 13));
        sum = T.MultiplyAdd(sum, square, T.Of(2.0 / 11));
        sum = T.MultiplyAdd(sum, square, T.Of(2.0 / 9));
        sum = T.MultiplyAdd(sum, square, T.Of(2.0 / 7));
        sum = T.MultiplyAdd(sum, square, T.Of(2.0 / 5));
        sum = T.MultiplyAdd(sum, square, T.Of(2.0 / 3));
        sum = T.MultiplyAdd(sum, square, T.Of(2));
        return T.MultiplyAdd(exponent, T.Of(LogOfTwoHigh), T.MultiplyAdd(exponent, T.Of(LogOfTwoLow), sum * s));
    }

    /// <summary>Sine and cosine of a share of a full turn between 0 and 1; error below 3e-16.</summary>
    /// <remarks>The nearest quarter turn is taken off; the rest, at most an eighth, by Taylor series to the 15th and 16th power.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosOfTurn<T>(T turn, out T sine, out T cosine)
        where T : struct, ILanes<T>
    {
        var quarter = T.Round(4 * turn);
        var angle = (2 * Math.PI) * T.MultiplyAdd(quarter, T.Of(-0.25), turn);
        var square = angle * angle;
        var s = angle * SineSeries(square);
        var c = CosineSeries(square);
        // Quarters 0 to 4: (s, c), (c, -s), (-s, -c), (-c, s), (s, c).
        var (half, oneHalf, twoHalf, threeHalf) = (T.Of(0.5), T.Of(1.5), T.Of(2.5), T.Of(3.5));
        var (minusS, minusC) = (0 - s, 0 - c);
        sine = T.Choose(quarter, threeHalf, s, T.Choose(quarter, twoHalf, minusC, minusS));
        sine = T.Choose(quarter, oneHalf, sine, T.Choose(quarter, half, c, s));
        cosine = T.Choose(quarter, threeHalf, c, T.Choose(quarter, twoHalf, s, minusC));
        cosine = T.Choose(quarter, oneHalf, cosine, T.Choose(quarter, half, minusS, c));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SineSeries<T>(T square)
        where T : struct, ILanes<T>
    {
        var sum = T.Of(-1.0 / 1307674368000);
        sum = T.MultiplyAdd(sum, square, T.Of(1.0 / 6227020800));
        sum = T.MultiplyAdd(sum, square, T.Of(-1.0 / 39916800));
        sum = T.MultiplyAdd(sum, square, T.Of(1.0 / 362880));
        sum = T.MultiplyAdd(sum, square, T.Of(-1.0 / 5040));
        sum = T.MultiplyAdd(sum, square, T.Of(1.0 / 120));
        sum = T.MultiplyAdd(sum, square, T.Of(-1.0 / 6));
        return T.MultiplyAdd(sum, square, T.Of(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T CosineSeries<T>(T square)
        where T : struct, ILanes<T>
    {
        var sum = T.Of(1.0 / 20922789888000);
        sum = T.MultiplyAdd(sum, square, T.Of(-1.0 / 87178291200));
        sum = T.MultiplyAdd(sum, square, T.Of(1.0 / 479001600));
        sum = T.MultiplyAdd(sum, square, T.Of(-1.0 / 3628800));
        sum = T.MultiplyAdd(sum, square, T.Of(1.0 / 40320));
        sum = T.MultiplyAdd(sum, square, T.Of(-1.0 / 720));
        sum = T.MultiplyAdd(sum, square, T.Of(1.0 / 24));
        sum = T.MultiplyAdd(sum, square, T.Of(-1.0 / 2));
        return T.MultiplyAdd(sum, square, T.Of(1));
    }
}
