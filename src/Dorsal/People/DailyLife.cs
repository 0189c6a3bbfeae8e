using Dorsal.Numerics.Lanes;

namespace Dorsal.People;

/// <summary>
/// How pain enters a life and a life strains the back: activity, mechanical load with its chance from day to day, the context
/// of months, and the slow mark of stress. It also says how often the back gets hurt anew.
/// </summary>
/// <remarks>Equations: person-model.md 4.1 (load, hp, A, Ep, xi, ze, jumps); the feedback of smudging is hypothesis 7.4.</remarks>
/// <param name="c">The constants of the model.</param>
/// <param name="hypotheses">The open answers in use.</param>
public sealed class DailyLife(ModelConstants c, Hypotheses hypotheses) : IMechanism
{
    private const double DaysAYear = 365;

    private readonly double activityTime = c["activity.time"];
    private readonly double activityFear = c["activity.fear"];
    private readonly double activityPain = c["activity.pain"];
    private readonly double activityExercise = c["treatment.exercise"] * c["activity.exercise"];
    private readonly double markTime = c["epigenetic.time"];
    private readonly double markPain = c["epigenetic.pain"];
    private readonly double markStress = c["epigenetic.stress"];
    private readonly double loadTime = c["load.time"];
    private readonly double contextTime = c["context.time"];
    private readonly double loadActivity = c["load.activity"];
    private readonly double loadSmudging = hypotheses.SmudgingContributes ? c["load.smudging"] : 0;
    private readonly double painDrive = c["pain.drive"];
    private readonly double injuryRigidity = c["injury.rigidity"];
    private readonly double injuryDegeneration = c["injury.degeneration"];
    private readonly double injuryLoad = c["injury.load"];

    /// <inheritdoc/>
    public string Id => "daily_life";

    /// <inheritdoc/>
    public IReadOnlyList<State> Owns { get; } =
    [State.Activity, State.EpigeneticMark, State.LoadFluctuation, State.LifeContext];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Sends { get; } = [Signal.PainShare, Signal.PainDrive, Signal.Load, Signal.InjuryRate];

    /// <inheritdoc/>
    public IReadOnlyList<State> Sees { get; } =
    [
        State.Pain,
        State.Fear,
        State.Stress,
        State.Rigidity,
        State.DiscDegeneration,
        .. hypotheses.SmudgingContributes ? [State.MotorSmudging] : Array.Empty<State>(),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Signal> Hears { get; } = [];

    /// <inheritdoc/>
    public void Rest<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            at[State.Activity] = at[Trait.Activity];
            at[State.EpigeneticMark] = at[Trait.EpigeneticMark] + (markStress * at[Trait.Stress]);
            at[State.LoadFluctuation] = T.Of(0);
            at[State.LifeContext] = T.Of(0);
            at.Pace(State.Activity, T.Of(1 / activityTime));
            at.Pace(State.EpigeneticMark, T.Of(1 / markTime));
            at.Pace(State.LoadFluctuation, T.Of(1 / loadTime));
            at.Pace(State.LifeContext, T.Of(1 / contextTime));
        }
    }

    /// <inheritdoc/>
    public void Send<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            var share = 0.1 * at[State.Pain];
            var fluctuation = at[State.LoadFluctuation];
            at[Signal.PainShare] = share;
            at[Signal.PainDrive] = LaneMath.Hill2(painDrive * share);
            at[Signal.Load] =
                ((1 - loadActivity) + (loadActivity * at[State.Activity]))
                * at[Trait.WorkLoad]
                * (1 + fluctuation)
                * (1 + (loadSmudging * (at[State.MotorSmudging] - at[Trait.SmudgingLevel])));
            at[Signal.InjuryRate] =
                (1 / DaysAYear)
                * at[Trait.InjuryRate]
                * (1 + (injuryRigidity * at[State.Rigidity]) + (injuryDegeneration * at[State.DiscDegeneration]))
                * (1 + (injuryLoad * LaneMath.Positive(fluctuation)));
        }
    }

    /// <inheritdoc/>
    public void Move<T>(Block block)
        where T : struct, ILanes<T>
    {
        foreach (var at in block.Lanes<T>())
        {
            var drive = at[Signal.PainDrive];
            at.Relax(
                State.Activity,
                (at[Trait.Activity] * (1 - (activityFear * at[State.Fear]) - (activityPain * drive)))
                    + (activityExercise * at[Input.Exercise])
            );
            at.Relax(
                State.EpigeneticMark,
                at[Trait.EpigeneticMark] + (markPain * drive) + (markStress * at[State.Stress])
            );
            at.Relax(State.LoadFluctuation, T.Of(0));
            at.Relax(State.LifeContext, T.Of(0));
        }
    }
}
