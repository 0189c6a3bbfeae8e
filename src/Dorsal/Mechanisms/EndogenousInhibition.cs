using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Section 4: the brain turns the dorsal horn down, and up. Descending inhibition wears off under pain and stress marks
/// and comes back over months; descending facilitation follows fear, catastrophising, stress and the learnt pain state.
/// </summary>
/// <remarks>
/// Equations: person-model.md 4.1 (E, F, desc). Claim 4.4 is three switches: <c>consequence</c> is the arrow from pain to E
/// (also by the sleep and the mood that pain costs),
/// <c>maintains</c> lets the loss of E act on the dorsal horn, <c>predisposition</c> lets the capacity from before onset act.
/// </remarks>
/// <param name="c">The constants of the model.</param>
/// <param name="hypotheses">The open answers in use.</param>
public sealed class EndogenousInhibition(ModelConstants c, Hypotheses hypotheses) : IMechanism
{
    private readonly double time = c["inhibition.time"];
    private readonly double erosionPain = hypotheses.InhibitionFollowsPain ? c["inhibition.pain"] : 0;
    private readonly double erosionMark = hypotheses.InhibitionFollowsPain ? c["inhibition.epigenetic"] : 0;
    private readonly double erosionSleep = hypotheses.InhibitionFollowsPain ? c["inhibition.sleep"] : 0;
    private readonly double erosionDistress = hypotheses.InhibitionFollowsPain ? c["inhibition.distress"] : 0;
    private readonly double exercise = c["treatment.exercise"] * c["inhibition.exercise"];
    private readonly double offset = hypotheses.InhibitionFollowsPain ? c["inhibition.offset"] : 0;
    private readonly double maintains = hypotheses.InhibitionMaintainsPain ? 1 : 0;
    private readonly double predisposes = hypotheses.InhibitionPredisposes ? 1 : 0;
    private readonly double controlInhibition = c["control.inhibition"];
    private readonly double controlFacilitation = c["control.facilitation"];
    private readonly double facilitationTime = c["descending_facilitation.time"];
    private readonly double facilitationFear = c["descending_facilitation.fear"];
    private readonly double facilitationCatastrophising = c["descending_facilitation.catastrophising"];
    private readonly double facilitationStress = c["descending_facilitation.stress"];
    private readonly double facilitationLearnt = c["descending_facilitation.learnt"];

    /// <inheritdoc/>
    public string Id => "endogenous_inhibition";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } = [State.DescendingInhibition, State.DescendingFacilitation];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [Signal.EffectiveInhibition, Signal.DescendingControl];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } =
    [
        State.Fear,
        State.Catastrophising,
        State.Stress,
        State.EmotionalShift,
        State.EpigeneticMark,
        State.SleepDeficit,
        State.Distress,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [Signal.PainDrive];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.DescendingInhibition] = at[Trait.InhibitionCapacity];
            at[State.DescendingFacilitation] =
                at[Trait.DescendingFacilitationGain]
                * ((facilitationCatastrophising * at[Trait.Catastrophising]) + (facilitationStress * at[Trait.Stress]));
            at.Pace(State.DescendingInhibition, T.Of(1 / time));
            at.Pace(State.DescendingFacilitation, T.Of(1 / facilitationTime));
        }
    }

    /// <inheritdoc/>
    public void Send<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            var capacity = at[Trait.InhibitionCapacity];
            var effective =
                1 + (maintains * (at[State.DescendingInhibition] - capacity)) + (predisposes * (capacity - T.Of(1)));
            at[Signal.EffectiveInhibition] = effective;
            at[Signal.DescendingControl] =
                (1 + (controlFacilitation * at[State.DescendingFacilitation]))
                / ((1 - controlInhibition) + (controlInhibition * (effective + at[Input.DescendingDrug])));
        }
    }

    /// <inheritdoc/>
    public void Move<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at.Relax(
                State.DescendingInhibition,
                (
                    at[Trait.InhibitionCapacity]
                    * (
                        1
                        - (
                            at[Trait.InhibitionErosion]
                            * ((erosionPain * at[Signal.PainDrive]) + (erosionMark * at[State.EpigeneticMark]))
                        )
                    )
                )
                    + (offset + (exercise * at[Input.Exercise]))
                    - ((erosionSleep * at[State.SleepDeficit]) + (erosionDistress * at[State.Distress]))
            );
            at.Relax(
                State.DescendingFacilitation,
                at[Trait.DescendingFacilitationGain]
                    * (
                        (facilitationFear * at[State.Fear])
                        + (facilitationCatastrophising * at[State.Catastrophising])
                        + (facilitationStress * at[State.Stress])
                        + (facilitationLearnt * at[State.EmotionalShift])
                    )
            );
        }
    }
}
