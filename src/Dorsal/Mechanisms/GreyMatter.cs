using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Section 6: the deficit of grey matter grows slowly with pain and goes back, somewhat faster, when it ends.
/// </summary>
/// <remarks>
/// Equations: person-model.md 4.1 (W). Claims 6.1 to 6.5: the meaning of the loss is open, so it feeds nothing. Hypothesis 6.3
/// changes what it follows: <c>overactivity</c> the excitation that the brain receives, <c>other</c> distress and inactivity.
/// </remarks>
/// <param name="c">The constants of the model.</param>
/// <param name="hypotheses">The open answers in use.</param>
public sealed class GreyMatter(ModelConstants c, Hypotheses hypotheses) : IMechanism
{
    private readonly double lossRate = 1 / c["grey_matter.loss_time"];
    private readonly double recoveryRate = 1 / c["grey_matter.recovery_time"];
    private readonly double learnt = c["grey_matter.learnt"];
    private readonly double followsPain = hypotheses.GreyMatterCause == GreyMatterCause.None ? 1 : 0;
    private readonly double followsActivity =
        hypotheses.GreyMatterCause == GreyMatterCause.Overactivity ? c["grey_matter.overactivity"] : 0;
    private readonly double followsOther =
        hypotheses.GreyMatterCause == GreyMatterCause.Other ? c["grey_matter.other"] : 0;

    /// <inheritdoc/>
    public string Id => "grey_matter";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } = [State.GreyMatterDeficit];

    /// <inheritdoc/>
    public IReadOnlyList<State> Varies { get; } = [State.GreyMatterDeficit];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } = Causes(hypotheses.GreyMatterCause);

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = Drives(hypotheses.GreyMatterCause);

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.GreyMatterDeficit] = at[Trait.GreyMatterLevel];
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
            var drive = at[Signal.PainDrive];
            var driven =
                (followsPain * drive * ((1 - learnt) + (learnt * at[State.EmotionalShift])))
                + (followsActivity * LaneMath.Hill2(at[Signal.Excitation]))
                + (followsOther * drive * (at[State.Distress] + LaneMath.Positive(1 - at[State.Activity])));
            // Loss and recovery each have their pace: which one holds is decided by pain against what has been lost.
            var deficit = at[State.GreyMatterDeficit];
            var (level, gain) = (at[Trait.GreyMatterLevel], at[Trait.GreyMatterGain]);
            var rate = T.Choose(gain * drive, deficit - level, T.Of(lossRate), T.Of(recoveryRate));
            at.Relax(State.GreyMatterDeficit, level + (gain * driven), rate);
        }
    }

    private static State[] Causes(GreyMatterCause cause) =>
        cause switch
        {
            GreyMatterCause.None => [State.EmotionalShift],
            GreyMatterCause.Other => [State.Distress, State.Activity],
            _ => [],
        };

    private static Signal[] Drives(GreyMatterCause cause) =>
        cause == GreyMatterCause.Overactivity ? [Signal.PainDrive, Signal.Excitation] : [Signal.PainDrive];
}
