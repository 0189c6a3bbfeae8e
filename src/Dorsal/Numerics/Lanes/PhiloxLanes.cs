using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Dorsal.Numerics.Lanes;

/// <summary>Philox4x32-10 for eight people at once, at the addresses of <see cref="RandomStream"/>.</summary>
internal readonly struct PhiloxLanes
{
    private readonly uint key0;
    private readonly uint key1;

    /// <summary>The words of one seed and purpose.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">What the numbers are for; not empty.</param>
    public PhiloxLanes(ulong seed, string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        var key = StableHash.Scramble(seed) ^ StableHash.Of(purpose);
        (key0, key1) = ((uint)key, (uint)(key >> 32));
    }

    /// <summary>The four words of eight people at a step, each in the lower half of its lane.</summary>
    public void At(
        Vector512<ulong> person,
        uint step,
        out Vector512<ulong> c0,
        out Vector512<ulong> c1,
        out Vector512<ulong> c2,
        out Vector512<ulong> c3
    )
    {
        var low = Vector512.Create(0xFFFFFFFFUL);
        c0 = Vector512.Create((ulong)step);
        c1 = Vector512<ulong>.Zero;
        c2 = person & low;
        c3 = person >>> 32;
        var (k0, k1) = (key0, key1);
        for (var round = 0; round < Philox4x32.Rounds; round++)
        {
            var product0 = Product(c0, Philox4x32.Multiplier0);
            var product1 = Product(c2, Philox4x32.Multiplier1);
            c0 = (product1 >>> 32) ^ c1 ^ Vector512.Create((ulong)k0);
            c1 = product1 & low;
            c2 = (product0 >>> 32) ^ c3 ^ Vector512.Create((ulong)k1);
            c3 = product0 & low;
            k0 = unchecked(k0 + Philox4x32.Weyl0);
            k1 = unchecked(k1 + Philox4x32.Weyl1);
        }
    }

    // 32 by 32 bits to 64: one instruction where there is one; whole numbers, so every way gives the same bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Product(Vector512<ulong> word, uint multiplier)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Multiply(word.AsUInt32(), Vector512.Create((ulong)multiplier).AsUInt32());
        }

        if (Avx2.IsSupported)
        {
            var factor = Vector256.Create((ulong)multiplier).AsUInt32();
            return Vector512.Create(
                Avx2.Multiply(word.GetLower().AsUInt32(), factor),
                Avx2.Multiply(word.GetUpper().AsUInt32(), factor)
            );
        }

        return word * Vector512.Create((ulong)multiplier);
    }
}
