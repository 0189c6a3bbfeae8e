using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>The Euler-Maruyama method, as in the prototype: first order, for comparison and for the study of convergence.</summary>
internal sealed class ForwardEuler<T>(Equations<T> equations, Disturbance disturbance, double days) : IStepper
    where T : struct, ILanes<T>
{
    private double[] painBefore = [];

    public void Begin(Block block)
    {
        disturbance.EulerSizes(days);
        painBefore = new double[block.Width];
    }

    public void Step(Block block, Noise? noise)
    {
        equations.Evaluate(block);
        foreach (var at in block.Lanes<T>())
        {
            for (var state = (State)0; (int)state < Block.States; state++)
            {
                at[state] = T.MultiplyAdd(days * at.RateOf(state), at.TargetOf(state) - at[state], at[state]);
            }
        }

        disturbance.Apply<T>(block, noise, painBefore);
        block[State.Pain].CopyTo(painBefore);
    }
}
