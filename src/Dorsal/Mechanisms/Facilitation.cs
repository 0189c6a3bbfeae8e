using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Section 3: the dorsal horn amplifies. Fast sensitisation over days, late sensitisation over weeks, glia that hold it up, and
/// the loss of segmental inhibition. It sends the gain and the output of the dorsal horn.
/// </summary>
/// <remarks>
/// Equations: person-model.md 4.1 (S, L, M, K, gsp, sp, ex). The feedbacks of cold gain (5.4 direct) and of homeostatic
/// plasticity (8.3 contributes) on the gain are hypotheses, off by default.
/// </remarks>
/// <param name="c">The constants of the model.</param>
/// <param name="hypotheses">The open answers in use.</param>
public sealed class Facilitation(ModelConstants c, Hypotheses hypotheses) : IMechanism
{
    private readonly double fastTime = c["facilitation.fast_time"];
    private readonly double fastSlope = c["facilitation.fast_slope"];
    private readonly double lateTime = c["facilitation.late_time"];
    private readonly double lateSlope = c["facilitation.late_slope"];
    private readonly double lateGlia = c["facilitation.late_glia"];
    private readonly double gliaTime = c["facilitation.glia_time"];
    private readonly double gliaFacilitation = c["facilitation.glia_descending"];
    private readonly double gliaSystemic = c["facilitation.glia_systemic"];
    private readonly double disinhibitionTime = c["facilitation.disinhibition_time"];
    private readonly double disinhibitionGlia = c["facilitation.disinhibition_glia"];
    private readonly double gainFast = c["gain.fast"];
    private readonly double gainLate = c["gain.late"];
    private readonly double gainDisinhibition = c["gain.disinhibition"];
    private readonly double gainCold = hypotheses.ColdActsDirectly ? c["gain.cold"] : 0;
    private readonly double coldLevel = c["level.cold"];
    private readonly double coldCatastrophising = c["cold.catastrophising"];
    private readonly double coldStress = c["cold.stress"];
    private readonly double gainHomeostatic = hypotheses.HomeostaticContributes ? c["gain.homeostatic"] : 0;
    private readonly double excitationDescending = c["facilitation.excitation_descending"];

    /// <inheritdoc/>
    public string Id => "facilitation";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } =
    [State.FastFacilitation, State.LateFacilitation, State.GlialActivation, State.Disinhibition];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [Signal.SpinalGain, Signal.SpinalOutput, Signal.Excitation];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } =
    [
        State.DescendingFacilitation,
        State.SystemicInflammation,
        .. hypotheses.ColdActsDirectly ? [State.ColdGain] : Array.Empty<State>(),
        .. hypotheses.HomeostaticContributes ? [State.HomeostaticImpairment] : Array.Empty<State>(),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [Signal.Nociception, Signal.DescendingControl];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.FastFacilitation] = T.Of(0);
            at[State.LateFacilitation] = T.Of(0);
            at[State.GlialActivation] = T.Of(0);
            at[State.Disinhibition] = T.Of(0);
            at.Pace(State.FastFacilitation, T.Of(1 / fastTime));
            at.Pace(State.LateFacilitation, T.Of(1 / lateTime));
            at.Pace(State.GlialActivation, T.Of(1 / gliaTime));
            at.Pace(State.Disinhibition, T.Of(1 / disinhibitionTime));
        }
    }

    /// <inheritdoc/>
    public void Send<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            var gain =
                1
                + (
                    at[Trait.CentralExcitability]
                    * (
                        (gainFast * at[State.FastFacilitation])
                        + (gainLate * at[State.LateFacilitation])
                        + (gainDisinhibition * at[State.Disinhibition])
                        + (gainCold * (at[State.ColdGain] - ColdOfTheHealthy(at)))
                        + (gainHomeostatic * (at[State.HomeostaticImpairment] - at[Trait.HomeostaticLevel]))
                    )
                );
            var output = at[Signal.Nociception] * gain * at[Signal.DescendingControl];
            at[Signal.SpinalGain] = gain;
            at[Signal.SpinalOutput] = output;
            at[Signal.Excitation] = output + (excitationDescending * at[State.DescendingFacilitation]);
        }
    }

    /// <inheritdoc/>
    public void Move<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            var (excitation, glia) = (at[Signal.Excitation], at[State.GlialActivation]);
            at.Relax(State.FastFacilitation, LaneMath.Hill2(fastSlope * at[Trait.FastFacilitationGain] * excitation));
            at.Relax(
                State.LateFacilitation,
                LaneMath.Hill2(
                    lateSlope * at[Trait.LateFacilitationGain] * excitation * ((1 - lateGlia) + (lateGlia * glia))
                )
            );
            at.Relax(
                State.GlialActivation,
                LaneMath.Hill2(
                    at[Trait.GlialGain]
                        * (at[Signal.Nociception] + (gliaFacilitation * at[State.DescendingFacilitation]))
                ) + (gliaSystemic * at[State.SystemicInflammation])
            );
            at.Relax(State.Disinhibition, disinhibitionGlia * glia);
        }
    }

    // What the mean person of the same mind would have without pain: what is above it is the person's own, or came with pain.
    private T ColdOfTheHealthy<T>(At<T> at)
        where T : struct, ILanes<T> =>
        coldLevel
        + (
            at[Trait.ColdResponse]
            * ((coldCatastrophising * at[Trait.Catastrophising]) + (coldStress * at[Trait.Stress]))
        );
}
