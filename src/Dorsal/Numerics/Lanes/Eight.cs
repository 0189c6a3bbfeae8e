using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Dorsal.Numerics.Lanes;

/// <summary>Eight people side by side (512 bits; two registers of 256 where the machine has no wider).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Eight(Vector512<double> lanes) : ILanes<Eight>
{
    private readonly Vector512<double> lanes = lanes;

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Of(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Load(ref readonly double first) => new(Vector512.LoadUnsafe(in first));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double first) => lanes.StoreUnsafe(ref first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator +(Eight left, Eight right) => new(left.lanes + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator +(double left, Eight right) => new(Vector512.Create(left) + right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator -(Eight left, Eight right) => new(left.lanes - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator -(double left, Eight right) => new(Vector512.Create(left) - right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator *(Eight left, Eight right) => new(left.lanes * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator *(double left, Eight right) => new(Vector512.Create(left) * right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight operator /(Eight left, Eight right) => new(left.lanes / right.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight MultiplyAdd(Eight a, Eight b, Eight c) =>
        new(Vector512.FusedMultiplyAdd(a.lanes, b.lanes, c.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Sqrt(Eight value) => new(Vector512.Sqrt(value.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Round(Eight value) => new(Vector512.Round(value.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Choose(Eight left, Eight right, Eight above, Eight otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(left.lanes, right.lanes), above.lanes, otherwise.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight PowerOfTwo(Eight exponent) =>
        new(((exponent.lanes + Vector512.Create(Bits.WholeNumber + Bits.Bias)).AsInt64() << Bits.Mantissa).AsDouble());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Exponent(Eight value) =>
        new(
            ((value.lanes.AsInt64() >>> Bits.Mantissa) | Vector512.Create(Bits.WholeWord)).AsDouble()
                - Vector512.Create(Bits.WholeOffset + Bits.Bias)
        );

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Eight Mantissa(Eight value) =>
        new(
            ((value.lanes.AsInt64() & Vector512.Create(Bits.MantissaMask)) | Vector512.Create(Bits.OneWord)).AsDouble()
        );
}
