using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Section 9: the shift from sensory to emotional networks. It is learnt over weeks while pain, amplified by appraisal, is
/// strong, and unlearnt more slowly: the one part of the model with two stable levels by itself.
/// </summary>
/// <remarks>
/// Equations: person-model.md 4.1 (X) and 4.5 (bistability). That weak excitability of the sensory cortex at the acute stage
/// speeds the learning is an assumption after claim 7.4's note; that impaired homeostatic plasticity does is hypothesis 8.3.
/// </remarks>
/// <param name="c">The constants of the model.</param>
/// <param name="hypotheses">The open answers in use.</param>
public sealed class BrainConnectivity(ModelConstants c, Hypotheses hypotheses) : IMechanism
{
    private readonly double learning = 1 / c["emotional.learning_time"];
    private readonly double unlearning = 1 / c["emotional.unlearning_time"];
    private readonly double half = 1 / c["emotional.half"];
    private readonly double sensory = c["emotional.sensory"];
    private readonly double homeostatic = hypotheses.HomeostaticContributes ? c["emotional.homeostatic"] : 0;

    /// <inheritdoc/>
    public string Id => "brain_connectivity";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } = [State.EmotionalShift];

    /// <inheritdoc/>
    public IReadOnlyList<State> Varies { get; } = [State.EmotionalShift];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } =
    [
        State.SensoryExcitability,
        .. hypotheses.HomeostaticContributes ? [State.HomeostaticImpairment] : Array.Empty<State>(),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [Signal.PainShare, Signal.Appraisal];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.EmotionalShift] = at[Trait.EmotionalLevel];
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
            var shift = at[State.EmotionalShift];
            var rest = at[Trait.EmotionalLevel];
            var learnt = LaneMath.Hill4(half * at[Trait.EmotionalGain] * at[Signal.PainShare] * at[Signal.Appraisal]);
            var level = rest + ((1 - rest) * learnt);
            var up =
                learning
                * (
                    1
                    + (sensory * (1 - at[State.SensoryExcitability]))
                    + (homeostatic * (at[State.HomeostaticImpairment] - at[Trait.HomeostaticLevel]))
                );
            var rate = T.Choose(level, shift, LaneMath.Positive(up), T.Of(unlearning));
            at.Relax(State.EmotionalShift, level, rate * at[Trait.LearningSpeed]);
        }
    }
}
