using Dorsal.Numerics;

namespace Dorsal.People;

/// <summary>How the people of a cohort are related.</summary>
public enum Kinship
{
    /// <summary>Nobody is related.</summary>
    Unrelated,

    /// <summary>People 2k and 2k + 1 are identical twins.</summary>
    IdenticalTwins,

    /// <summary>People 2k and 2k + 1 are fraternal twins.</summary>
    FraternalTwins,
}

/// <summary>
/// Draws people. Whoever is asked for comes out the same, whatever cohort he is in: each number has the address of seed,
/// person (or family) and purpose, and moments are those of the population, never of the sample.
/// </summary>
/// <remarks>Source: person-model.md 4.4 and its prototype/cohort.py; twins and inherited habits are ours (see model.tsv).</remarks>
/// <param name="seed">The seed of the run.</param>
/// <param name="region">Back or neck.</param>
/// <param name="kinship">How the people are related.</param>
/// <param name="constants">The constants of the model; null for the table's.</param>
public sealed class Population(
    ulong seed,
    Region region = Region.Back,
    Kinship kinship = Kinship.Unrelated,
    ModelConstants? constants = null
)
{
    private readonly ModelConstants c = constants ?? ModelConstants.Default;

    /// <summary>The seed of the run.</summary>
    public ulong Seed => seed;

    /// <summary>Draws a person.</summary>
    /// <param name="id">The number of the person, any.</param>
    /// <param name="known">
    /// What is known of the person: it is not drawn, and what depends on it follows it. The rest comes out as without it.
    /// </param>
    public Person Draw(ulong id, KnownPerson? known = null)
    {
        var family = kinship == Kinship.Unrelated ? id : id / 2;
        var parents = RandomStream.At(seed, family, "parents");
        var inheritance = RandomStream.At(seed, kinship == Kinship.IdenticalTwins ? family : id, "inheritance");
        var own = RandomStream.At(seed, id, "own");
        var person = new Person(id, region, known);
        person[Covariate.Age] = Math.Clamp(
            c["population.age_mean"] + (c["population.age_spread"] * parents.NextGaussian()),
            c["population.age_from"],
            c["population.age_to"]
        );
        DrawGenes(person, parents, inheritance);
        DrawHabits(person, new Inherited(parents, inheritance, own));
        DrawLatents(person, new Inherited(parents, inheritance, own));
        DrawConditions(person, own);
        return person;
    }

    // Each parent has two copies of each gene and hands one down.
    private static void DrawGenes(Person person, RandomStream parents, RandomStream inheritance)
    {
        Span<double> sum = stackalloc double[Enum.GetValues<Liability>().Length];
        Span<double> variance = stackalloc double[sum.Length];
        Span<double> rest = stackalloc double[sum.Length];
        foreach (var gene in Gene.All)
        {
            var copies = 0;
            for (var parent = 0; parent < 2; parent++)
            {
                var (first, second) = (parents.NextDouble() < gene.Frequency, parents.NextDouble() < gene.Frequency);
                copies += (inheritance.NextDouble() < 0.5 ? first : second) ? 1 : 0;
            }

            person[gene] = copies;
            sum[(int)gene.Liability] += gene.Weight * gene.Standard(person[gene]);
            variance[(int)gene.Liability] += gene.Weight * gene.Weight;
            rest[(int)gene.Liability] = gene.Rest;
        }

        for (var i = 0; i < sum.Length; i++)
        {
            var genome = Math.Sqrt(0.5) * (parents.NextGaussian() + inheritance.NextGaussian());
            person[(Liability)i] = (sum[i] + (rest[i] * genome)) / Math.Sqrt(variance[i] + (rest[i] * rest[i]));
        }
    }

    private void DrawHabits(Person person, Inherited numbers)
    {
        person[Covariate.Female] = numbers.Inheritance.NextDouble() < c["population.women"] ? 1 : 0;
        Span<double> independent = stackalloc double[Habits.All.Count];
        for (var i = 0; i < independent.Length; i++)
        {
            independent[i] = numbers.Next(c["population.heritable_habits"]);
        }

        Habits.Correlate(independent, person);
    }

    private void DrawLatents(Person person, Inherited numbers)
    {
        var heritable = c["susceptibility.heritable"];
        for (var i = 0; i < Enum.GetValues<Latent>().Length; i++)
        {
            person[(Latent)i] = numbers.Next(heritable);
        }
    }

    private void DrawConditions(Person person, RandomStream own)
    {
        var age = Traits.StandardAge(person[Covariate.Age], c);
        person[Covariate.Smoking] = Draw(
            own,
            c["population.smoking_odds"] + (c["population.smoking_status"] * person[Covariate.Status])
        );
        person[Covariate.Adversity] = Math.Min(
            Poisson(
                own.NextDouble(),
                c["population.adversity_mean"]
                    * Math.Exp(c["population.adversity_neuroticism"] * person[Covariate.Neuroticism])
            ),
            c["population.adversity_most"]
        );
        person[Covariate.Depression] = Draw(
            own,
            c["population.depression_odds"] + (c["population.depression_neuroticism"] * person[Covariate.Neuroticism])
        );
        person[Covariate.WidespreadPain] = Draw(
            own,
            c["population.widespread_odds"] + (c["population.widespread_genes"] * person[Liability.Learning])
        );
        person[Covariate.Diabetes] = Draw(
            own,
            c["population.diabetes_odds"]
                + (c["population.diabetes_age"] * age)
                + (c["population.diabetes_weight"] * person[Covariate.BodyMass])
        );
        var neuropathy = own.NextDouble() < c["population.neuropathy"];
        person[Covariate.Neuropathy] = neuropathy ? person[Covariate.Diabetes] : 0;
        person[Covariate.Medication] = Draw(own, c["population.medication_odds"]);
    }

    private static double Draw(RandomStream own, double logOdds) =>
        own.NextDouble() < 1 / (1 + Math.Exp(-logOdds)) ? 1 : 0;

    // By inversion: one uniform number, so that the stream's later draws stay where they are.
    private static int Poisson(double uniform, double mean)
    {
        var (count, probability) = (0, Math.Exp(-mean));
        for (var sum = probability; uniform > sum && count < 100; sum += probability)
        {
            count++;
            probability *= mean / count;
        }

        return count;
    }

    // Additive inheritance: half of it is the parents' mean, half is which copies were handed down.
    private readonly record struct Inherited(RandomStream Parents, RandomStream Inheritance, RandomStream Own)
    {
        public double Next(double heritable)
        {
            var genome = Math.Sqrt(0.5) * (Parents.NextGaussian() + Inheritance.NextGaussian());
            return (Math.Sqrt(heritable) * genome) + (Math.Sqrt(1 - heritable) * Own.NextGaussian());
        }
    }
}
