using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Section 8: the motor cortex's hold on its own excitability weakens with pain.
/// </summary>
/// <remarks>
/// Equations: person-model.md 4.1 (H). Whether the weakness makes pain persist is hypothesis 8.3: it then acts on the gain of
/// the dorsal horn (<see cref="Facilitation"/>) and on the speed of learning (<see cref="BrainConnectivity"/>).
/// </remarks>
/// <param name="c">The constants of the model.</param>
public sealed class HomeostaticPlasticity(ModelConstants c) : IMechanism
{
    private readonly double time = c["homeostatic.time"];
    private readonly double pain = c["homeostatic.pain"];
    private readonly double learnt = c["homeostatic.learnt"];

    /// <inheritdoc/>
    public string Id => "homeostatic_plasticity";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } = [State.HomeostaticImpairment];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } = [State.EmotionalShift];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [Signal.PainDrive];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.HomeostaticImpairment] = at[Trait.HomeostaticLevel];
            at.Pace(State.HomeostaticImpairment, T.Of(1 / time));
        }
    }

    /// <inheritdoc/>
    public void Send<T>(Block block)
        where T : struct, ILanes<T>
    {
        // It sends nothing.
    }

    /// <inheritdoc/>
    public void Move<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at.Relax(
                State.HomeostaticImpairment,
                at[Trait.HomeostaticLevel]
                    + (
                        at[Trait.HomeostaticGain]
                        * ((pain * at[Signal.PainDrive]) + (learnt * at[State.EmotionalShift]))
                    )
            );
        }
    }
}
