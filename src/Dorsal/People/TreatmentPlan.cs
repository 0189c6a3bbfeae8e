using Dorsal.Numerics;

namespace Dorsal.People;

/// <summary>Which treatments there are, and who gets which: people are allocated to arms by chance.</summary>
/// <param name="Arms">The arms; their shares sum to 1.</param>
public sealed record TreatmentPlan(IReadOnlyList<Arm> Arms)
{
    /// <summary>Nobody is treated.</summary>
    public static TreatmentPlan Nothing { get; } = new([new Arm("untreated", 1, [])]);

    /// <summary>The arm of a person: the same in each run of a seed.</summary>
    public Arm ArmOf(ulong person, ulong seed)
    {
        var left = RandomStream.At(seed, person, "arm").NextDouble();
        foreach (var arm in Arms)
        {
            left -= arm.Share;
            if (left < 0)
            {
                return arm;
            }
        }

        return Arms[^1];
    }
}

/// <summary>Gives the people of a block their treatments, day by day.</summary>
/// <remarks>What acts in the same way adds up, to at most 1.</remarks>
public sealed class TreatmentSchedule
{
    private readonly (Treatment Treatment, double Adherence)[][] given;
    private readonly HashSet<int> changes;

    /// <summary>Allocates people to arms and draws their adherence.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="people">The people, in the order of the columns.</param>
    /// <param name="seed">The seed of the run.</param>
    public TreatmentSchedule(TreatmentPlan plan, IReadOnlyList<Person> people, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        given =
        [
            .. people.Select(p =>
                plan.ArmOf(p.Id, seed).Treatments.Select(t => (t, t.AdherenceOf(p.Id, seed))).ToArray()
            ),
        ];
        changes = [.. given.SelectMany(g => g).SelectMany(g => new[] { g.Treatment.Start, g.Treatment.End })];
    }

    /// <summary>Sets what acts on each person from the start of a day on.</summary>
    public void Begin(int day, Block block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (!changes.Contains(day))
        {
            return;
        }

        foreach (var input in Enum.GetValues<Input>())
        {
            var row = block[input];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = Strength(given[Math.Min(i, given.Length - 1)], input, day);
            }
        }
    }

    private static double Strength((Treatment Treatment, double Adherence)[] treatments, Input input, int day)
    {
        var sum = 0.0;
        foreach (var (treatment, adherence) in treatments)
        {
            sum += treatment.IsGiven(day) ? adherence * treatment.Strengths.GetValueOrDefault(input) : 0;
        }

        return Math.Min(1, sum);
    }
}
