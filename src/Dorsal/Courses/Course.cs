using System.Runtime.Intrinsics;
using Dorsal.Numerics;
using Dorsal.Numerics.Lanes;
using Dorsal.People;

namespace Dorsal.Courses;

/// <summary>Some people on their way through the days.</summary>
/// <threadsafety>A course belongs to one thread; make one for each block of people.</threadsafety>
public sealed class Course
{
    private const int SettlingRounds = 30;

    // Tissue, disc, nerves and the learnt state have no level that they would reach within a life without pain.
    private static readonly State[] Settling =
    [
        .. Enum.GetValues<State>()
            .Except([
                State.Pain,
                State.TissueIrritation,
                State.DiscDegeneration,
                State.NerveIngrowth,
                State.EmotionalShift,
                State.LoadFluctuation,
                State.LifeContext,
            ]),
    ];

    private readonly PersonModel model;
    private readonly CourseSettings settings;
    private readonly IStepper stepper;
    private readonly Noise? noise;
    private readonly Injuries? injuries;
    private readonly double days;
    private readonly int[] none;
    private uint step;

    /// <summary>Puts people where they rest without pain, on day 0.</summary>
    /// <param name="model">The equations.</param>
    /// <param name="people">The people, at least one.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="settings">How to compute.</param>
    /// <exception cref="ArgumentException">Nobody is there, or the numbers of chance do not divide into the steps.</exception>
    public Course(PersonModel model, IReadOnlyList<Person> people, ulong seed, CourseSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(people);
        if (people.Count == 0)
        {
            throw new ArgumentException("A course needs somebody.", nameof(people));
        }

        this.model = model;
        this.settings = settings ?? new();
        CheckFineSteps(this.settings);
        People = people;
        none = new int[people.Count];
        days = 1.0 / this.settings.StepsPerDay;
        var lanes = Lanes(this.settings.Lanes, people.Count);
        Block = new Block((people.Count + lanes - 1) / lanes * lanes);
        SetTraits();
        ulong[] ids = [.. people.Select(p => p.Id)];
        noise = this.settings.Chance
            ? new(seed, ids, Block.Width, Math.Max(1, this.settings.FineSteps / this.settings.StepsPerDay))
            : null;
        injuries = this.settings.Chance && CanBeHurt ? new(seed, ids, model.Constants) : null;
        stepper = lanes switch
        {
            1 => Start<One>(),
            4 => Start<Four>(),
            _ => Start<Eight>(),
        };
    }

    /// <summary>The people, in the order of the columns.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>States, signals and traits of now; columns beyond the last person repeat the last, but are not hurt with him.</summary>
    public Block Block { get; }

    /// <summary>Whole days passed.</summary>
    public int Day { get; private set; }

    /// <summary>New injuries so far, by person.</summary>
    public IReadOnlyList<int> InjuryCount => injuries?.Count ?? none;

    // Tissue that is held at rest by an ablation takes no injury.
    private bool CanBeHurt => !model.Resting.Contains(State.TissueIrritation);

    /// <summary>Hurts everybody now, each by the injury of an episode's onset.</summary>
    /// <param name="seed">The seed of the run.</param>
    public void BeginEpisode(ulong seed)
    {
        if (!CanBeHurt)
        {
            return;
        }

        var c = model.Constants;
        var injury = Block[State.TissueIrritation];
        for (var i = 0; i < People.Count; i++)
        {
            var person = People[i];
            var neck = person.Region == Region.Neck ? c["neck.size"] : 0;
            var size =
                c["onset.size"]
                + neck
                + (c["onset.size_spread"] * RandomStream.At(seed, person.Id, "onset").NextGaussian());
            injury[i] = Math.Min(c["injury.most"], injury[i] + Math.Exp(size));
        }

        FillLastColumns(injury);
    }

    /// <summary>
    /// Takes over where another course of the same people stands; what this course's model holds still stays where it rests.
    /// </summary>
    public void ContinueFrom(Course other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var state in Enum.GetValues<State>().Except(model.Resting))
        {
            other.Block[state].CopyTo(Block[state]);
        }
    }

    /// <summary>Goes on by one day.</summary>
    public void NextDay()
    {
        for (var i = 0; i < settings.StepsPerDay; i++)
        {
            noise?.Draw(step);
            stepper.Step(Block, noise);
            injuries?.Pass(Block, days);
            step++;
        }

        Day++;
    }

    private static int Lanes(int wanted, int people) =>
        wanted switch
        {
            0 when people == 1 => One.Count,
            0 => Vector512.IsHardwareAccelerated ? Eight.Count : Four.Count,
            1 or 4 or 8 => wanted,
            _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted, "1, 4 or 8 people side by side."),
        };

    // Another number would be another path of chance than the one asked for.
    private static void CheckFineSteps(CourseSettings settings)
    {
        if (settings.FineSteps < 0 || settings.FineSteps % settings.StepsPerDay != 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{settings.FineSteps} numbers of chance a day do not divide into {settings.StepsPerDay} steps: take a multiple, or 0."
                ),
                nameof(settings)
            );
        }
    }

    // Without pain the set-points still pull at one another (sleep at distress, blur at the image of the back): everybody starts where
    // that comes to rest, and what an ablation holds is held there.
    private void Settle<T>(Equations<T> whole)
        where T : struct, ILanes<T>
    {
        whole.Rest(Block);
        for (var round = 0; round < SettlingRounds; round++)
        {
            whole.Evaluate(Block);
            foreach (var state in Settling)
            {
                Block.Target(state).CopyTo(Block[state]);
            }
        }
    }

    private IStepper Start<T>()
        where T : struct, ILanes<T>
    {
        var equations = model.Compile<T>();
        Settle(model.Whole.Compile<T>());
        var disturbance = new Disturbance(model.Constants, [.. model.Resting]);
        IStepper made = settings.Euler
            ? new ForwardEuler<T>(equations, disturbance, days)
            : new ExponentialHeun<T>(equations, disturbance, days, Block.Width);
        made.Begin(Block);
        return made;
    }

    private void SetTraits()
    {
        for (var i = 0; i < Block.Width; i++)
        {
            var traits = Traits.Of(People[Math.Min(i, People.Count - 1)], model.Constants);
            for (var trait = 0; trait < traits.Length; trait++)
            {
                Block[(Trait)trait][i] = traits[trait];
            }
        }
    }

    private void FillLastColumns(Span<double> row) => row[People.Count..].Fill(row[People.Count - 1]);
}
