using System.Diagnostics.CodeAnalysis;
using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>
/// Random numbers that have an address: (seed, person, purpose, draw index). The same address gives the same number in
/// each run, on any number of threads and for any split of a cohort, since nothing is shared and nothing has an order.
/// </summary>
/// <remarks>
/// Philox4x32-10 with key = scrambled seed XOR hash of the purpose, and counter = (draw index / 2, person). Two streams
/// that differ in person or draw never share a block; two (seed, purpose) pairs meet with probability 2^-64.
/// Each call of a Next method takes exactly one draw (64 bits), so <see cref="Skip"/> can jump to any draw at once.
/// </remarks>
/// <threadsafety>A stream has a position and belongs to one thread; make one for each person and purpose.</threadsafety>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of random numbers is the field's term.")]
public sealed class RandomStream
{
    private readonly (uint K0, uint K1) key;
    private readonly ulong person;
    private ulong cachedBlock;
    private (ulong First, ulong Second) cache;
    private bool hasCache;

    private RandomStream(ulong keyBits, ulong person)
    {
        key = ((uint)keyBits, (uint)(keyBits >> 32));
        this.person = person;
    }

    /// <summary>The index of the draw that comes next; starts at 0.</summary>
    public ulong Position { get; private set; }

    /// <summary>Opens the stream at an address, before its first draw.</summary>
    /// <param name="seed">The seed of the run, any value.</param>
    /// <param name="person">The number of the person (or replicate), any value.</param>
    /// <param name="purpose">What the numbers are for, for example "trial noise"; not empty; case counts.</param>
    /// <exception cref="ArgumentException"><paramref name="purpose"/> is null or empty.</exception>
    public static RandomStream At(ulong seed, ulong person, string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        return new RandomStream(StableHash.Scramble(seed) ^ StableHash.Of(purpose), person);
    }

    /// <summary>A number uniform on the open interval (0, 1), on a grid of 2^52 midpoints: never 0 and never 1.</summary>
    public double NextDouble() => ((NextBits() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>A standard normal number, by the inverse distribution function of one uniform draw.</summary>
    public double NextGaussian() => Normal.InvCDF(0, 1, NextDouble());

    /// <summary>A whole number uniform on 0 .. <paramref name="below"/> - 1 (unevenness below 2^-33, by scaling).</summary>
    /// <param name="below">The number of values, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="below"/> is 0 or negative.</exception>
    public int NextInt(int below)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(below);
        return (int)Math.BigMul(NextBits(), (ulong)below, out _);
    }

    /// <summary>Passes over <paramref name="draws"/> draws, at no cost.</summary>
    /// <param name="draws">The number of draws to pass over; the position wraps at 2^64.</param>
    public void Skip(ulong draws) => Position = unchecked(Position + draws);

    private ulong NextBits()
    {
        var block = Position / 2;
        if (!hasCache || block != cachedBlock)
        {
            Fill(block);
        }
        var bits = Position % 2 == 0 ? cache.First : cache.Second;
        Position = unchecked(Position + 1);
        return bits;
    }

    private void Fill(ulong block)
    {
        var counter = ((uint)block, (uint)(block >> 32), (uint)person, (uint)(person >> 32));
        var (r0, r1, r2, r3) = Philox4x32.Block(counter, key);
        cache = (((ulong)r1 << 32) | r0, ((ulong)r3 << 32) | r2);
        cachedBlock = block;
        hasCache = true;
    }
}
