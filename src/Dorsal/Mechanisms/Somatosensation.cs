using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Section 10: the back's map in the sensory cortex blurs with pain, rigid movement and disuse, and the image of the back is
/// distorted with it.
/// </summary>
/// <remarks>
/// Equations: person-model.md 4.1 (T, B). Under hypothesis 10.4 <c>moderated</c> retraining works in proportion to the blur;
/// else alike in everyone.
/// </remarks>
/// <param name="c">The constants of the model.</param>
/// <param name="hypotheses">The open answers in use.</param>
public sealed class Somatosensation(ModelConstants c, Hypotheses hypotheses) : IMechanism
{
    private readonly double blurTime = c["blur.time"];
    private readonly double blurPain = c["blur.pain"];
    private readonly double blurRigidity = c["blur.rigidity"];
    private readonly double blurDisuse = c["blur.disuse"];
    private readonly double blurTraining = c["blur.training"];
    private readonly double moderated = hypotheses.RetrainingModerated ? 1 / c["blur.marked"] : 0;
    private readonly double blurMarked = c["blur.marked"];
    private readonly double alike = hypotheses.RetrainingModerated ? 0 : 1;
    private readonly double imageTime = c["body_image.time"];
    private readonly double imageBlur = c["body_image.blur"];
    private readonly double imageCatastrophising = c["body_image.catastrophising"];
    private readonly double imageTraining = c["body_image.training"];

    /// <inheritdoc/>
    public string Id => "somatosensation";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } = [State.TactileBlur, State.BodyImageDistortion];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } = [State.Rigidity, State.Activity, State.Catastrophising];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [Signal.PainDrive];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.TactileBlur] = at[Trait.BlurLevel];
            at[State.BodyImageDistortion] =
                at[Trait.BodyImageLevel]
                + (
                    at[Trait.BodyImageGain]
                    * ((imageBlur * at[Trait.BlurLevel]) + (imageCatastrophising * at[Trait.Catastrophising]))
                );
            at.Pace(State.TactileBlur, T.Of(1 / blurTime));
            at.Pace(State.BodyImageDistortion, T.Of(1 / imageTime));
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
            var blur = at[State.TactileBlur];
            var training = at[Input.SensoryRetraining] * (alike + (moderated * LaneMath.Min(blur, T.Of(blurMarked))));
            at.Relax(
                State.TactileBlur,
                at[Trait.BlurLevel]
                    + (
                        at[Trait.BlurGain]
                        * (1 - (blurTraining * training))
                        * (
                            (blurPain * at[Signal.PainDrive])
                            + (blurRigidity * at[State.Rigidity])
                            + (blurDisuse * (1 - at[State.Activity]))
                        )
                    )
            );
            at.Relax(
                State.BodyImageDistortion,
                at[Trait.BodyImageLevel]
                    + (
                        at[Trait.BodyImageGain]
                        * (1 - (imageTraining * training))
                        * ((imageBlur * blur) + (imageCatastrophising * at[State.Catastrophising]))
                    )
            );
        }
    }
}
