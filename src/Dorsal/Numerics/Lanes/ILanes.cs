namespace Dorsal.Numerics.Lanes;

/// <summary>
/// Numbers of several people side by side, so that an equation is written once and runs for one person or for eight.
/// Each operation is the IEEE operation on each lane, and nothing crosses lanes: the same bits come out for any width.
/// </summary>
/// <remarks>
/// Only operations that round in one defined way are here. Sums over people are not: their order would depend on the width.
/// </remarks>
/// <typeparam name="T">The lanes themselves.</typeparam>
public interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>The number of people side by side.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract T Of(double value);

    /// <summary>Reads <see cref="Count"/> numbers that lie one after the other, from <paramref name="first"/> on.</summary>
    static abstract T Load(ref readonly double first);

    /// <summary>Writes the lanes one after the other, from <paramref name="first"/> on.</summary>
    void Store(ref double first);

    /// <summary>Sum.</summary>
    static abstract T operator +(T left, T right);

    /// <summary>Sum with one number for all.</summary>
    static abstract T operator +(double left, T right);

    /// <summary>Difference.</summary>
    static abstract T operator -(T left, T right);

    /// <summary>Difference from one number for all.</summary>
    static abstract T operator -(double left, T right);

    /// <summary>Product.</summary>
    static abstract T operator *(T left, T right);

    /// <summary>Product with one number for all.</summary>
    static abstract T operator *(double left, T right);

    /// <summary>Quotient.</summary>
    static abstract T operator /(T left, T right);

    /// <summary><paramref name="a"/> × <paramref name="b"/> + <paramref name="c"/>, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>Square root.</summary>
    static abstract T Sqrt(T value);

    /// <summary>The nearest whole number, halves to even.</summary>
    static abstract T Round(T value);

    /// <summary>Where left is above right the one, elsewhere (equal, or not a number) the other.</summary>
    static abstract T Choose(T left, T right, T above, T otherwise);

    /// <summary>2 to a whole power between -1022 and 1023.</summary>
    static abstract T PowerOfTwo(T exponent);

    /// <summary>The power of two of a positive normal number: its mantissa then lies in [1, 2).</summary>
    static abstract T Exponent(T value);

    /// <summary>The mantissa of a positive normal number, in [1, 2).</summary>
    static abstract T Mantissa(T value);
}
