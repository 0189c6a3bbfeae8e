using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>Chance in load, in the context of life and in pain, and the bounds of what they can reach.</summary>
/// <remarks>
/// Source: person-model.md 4.1, noise. Load and context are Ornstein-Uhlenbeck processes with the stationary SD of the table; the
/// noise of pain grows with pain. Whatever passes a bound is put on it (the prototype's clamp). A state that is held still takes no chance.
/// </remarks>
internal sealed class Disturbance(ModelConstants c, IReadOnlyCollection<State> still)
{
    private const double WorstPain = 10;

    private readonly (double Least, double Most) loads = (c["load.least"], c["load.most"]);
    private readonly (double Least, double Most) contexts = (c["context.least"], c["context.most"]);
    private readonly double floor = c["pain.noise_floor"];
    private readonly double slope = c["pain.noise_slope"];
    private double loadSize;
    private double contextSize;
    private double painSize;

    /// <summary>Sizes for a step of forward Euler: each grows with the root of the step.</summary>
    public void EulerSizes(double days)
    {
        loadSize = c["load.spread"] * Math.Sqrt(2 * days / c["load.time"]);
        contextSize = c["context.spread"] * Math.Sqrt(2 * days / c["context.time"]);
        painSize = c["pain.noise"] * Math.Sqrt(days);
        Silence();
    }

    /// <summary>Sizes for a step whose relaxation is exact: the Ornstein-Uhlenbeck process then has its exact spread at any step.</summary>
    public void ExactSizes(double days)
    {
        loadSize = c["load.spread"] * Settled(days, c["load.time"]);
        contextSize = c["context.spread"] * Settled(days, c["context.time"]);
        painSize = c["pain.noise"] * Math.Sqrt(c["pain.time"] / 2) * Settled(days, c["pain.time"]);
        Silence();
    }

    private void Silence()
    {
        loadSize = still.Contains(State.LoadFluctuation) ? 0 : loadSize;
        contextSize = still.Contains(State.LifeContext) ? 0 : contextSize;
        painSize = still.Contains(State.Pain) ? 0 : painSize;
    }

    private static double Settled(double days, double time) => Math.Sqrt(1 - Math.Exp(-2 * days / time));

    /// <summary>Adds the chance of a step; <paramref name="painBefore"/> is the pain at its start, row by row as in the block.</summary>
    public void Apply<T>(Block block, Noise? noise, ReadOnlySpan<double> painBefore)
        where T : struct, ILanes<T>
    {
        var column = 0;
        foreach (var at in block.Lanes<T>())
        {
            var (load, context, pain) = (at[State.LoadFluctuation], at[State.LifeContext], at[State.Pain]);
            if (noise is not null)
            {
                load = T.MultiplyAdd(T.Of(loadSize), At<T>(noise.Load, column), load);
                context = T.MultiplyAdd(T.Of(contextSize), At<T>(noise.Context, column), context);
                var size = painSize * (floor + (slope * At<T>(painBefore, column)));
                pain = T.MultiplyAdd(size, At<T>(noise.Pain, column), pain);
            }

            at[State.LoadFluctuation] = LaneMath.Clamp(load, loads.Least, loads.Most);
            at[State.LifeContext] = LaneMath.Clamp(context, contexts.Least, contexts.Most);
            at[State.Pain] = LaneMath.Clamp(pain, 0, WorstPain);
            column += T.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(ReadOnlySpan<double> row, int column)
        where T : struct, ILanes<T> => T.Load(in Unsafe.Add(ref MemoryMarshal.GetReference(row), column));
}
