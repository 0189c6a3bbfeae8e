using Dorsal.People;

namespace Dorsal.Courses.Simulation;

/// <summary>What is to be simulated. Equal requests give equal bytes, on one platform, with any number of threads.</summary>
/// <param name="People">People, at least 1.</param>
/// <param name="Days">Days that they are followed, at least 1.</param>
/// <param name="Seed">The seed of all chance.</param>
public sealed record SimulationRequest(int People, int Days, ulong Seed)
{
    /// <summary>Where the pain is.</summary>
    public Region Region { get; init; }

    /// <summary>How the people are related.</summary>
    public Kinship Kinship { get; init; }

    /// <summary>Whether everybody is hurt on day 0.</summary>
    public Onset Onset { get; init; } = Onset.Acute;

    /// <summary>The answers to what is not known.</summary>
    public Hypotheses Hypotheses { get; init; } = Hypotheses.Default;

    /// <summary>Days between two visits; day 0 and the last day are visits too.</summary>
    public int VisitDays { get; init; } = 28;

    /// <summary>Most people whose results share a file, a multiple of 16: what is in memory at once.</summary>
    public int LargestPart { get; init; } = 2048;

    /// <summary>Whether the pain of every day is kept.</summary>
    public bool KeepsDailyPain { get; init; }

    /// <summary>The mechanisms that are held at rest.</summary>
    public IReadOnlyList<string> Ablated { get; init; } = [];

    /// <summary>What is known of the people, in their order; null where everybody is drawn.</summary>
    public IReadOnlyList<KnownPerson>? Known { get; init; }

    /// <summary>SHA-256 of the population table, or empty.</summary>
    public string KnownHash { get; init; } = "";

    /// <summary>Who gets which treatment.</summary>
    public TreatmentPlan Plan { get; init; } = TreatmentPlan.Nothing;

    /// <summary>The days on which states are recorded.</summary>
    public IReadOnlyList<int> Visits =>
        [.. Enumerable.Range(0, (Days / VisitDays) + 1).Select(visit => visit * VisitDays).Append(Days).Distinct()];

    /// <summary>The equations that are asked for.</summary>
    /// <exception cref="ArgumentException">There is no such mechanism.</exception>
    public PersonModel Model() =>
        Ablated.Aggregate(PersonModel.Of(hypotheses: Hypotheses), (model, mechanism) => model.Ablate(mechanism));

    /// <summary>The person who stands at a place of the cohort.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="population">The population of this request.</param>
    public Person Person(int index, Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        return Known is { } known ? population.Draw(known[index].Id, known[index]) : population.Draw((ulong)index);
    }

    /// <summary>The population of this request.</summary>
    public Population Population() => new(Seed, Region, Kinship);
}
