using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Dorsal.Numerics.Lanes;

namespace Dorsal.Circuits.Spiking;

/// <summary>
/// The conductance of one receptor at all cells of a population. Two exponentials (one where the rise is 0) fall exactly from step to
/// step; spikes that are on their way wait in a ring with a row a step.
/// </summary>
internal sealed class Conductance
{
    private readonly float peakFactor;
    private readonly float decayLoss;
    private readonly float riseLoss;
    private readonly bool rises;
    private readonly Row decaying;
    private readonly Row rising;
    private readonly Row ring;
    private readonly int rowLength;
    private readonly long rowMask;

    /// <summary>All closed.</summary>
    /// <param name="receptor">The kind.</param>
    /// <param name="count">Cells.</param>
    /// <param name="longestDelay">The longest delay in steps.</param>
    /// <param name="stepMilliseconds">The step.</param>
    public Conductance(Receptor receptor, int count, int longestDelay, double stepMilliseconds)
    {
        Receptor = receptor;
        peakFactor = (float)receptor.PeakFactor;
        rises = receptor.RiseMilliseconds > 0;
        decayLoss = Loss(stepMilliseconds, receptor.DecayMilliseconds);
        riseLoss = rises ? Loss(stepMilliseconds, receptor.RiseMilliseconds) : 0;
        decaying = new(count);
        rising = new(rises ? count : 0);
        rowLength = decaying.Length;
        var rows = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)longestDelay + 2);
        rowMask = rows - 1;
        ring = new(checked(rows * rowLength));
    }

    /// <summary>The kind.</summary>
    public Receptor Receptor { get; }

    /// <summary>A weight in nS as it is added to the ring.</summary>
    public float Jump(double weightNanosiemens) => (float)weightNanosiemens * peakFactor;

    /// <summary>The jumps that come at a tick, one for each cell.</summary>
    public ref float Arriving(long tick) => ref Unsafe.Add(ref ring.First, (nint)(tick & rowMask) * rowLength);

    /// <summary>The conductance of a cell at a tick in nS, before the magnesium block.</summary>
    public float Of(int cell, long tick) =>
        rises ? decaying.Cells[cell] - rising.Cells[cell] : decaying.Cells[cell] + Unsafe.Add(ref Arriving(tick), cell);

    /// <summary>Takes the jumps of a tick in, adds the current in pA to each cell, and lets a step pass.</summary>
    public void Step(long tick, Row potential, Row current)
    {
        ref var jumps = ref Arriving(tick);
        ref var v = ref potential.First;
        ref var i = ref current.First;
        var (decayLost, riseLost) = (Vector512.Create(-decayLoss), Vector512.Create(-riseLoss));
        var reversal = Vector512.Create((float)Receptor.ReversalMillivolts);
        var blocks = Receptor.MagnesiumMillimolar > 0;
        ref var decays = ref decaying.First;
        ref var rise = ref Unsafe.NullRef<float>();
        if (rises)
        {
            rise = ref rising.First;
        }

        for (nuint at = 0; at < (nuint)rowLength; at += (nuint)Row.Width)
        {
            var jump = Vector512.LoadUnsafe(ref jumps, at);
            Vector512<float>.Zero.StoreUnsafe(ref jumps, at);
            var open = Vector512.LoadUnsafe(ref decays, at) + jump;
            Vector512.FusedMultiplyAdd(open, decayLost, open).StoreUnsafe(ref decays, at);
            if (rises)
            {
                var closed = Vector512.LoadUnsafe(ref rise, at) + jump;
                Vector512.FusedMultiplyAdd(closed, riseLost, closed).StoreUnsafe(ref rise, at);
                open -= closed;
            }

            var volts = Vector512.LoadUnsafe(ref v, at);
            if (blocks)
            {
                open *= OpenShare(volts);
            }

            Vector512.FusedMultiplyAdd(open, reversal - volts, Vector512.LoadUnsafe(ref i, at)).StoreUnsafe(ref i, at);
        }
    }

    // Receptor.OpenShare in single precision.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> OpenShare(Vector512<float> volts)
    {
        var exponential = SingleMath.Exp(volts * Vector512.Create((float)-Receptor.BlockVoltage));
        var blocked = Vector512.Create((float)(Receptor.MagnesiumMillimolar / Receptor.BlockHalf));
        return Vector512<float>.One / Vector512.FusedMultiplyAdd(exponential, blocked, Vector512<float>.One);
    }

    // 1 - e^(-step / time): small numbers keep their digits, which e^(-step / time) itself would lose in single precision.
    internal static float Loss(double step, double time) => (float)-(Math.Exp(-step / time) - 1);
}
