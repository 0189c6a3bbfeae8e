using System.Runtime.CompilerServices;

namespace Dorsal.Numerics.Lanes;

/// <summary>One person: plain doubles. It is the reference that the wider lanes are held against, bit by bit.</summary>
public readonly struct One(double value) : ILanes<One>
{
    private readonly double value = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One Of(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One Load(ref readonly double first) => new(first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double first) => first = value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One operator +(One left, One right) => new(left.value + right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One operator +(double left, One right) => new(left + right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One operator -(One left, One right) => new(left.value - right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One operator -(double left, One right) => new(left - right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One operator *(One left, One right) => new(left.value * right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One operator *(double left, One right) => new(left * right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One operator /(One left, One right) => new(left.value / right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One MultiplyAdd(One a, One b, One c) => new(Math.FusedMultiplyAdd(a.value, b.value, c.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One Sqrt(One value) => new(Math.Sqrt(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One Round(One value) => new(Math.Round(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One Choose(One left, One right, One above, One otherwise) =>
        left.value > right.value ? above : otherwise;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One PowerOfTwo(One exponent) =>
        new(
            BitConverter.Int64BitsToDouble(
                BitConverter.DoubleToInt64Bits(exponent.value + (Bits.WholeNumber + Bits.Bias)) << Bits.Mantissa
            )
        );

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One Exponent(One value) =>
        new((BitConverter.DoubleToInt64Bits(value.value) >>> Bits.Mantissa) - Bits.Bias);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static One Mantissa(One value) =>
        new(
            BitConverter.Int64BitsToDouble(
                (BitConverter.DoubleToInt64Bits(value.value) & Bits.MantissaMask) | Bits.OneWord
            )
        );
}
