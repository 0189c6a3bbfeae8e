using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Section 1: injured and degenerated tissue, its mediators, nerve growth factor, nerves that grow into the disc, and the
/// sensitised nociceptor. It sends the nociceptive input of the moment.
/// </summary>
/// <remarks>
/// Equations: person-model.md 4.1 (D, G, I, C, N, V, P, per, nox). Claims 1.1 to 1.6: load and degeneration drive mediators,
/// mediators drive growth factor, growth factor drives ingrowth, and all of them the nociceptor; no root need be compressed.
/// </remarks>
/// <param name="c">The constants of the model.</param>
public sealed class PeripheralInflammation(ModelConstants c) : IMechanism
{
    private readonly double healTime = c["tissue.heal_time"];
    private readonly double healRest = c["tissue.heal_rest"];
    private readonly double degenerationMediators = c["disc.mediators"];
    private readonly double mediatorTime = c["mediators.time"];
    private readonly double mediatorDisc = c["mediators.disc"];
    private readonly double mediatorSystemic = c["mediators.systemic"];
    private readonly double mediatorIngrowth = c["mediators.ingrowth"];
    private readonly double mediatorDrug = c["mediators.drug"];
    private readonly double systemicTime = c["systemic.time"];
    private readonly double systemicLocal = c["systemic.local"];
    private readonly double systemicSleep = c["systemic.sleep"];
    private readonly double systemicStress = c["systemic.stress"];
    private readonly double systemicExercise = c["treatment.exercise"] * c["systemic.exercise"];
    private readonly double growthTime = c["neurotrophin.time"];
    private readonly double ingrowthRate = c["ingrowth.rate"];
    private readonly double ingrowthThreshold = c["ingrowth.threshold"];
    private readonly double ingrowthLoss = 1 / c["ingrowth.loss_time"];
    private readonly double nociceptorTime = c["nociceptor.time"];
    private readonly double nociceptorMediators = c["nociceptor.mediators"];
    private readonly double nociceptorGrowth = c["nociceptor.neurotrophin"];
    private readonly double nociceptorMark = c["nociceptor.epigenetic"];
    private readonly double inputInjury = c["input.injury"];
    private readonly double inputMediators = c["input.mediators"];
    private readonly double inputDisc = c["input.disc"];
    private readonly double inputIngrowth = c["input.ingrowth"];
    private readonly double inputRigidity = c["input.rigidity"];
    private readonly double inputSensitised = c["input.sensitised"];

    /// <inheritdoc/>
    public string Id => "peripheral_inflammation";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } =
    [
        State.TissueIrritation,
        State.DiscDegeneration,
        State.LocalInflammation,
        State.SystemicInflammation,
        State.Neurotrophin,
        State.NerveIngrowth,
        State.PeripheralSensitisation,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<State> Varies { get; } = [State.TissueIrritation, State.DiscDegeneration, State.NerveIngrowth];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [Signal.Nociception];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } =
    [State.Activity, State.SleepDeficit, State.Stress, State.EpigeneticMark, State.Rigidity];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [Signal.Load];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.TissueIrritation] = T.Of(0);
            at[State.DiscDegeneration] = at[Trait.FirstDegeneration];
            at[State.SystemicInflammation] =
                at[Trait.SystemicInflammation]
                + (systemicSleep * at[Trait.SleepDeficit])
                + (systemicStress * at[Trait.Stress]);
            var mediators =
                at[Trait.Inflammation]
                * (
                    (mediatorDisc * at[Trait.FirstDegeneration] * at[Trait.WorkLoad])
                    + (mediatorSystemic * at[State.SystemicInflammation])
                );
            at[State.LocalInflammation] = mediators;
            at[State.Neurotrophin] = mediators;
            at[State.NerveIngrowth] = T.Of(0);
            at[State.PeripheralSensitisation] =
                at[Trait.SensitisationGain] * ((nociceptorMediators + nociceptorGrowth) * mediators);
            at.Pace(State.LocalInflammation, T.Of(1 / mediatorTime));
            at.Pace(State.SystemicInflammation, T.Of(1 / systemicTime));
            at.Pace(State.Neurotrophin, T.Of(1 / growthTime));
            at.Pace(State.PeripheralSensitisation, T.Of(1 / nociceptorTime));
        }
    }

    /// <inheritdoc/>
    public void Send<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            var load = at[Signal.Load];
            var peripheral =
                (inputInjury * at[State.TissueIrritation])
                + (inputMediators * at[State.LocalInflammation])
                + (
                    load
                    * (
                        (inputDisc * at[Trait.DiscogenicPain] * at[State.DiscDegeneration])
                        + (inputIngrowth * at[State.NerveIngrowth])
                    )
                )
                + (inputRigidity * at[State.Rigidity]);
            at[Signal.Nociception] =
                (1 - at[Input.NociceptiveBlock])
                * at[Trait.Nociceptors]
                * (1 + (inputSensitised * at[State.PeripheralSensitisation]))
                * peripheral;
        }
    }

    /// <inheritdoc/>
    public void Move<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            var (mediators, degeneration) = (at[State.LocalInflammation], at[State.DiscDegeneration]);
            var ingrowth = at[State.NerveIngrowth];
            at.Relax(
                State.TissueIrritation,
                T.Of(0),
                (1 / healTime) * at[Trait.Healing] * (healRest + ((1 - healRest) * at[State.Activity]))
            );
            at.Relax(
                State.DiscDegeneration,
                T.Of(1),
                at[Trait.Degeneration] * (1 + (degenerationMediators * mediators))
            );
            at.Relax(
                State.LocalInflammation,
                at[Trait.Inflammation]
                    * (1 - (mediatorDrug * at[Input.AntiInflammatory]))
                    * (
                        at[State.TissueIrritation]
                        + (mediatorDisc * degeneration * at[Signal.Load])
                        + (mediatorSystemic * at[State.SystemicInflammation])
                        + (mediatorIngrowth * ingrowth)
                    )
            );
            var systemic =
                at[Trait.SystemicInflammation]
                + (systemicLocal * mediators)
                + (systemicSleep * at[State.SleepDeficit])
                + (systemicStress * at[State.Stress]);
            // Exercise takes no more inflammation away than there is.
            var exercise = systemicExercise * at[Input.Exercise];
            var taken = exercise - LaneMath.Positive(exercise - LaneMath.Positive(systemic));
            at.Relax(State.SystemicInflammation, systemic - taken);
            at.Relax(State.Neurotrophin, mediators);
            // dV/dt = k (N - threshold)+ (1 - V) - V / loss, written as a rate and a level.
            var growth =
                ingrowthRate
                * at[Trait.IngrowthGain]
                * LaneMath.Positive(at[State.Neurotrophin] - T.Of(ingrowthThreshold));
            var pace = ingrowthLoss + growth;
            at.Relax(State.NerveIngrowth, growth / pace, pace);
            at.Relax(
                State.PeripheralSensitisation,
                at[Trait.SensitisationGain]
                    * (
                        (nociceptorMediators * mediators)
                        + (nociceptorGrowth * at[State.Neurotrophin])
                        + (nociceptorMark * at[State.EpigeneticMark])
                    )
            );
        }
    }
}
