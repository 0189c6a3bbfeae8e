using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Dorsal.Numerics.Lanes;

/// <summary>
/// Standard normal numbers of many people for one step: the addresses of <see cref="RandomStream"/> (seed and purpose are the
/// key, person and step the counter), eight people at a time. Four numbers for each person and step.
/// </summary>
/// <remarks>Philox4x32-10, then Box and Muller (1958) on the four words: uniform numbers are (word + ½) 2^-32, so no |number| is above 6.8.</remarks>
public readonly struct LaneNormals
{
    private const double WordStep = 1.0 / 4294967296;
    private readonly PhiloxLanes words;

    /// <summary>The numbers of one seed and purpose.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">What the numbers are for; not empty.</param>
    public LaneNormals(ulong seed, string purpose) => words = new(seed, purpose);

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
            words.At(Vector512.LoadUnsafe(in people[at]), step, out var w0, out var w1, out var w2, out var w3);
            Pair(w0, w1, ref rows[at], ref rows[count + at]);
            Pair(w2, w3, ref rows[(2 * count) + at], ref rows[(3 * count) + at]);
        }
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
