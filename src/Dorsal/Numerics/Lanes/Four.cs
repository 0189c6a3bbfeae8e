using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Dorsal.Numerics.Lanes;

/// <summary>Four people side by side (256 bits).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Four(Vector256<double> lanes) : ILanes<Four>
{
    private readonly Vector256<double> lanes = lanes;

    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Of(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Load(ref readonly double first) => new(Vector256.LoadUnsafe(in first));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double first) => lanes.StoreUnsafe(ref first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator +(Four left, Four right) => new(left.lanes + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator +(double left, Four right) => new(Vector256.Create(left) + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator -(Four left, Four right) => new(left.lanes - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator -(double left, Four right) => new(Vector256.Create(left) - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator *(Four left, Four right) => new(left.lanes * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator *(double left, Four right) => new(Vector256.Create(left) * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator /(Four left, Four right) => new(left.lanes / right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four MultiplyAdd(Four a, Four b, Four c) =>
        new(Vector256.FusedMultiplyAdd(a.lanes, b.lanes, c.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Sqrt(Four value) => new(Vector256.Sqrt(value.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Round(Four value) => new(Vector256.Round(value.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Choose(Four left, Four right, Four above, Four otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(left.lanes, right.lanes), above.lanes, otherwise.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four PowerOfTwo(Four exponent) =>
        new(((exponent.lanes + Vector256.Create(Bits.WholeNumber + Bits.Bias)).AsInt64() << Bits.Mantissa).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Exponent(Four value) =>
        new(
            ((value.lanes.AsInt64() >>> Bits.Mantissa) | Vector256.Create(Bits.WholeWord)).AsDouble()
                - Vector256.Create(Bits.WholeOffset + Bits.Bias)
        );

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Mantissa(Four value) =>
        new(
            ((value.lanes.AsInt64() & Vector256.Create(Bits.MantissaMask)) | Vector256.Create(Bits.OneWord)).AsDouble()
        );
}
