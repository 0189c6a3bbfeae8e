using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Mechanisms;

/// <summary>
/// Section 7: blurred trunk maps in the motor cortex, movement that loses its variability, and the excitability of the
/// sensory cortex at the acute stage.
/// </summary>
/// <remarks>
/// Equations: person-model.md 4.1 (Q, R); the excitability of S1 and S2 is added after its section "What must change", 3
/// (claim 7.4's note: it, not the map, predicted), with constants that are assumptions. Whether smudging feeds back to
/// pain is hypothesis 7.4: it then raises the load on the back (<see cref="DailyLife"/>).
/// </remarks>
/// <param name="c">The constants of the model.</param>
public sealed class MotorRepresentation(ModelConstants c) : IMechanism
{
    private readonly double smudgingTime = c["smudging.time"];
    private readonly double smudgingRigidity = c["smudging.rigidity"];
    private readonly double smudgingPain = c["smudging.pain"];
    private readonly double rigidityTime = c["rigidity.time"];
    private readonly double rigidityFear = c["rigidity.fear"];
    private readonly double rigidityPain = c["rigidity.pain"];
    private readonly double rigidityExercise = c["treatment.exercise"] * c["rigidity.exercise"];
    private readonly double excitabilityTime = c["sensory_excitability.time"];
    private readonly double excitabilityPain = c["sensory_excitability.pain"];

    /// <inheritdoc/>
    public string Id => "motor_representation";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } = [State.MotorSmudging, State.Rigidity, State.SensoryExcitability];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } = [State.Fear];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [Signal.PainDrive];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.MotorSmudging] = at[Trait.SmudgingLevel];
            at[State.Rigidity] = at[Trait.Rigidity];
            at[State.SensoryExcitability] = at[Trait.SensoryExcitability];
            at.Pace(State.MotorSmudging, T.Of(1 / smudgingTime));
            at.Pace(State.Rigidity, T.Of(1 / rigidityTime));
            at.Pace(State.SensoryExcitability, T.Of(1 / excitabilityTime));
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
            at.Relax(
                State.MotorSmudging,
                at[Trait.SmudgingLevel]
                    + (at[Trait.SmudgingGain] * ((smudgingRigidity * at[State.Rigidity]) + (smudgingPain * drive)))
            );
            at.Relax(
                State.Rigidity,
                LaneMath.Positive(
                    at[Trait.Rigidity]
                        + (at[Trait.RigidityGain] * ((rigidityFear * at[State.Fear]) + (rigidityPain * drive)))
                        - (rigidityExercise * at[Input.Exercise])
                )
            );
            at.Relax(State.SensoryExcitability, at[Trait.SensoryExcitability] - (excitabilityPain * drive));
        }
    }
}
