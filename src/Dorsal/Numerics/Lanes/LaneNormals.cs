using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Dorsal.Numerics.Lanes;

/// <summary>
/// Standard normal numbers of many people for one step: the addresses of <see cref="RandomStream"/> (seed and purpose are the
/// key, person and step the counter), eight people at a time. Four numbers for each person and step.
/// </summary>
/// <remarks>Philox4x32-10, then Box and Muller (1958) on the four words: uniform numbers are (word + ½) 2^-32, so no |number| is above 6.8.</remarks>
public readonly struct LaneNormals
{
    private const double WordStep = 1.0 / 4294967296;
    private readonly uint key0;
    private readonly uint key1;

    /// <summary>The numbers of one seed and purpose.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">What the numbers are for; not empty.</param>
    public LaneNormals(ulong seed, string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        var key = StableHash.Scramble(seed) ^ StableHash.Of(purpose);
        (key0, key1) = ((uint)key, (uint)(key >> 32));
    }

    /// <summary>Fills four rows of numbers for the people of a block.</summary>
    /// <param name="people">The numbers of the people; a multiple of eight of them.</param>
    /// <param name="step">The step.</param>
    /// <param name="rows">Room for four times as many numbers as people: row after row.</param>
    public void Fill(ReadOnlySpan<ulong> people, uint step, Span<double> rows)
    {
        var count = people.Length;
        if (count % Eight.Count != 0 || rows.Length != 4 * count)
        {
            throw new ArgumentException("People come in eights, with four rows of numbers each.", nameof(rows));
        }

        for (var at = 0; at < count; at += Eight.Count)
        {
            Words(Vector512.LoadUnsafe(in people[at]), step, out var w0, out var w1, out var w2, out var w3);
            Pair(w0, w1, ref rows[at], ref rows[count + at]);
            Pair(w2, w3, ref rows[(2 * count) + at], ref rows[(3 * count) + at]);
        }
    }

    private void Words(
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

    private static void Pair(Vector512<ulong> first, Vector512<ulong> second, ref double cosine, ref double sine)
    {
        var radius = Eight.Sqrt(-2.0 * LaneMath.Log(Uniform(first)));
        LaneMath.SinCosOfTurn(Uniform(second), out var s, out var c);
        (radius * c).Store(ref cosine);
        (radius * s).Store(ref sine);
    }

    // A word below 2^32 as a double: put into the last bits of 2^52, which is then taken off.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Eight Uniform(Vector512<ulong> word)
    {
        var whole =
            (word | Vector512.Create((ulong)Bits.WholeWord)).AsDouble() - Vector512.Create(Bits.WholeOffset - 0.5);
        return new Eight(whole * Vector512.Create(WordStep));
    }
}
