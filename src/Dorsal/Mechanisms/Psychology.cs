using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Fear, catastrophising, distress, stress and sleep. No mechanism of the sheet, but what several of its sections run through
/// (claims 5.3, 5.4). It sends how strongly pain is appraised.
/// </summary>
/// <remarks>
/// Equations: person-model.md 4.1 (Y, Z, U, O, J, amp).
/// </remarks>
/// <param name="c">The constants of the model.</param>
public sealed class Psychology(ModelConstants c) : IMechanism
{
    private readonly double fearTime = c["fear.time"];
    private readonly double fearOffset = c["fear.offset"];
    private readonly double fearSlope = c["fear.slope"];
    private readonly double fearCognitive = c["treatment.cognitive"] * c["fear.cognitive"];
    private readonly double fearExercise = c["treatment.exercise"] * c["fear.exercise"];
    private readonly double catastrophisingTime = c["catastrophising.time"];
    private readonly double catastrophisingPain = c["catastrophising.pain"];
    private readonly double catastrophisingCognitive = c["treatment.cognitive"] * c["catastrophising.cognitive"];
    private readonly double distressTime = c["distress.time"];
    private readonly double distressPain = c["distress.pain"];
    private readonly double distressSleep = c["distress.sleep"];
    private readonly double distressDisuse = c["distress.disuse"];
    private readonly double stressTime = c["stress.time"];
    private readonly double stressPain = c["stress.pain"];
    private readonly double stressDistress = c["stress.distress"];
    private readonly double sleepTime = c["sleep.time"];
    private readonly double sleepPain = c["sleep.pain"];
    private readonly double sleepStress = c["sleep.stress"];
    private readonly double sleepDistress = c["sleep.distress"];
    private readonly double appraisalCatastrophising = c["appraisal.catastrophising"];
    private readonly double appraisalFear = c["appraisal.fear"];
    private readonly double appraisalDistress = c["appraisal.distress"];
    private readonly double appraisalSleep = c["appraisal.sleep"];
    private readonly double appraisalImage = c["appraisal.body_image"];
    private readonly double appraisalInhibition = c["appraisal.inhibition"];
    private readonly double appraisalCognitive = c["treatment.cognitive"] * c["appraisal.cognitive"];
    private readonly double appraisalExercise = c["treatment.exercise"] * c["appraisal.exercise"];

    /// <inheritdoc/>
    public string Id => "psychology";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } =
    [State.Fear, State.Catastrophising, State.Distress, State.Stress, State.SleepDeficit];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [Signal.Appraisal];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } = [State.BodyImageDistortion, State.Activity, State.LifeContext];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [Signal.PainShare, Signal.EffectiveInhibition];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.Fear] = T.Of(0);
            at[State.Catastrophising] = at[Trait.Catastrophising];
            at[State.Distress] = at[Trait.Distress];
            at[State.Stress] = at[Trait.Stress];
            at[State.SleepDeficit] = at[Trait.SleepDeficit];
            at.Pace(State.Fear, T.Of(1 / fearTime));
            at.Pace(State.Catastrophising, T.Of(1 / catastrophisingTime));
            at.Pace(State.Distress, T.Of(1 / distressTime));
            at.Pace(State.Stress, T.Of(1 / stressTime));
            at.Pace(State.SleepDeficit, T.Of(1 / sleepTime));
        }
    }

    /// <inheritdoc/>
    public void Send<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            var appraised =
                1
                + (appraisalCatastrophising * at[State.Catastrophising])
                + (appraisalFear * at[State.Fear])
                + (appraisalDistress * at[State.Distress])
                + (appraisalSleep * at[State.SleepDeficit])
                + (appraisalImage * at[State.BodyImageDistortion])
                + (appraisalInhibition * (1 - at[Signal.EffectiveInhibition]))
                - (appraisalCognitive * at[Input.Cognitive])
                - (appraisalExercise * at[Input.Exercise]);
            at[Signal.Appraisal] = at[Trait.AppraisalGain] * (1 + at[State.LifeContext]) * LaneMath.Positive(appraised);
        }
    }

    /// <inheritdoc/>
    public void Move<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            var (pain, distress, stress) = (at[Signal.PainShare], at[State.Distress], at[State.Stress]);
            var felt = at[Trait.MoodGain] * pain;
            var (cognitive, exercise) = (at[Input.Cognitive], at[Input.Exercise]);
            at.Relax(
                State.Fear,
                LaneMath.Positive(1 - (fearCognitive * cognitive) - (fearExercise * exercise))
                    * LaneMath.Hill2(fearSlope * at[Trait.FearGain] * (fearOffset + at[State.Catastrophising]) * pain)
            );
            at.Relax(
                State.Catastrophising,
                (at[Trait.Catastrophising] * LaneMath.Positive(1 - (catastrophisingCognitive * cognitive)))
                    + (catastrophisingPain * felt)
            );
            at.Relax(
                State.Distress,
                at[Trait.Distress]
                    + (distressPain * felt)
                    + (distressSleep * at[State.SleepDeficit])
                    + (distressDisuse * (1 - at[State.Activity]))
            );
            at.Relax(State.Stress, at[Trait.Stress] + (stressPain * felt) + (stressDistress * distress));
            at.Relax(
                State.SleepDeficit,
                at[Trait.SleepDeficit] + (sleepPain * felt) + (sleepStress * stress) + (sleepDistress * distress)
            );
        }
    }
}
