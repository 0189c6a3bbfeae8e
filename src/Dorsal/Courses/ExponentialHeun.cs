using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>
/// The exponential method of second order: each state relaxes exactly towards its level, which is taken to move in a straight
/// line from its value at the start of the step to that at a first guess of the end. Fast states (pain, 0.75 d) then allow
/// steps of half a day without being damped or thrown over.
/// </summary>
/// <remarks>
/// Cox and Matthews 2002, J Comput Phys 176:430-455, ETD2RK, applied to each state by itself. States whose rate varies take
/// the mean of both rates and levels (second order too; they are slow). Deterministic order 2 where the equations are smooth,
/// order 1 at the switches between learning and unlearning; with chance, order 1/2 is stated (measured: docs/simulate.md).
/// </remarks>
internal sealed class ExponentialHeun<T> : IStepper
    where T : struct, ILanes<T>
{
    private readonly Equations<T> equations;
    private readonly Disturbance disturbance;
    private readonly double days;
    private readonly double[] memory;
    private readonly int width;

    public ExponentialHeun(Equations<T> equations, Disturbance disturbance, double days, int width)
    {
        (this.equations, this.disturbance, this.days, this.width) = (equations, disturbance, days, width);
        memory = GC.AllocateArray<double>(5 * Block.States * width, pinned: true);
    }

    // Five rows a state: its start, its first level, its first rate or the share that it moves in a step, and that share's bend.
    private Span<double> Start(State state) => Row(0, state);

    public void Begin(Block block)
    {
        disturbance.ExactSizes(days);
        foreach (var state in equations.Steady)
        {
            var rate = block.Rate(state);
            var share = Row(3, state);
            var bend = Row(4, state);
            for (var i = 0; i < width; i++)
            {
                var z = rate[i] * days;
                share[i] = -Math.Exp(-z) + 1;
                // A state that is held (rate 0) does not move; the limit of 1 - share / z is 0.
                bend[i] = z > 0 ? 1 - (share[i] / z) : 0;
            }
        }
    }

    public void Step(Block block, Noise? noise)
    {
        equations.Evaluate(block);
        Predict(block);
        equations.Evaluate(block);
        Correct(block);
        disturbance.Apply<T>(block, noise, Start(State.Pain));
    }

    private void Predict(Block block)
    {
        var column = 0;
        foreach (var at in block.Lanes<T>())
        {
            foreach (var state in equations.Steady)
            {
                var (start, level) = (at[state], at.TargetOf(state));
                start.Store(ref Cell(0, state, column));
                level.Store(ref Cell(1, state, column));
                at[state] = T.MultiplyAdd(T.Load(in Cell(3, state, column)), level - start, start);
            }

            foreach (var state in equations.Varying)
            {
                var (start, level, rate) = (at[state], at.TargetOf(state), at.RateOf(state));
                start.Store(ref Cell(0, state, column));
                level.Store(ref Cell(1, state, column));
                rate.Store(ref Cell(2, state, column));
                at[state] = T.MultiplyAdd(Share(rate), level - start, start);
            }

            column += T.Count;
        }
    }

    private void Correct(Block block)
    {
        var column = 0;
        foreach (var at in block.Lanes<T>())
        {
            foreach (var state in equations.Steady)
            {
                var change = at.TargetOf(state) - T.Load(in Cell(1, state, column));
                at[state] = T.MultiplyAdd(T.Load(in Cell(4, state, column)), change, at[state]);
            }

            foreach (var state in equations.Varying)
            {
                var start = T.Load(in Cell(0, state, column));
                var level = 0.5 * (at.TargetOf(state) + T.Load(in Cell(1, state, column)));
                var rate = 0.5 * (at.RateOf(state) + T.Load(in Cell(2, state, column)));
                at[state] = T.MultiplyAdd(Share(rate), level - start, start);
            }

            column += T.Count;
        }
    }

    private T Share(T rate) => 1 - LaneMath.Exp(-days * rate);

    private Span<double> Row(int kind, State state) =>
        memory.AsSpan(((kind * Block.States) + (int)state) * width, width);

    private ref double Cell(int kind, State state, int column) =>
        ref memory[(((kind * Block.States) + (int)state) * width) + column];
}
