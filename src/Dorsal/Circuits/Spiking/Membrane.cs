using System.Runtime.Intrinsics;
using Dorsal.Numerics;
using Dorsal.Numerics.Lanes;

namespace Dorsal.Circuits.Spiking;

/// <summary>
/// The cells of a population: potential, adaptation current and refractory steps. The potential takes forward Euler steps; the
/// adaptation current falls exactly towards its level.
/// </summary>
internal sealed class Membrane
{
    // e^-87 is the smallest that is a normal number in single precision.
    private const float LeastExponent = -87;

    private readonly CellType cell;
    private readonly int count;
    private readonly float injected;
    private readonly float perCapacitance;
    private readonly float adaptationGain;
    private readonly float refractorySteps;
    private readonly Row adaptation;
    private readonly Row waiting;
    private readonly Row lowestYet = new(Row.Width);
    private readonly int[] fired;

    /// <summary>Cells at their starting potentials.</summary>
    public Membrane(Population population, double stepMilliseconds)
    {
        (cell, count) = (population.Cell, population.Count);
        injected = (float)population.CurrentPicoamperes;
        perCapacitance = (float)(stepMilliseconds / cell.CapacitancePicofarads);
        adaptationGain = Conductance.Loss(stepMilliseconds, cell.AdaptationMilliseconds);
        refractorySteps = (float)Math.Round(cell.RefractoryMilliseconds / stepMilliseconds);
        (Potential, Current) = (new(count), new(count));
        (adaptation, waiting) = (new(count), new(count));
        fired = new int[count];
        Current.Cells.Fill(injected);
        Potential.Cells.Fill((float)cell.LeakMillivolts);
        var (low, high) = population.StartMillivolts;
        for (var i = 0; i < count; i++)
        {
            var share = RandomStream.At(population.Network.Seed, (ulong)i, "start " + population.Name).NextDouble();
            Potential.Cells[i] = (float)(low + ((high - low) * share));
        }
    }

    /// <summary>Potentials in mV.</summary>
    public Row Potential { get; }

    /// <summary>Currents in pA that act in the next step: the synapses add theirs to what is injected.</summary>
    public Row Current { get; }

    /// <summary>The lowest potential of any step yet, in mV.</summary>
    public float Lowest
    {
        get
        {
            var least = float.PositiveInfinity;
            foreach (var lane in lowestYet.Cells)
            {
                least = Math.Min(least, lane);
            }

            return least;
        }
    }

    /// <summary>Lets a step pass; gives the cells that fired at its end, in rising order.</summary>
    public ReadOnlySpan<int> Step()
    {
        ref var vs = ref Potential.First;
        ref var ws = ref adaptation.First;
        ref var rests = ref waiting.First;
        ref var currents = ref Current.First;
        var leak = Vector512.Create((float)cell.LeakNanosiemens);
        var rest = Vector512.Create((float)cell.LeakMillivolts);
        var threshold = Vector512.Create((float)cell.ThresholdMillivolts);
        var perSlope = Vector512.Create((float)(1 / cell.SlopeMillivolts));
        var sharp = Vector512.Create((float)(cell.LeakNanosiemens * cell.SlopeMillivolts));
        var coupling = Vector512.Create((float)cell.AdaptationNanosiemens);
        var gain = Vector512.Create(adaptationGain);
        var scale = Vector512.Create(perCapacitance);
        var spike = Vector512.Create((float)cell.SpikeMillivolts);
        var reset = Vector512.Create((float)cell.ResetMillivolts);
        var jump = Vector512.Create((float)cell.AdaptationJumpPicoamperes);
        var refractory = Vector512.Create(refractorySteps);
        var constant = Vector512.Create(injected);
        var least = Vector512.Create(LeastExponent);
        var lowest = Vector512.LoadUnsafe(ref lowestYet.First);
        var number = 0;
        for (nuint at = 0; at < (nuint)Potential.Length; at += (nuint)Row.Width)
        {
            var v = Vector512.LoadUnsafe(ref vs, at);
            var w = Vector512.LoadUnsafe(ref ws, at);
            var wait = Vector512.LoadUnsafe(ref rests, at);
            var below = rest - v;
            var exponent = (v - threshold) * perSlope;
            exponent = Vector512.ConditionalSelect(Vector512.GreaterThan(exponent, least), exponent, least);
            var total = Vector512.LoadUnsafe(ref currents, at) - w;
            constant.StoreUnsafe(ref currents, at);
            total = Vector512.FusedMultiplyAdd(leak, below, total);
            total = Vector512.FusedMultiplyAdd(sharp, SingleMath.Exp(exponent), total);
            var held = Vector512.GreaterThan(wait, Vector512<float>.Zero);
            var next = Vector512.ConditionalSelect(held, v, Vector512.FusedMultiplyAdd(total, scale, v));
            w = Vector512.FusedMultiplyAdd(gain, -Vector512.FusedMultiplyAdd(coupling, below, w), w);
            wait = Vector512.ConditionalSelect(held, wait - Vector512<float>.One, wait);
            // Not "less": what is no number is kept too, and ends the run.
            lowest = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(next, lowest), lowest, next);
            var fires = Vector512.GreaterThan(next, spike);
            if (fires != Vector512<float>.Zero)
            {
                number = List(fires.ExtractMostSignificantBits(), (int)at, number);
                next = Vector512.ConditionalSelect(fires, reset, next);
                w = Vector512.ConditionalSelect(fires, w + jump, w);
                wait = Vector512.ConditionalSelect(fires, refractory, wait);
            }

            next.StoreUnsafe(ref vs, at);
            w.StoreUnsafe(ref ws, at);
            wait.StoreUnsafe(ref rests, at);
        }

        lowest.StoreUnsafe(ref lowestYet.First);
        return fired.AsSpan(0, number);
    }

    // Cells beyond the last are padding: they may fire, and nobody hears them.
    private int List(ulong lanes, int first, int number)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var index = first + System.Numerics.BitOperations.TrailingZeroCount(lanes);
            if (index < count)
            {
                fired[number++] = index;
            }
        }

        return number;
    }
}
