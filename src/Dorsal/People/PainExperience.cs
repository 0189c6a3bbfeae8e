using Dorsal.Numerics.Lanes;

namespace Dorsal.People;

/// <summary>
/// Pain as it is felt: a weighting of what the spinal cord passes on now against what has been learnt to expect.
/// </summary>
/// <remarks>Equations: person-model.md 4.1 (sens, pinf, Pn). A prior and an input weighted by the person's trust in each: an assumption of the model.</remarks>
/// <param name="c">The constants of the model.</param>
public sealed class PainExperience(ModelConstants c) : IMechanism
{
    private readonly double time = c["pain.time"];
    private readonly double threshold = 1 / c["pain.threshold"];

    /// <inheritdoc/>
    public string Id => "pain_experience";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } = [State.Pain];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [Signal.PainTarget];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } = [State.EmotionalShift];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [Signal.SpinalOutput];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.Pain] = T.Of(0);
            at.Pace(State.Pain, T.Of(1 / time));
        }
    }

    /// <inheritdoc/>
    public void Send<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            var weight = at[Trait.LearntWeight];
            var sensed = LaneMath.Hill2(threshold * at[Signal.SpinalOutput]);
            at[Signal.PainTarget] =
                10 * (((1 - weight) * sensed) + (weight * (at[State.EmotionalShift] - at[Trait.EmotionalLevel])));
        }
    }

    /// <inheritdoc/>
    public void Move<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at.Relax(State.Pain, at[Signal.PainTarget]);
        }
    }
}
