using Dorsal.People;
using MathNet.Numerics.Statistics;

namespace Dorsal.Tests.People;

/// <summary>Who is drawn: the same whoever else is drawn, with the moments that were meant, and twins as alike as genes make them.</summary>
public class PopulationTests
{
    private const int People = 4000;

    [Fact]
    public void A_person_does_not_depend_on_the_cohort()
    {
        var (one, other) = (new Population(5).Draw(17), new Population(5));
        for (var id = 0ul; id < 17; id++)
        {
            other.Draw(id);
        }

        var again = other.Draw(17);
        Assert.Equal(Traits.Of(one, ModelConstants.Default), Traits.Of(again, ModelConstants.Default));
        Assert.NotEqual(one[Latent.Healing], new Population(6).Draw(17)[Latent.Healing]);
    }

    [Fact]
    public void Liabilities_habits_and_latents_are_standard_normal()
    {
        var people = Draw(new Population(1));
        foreach (var liability in Enum.GetValues<Liability>())
        {
            Standard([.. people.Select(p => p[liability])]);
        }

        foreach (var latent in Enum.GetValues<Latent>())
        {
            Standard([.. people.Select(p => p[latent])]);
        }

        Standard([.. people.Select(p => p[Covariate.Neuroticism])]);
        Standard([.. people.Select(p => p[Covariate.Work])]);
        Assert.InRange(
            Correlation.Pearson(
                people.Select(p => p[Covariate.Neuroticism]),
                people.Select(p => p[Covariate.Catastrophising])
            ),
            0.45,
            0.55
        );
        // Five standard errors of a mean and of a standard deviation.
        static void Standard(double[] values)
        {
            Assert.InRange(values.Mean(), -5 / Math.Sqrt(People), 5 / Math.Sqrt(People));
            Assert.InRange(
                values.StandardDeviation(),
                1 - (5 / Math.Sqrt(2 * People)),
                1 + (5 / Math.Sqrt(2 * People))
            );
        }
    }

    [Theory]
    [InlineData(Kinship.IdenticalTwins, 1)]
    [InlineData(Kinship.FraternalTwins, 0.5)]
    [InlineData(Kinship.Unrelated, 0)]
    public void Twins_share_their_genes_as_twins_do(Kinship kinship, double expected)
    {
        var people = Draw(new Population(2, kinship: kinship));
        var first = people.Where((_, i) => i % 2 == 0).Select(p => p[Liability.Inhibition]);
        var second = people.Where((_, i) => i % 2 == 1).Select(p => p[Liability.Inhibition]);
        Assert.InRange(
            Correlation.Pearson(first, second),
            expected - 0.08,
            expected + 1e-9 + (expected < 1 ? 0.08 : 0)
        );
        var sameSex = people.Chunk(2).Count(pair => pair[0][Covariate.Female] == pair[1][Covariate.Female]);
        Assert.Equal(kinship == Kinship.IdenticalTwins, sameSex == People / 2);
        Assert.All(people, p => Assert.All(Gene.All, gene => Assert.InRange(p[gene], 0, 2)));
    }

    [Fact]
    public void Alleles_have_the_frequencies_of_the_table()
    {
        var people = Draw(new Population(3));
        Assert.All(
            Gene.All,
            gene =>
            {
                var expected = 2 * gene.Frequency;
                var error = Math.Sqrt(2 * gene.Frequency * (1 - gene.Frequency) / People);
                Assert.InRange(people.Average(p => p[gene]), expected - (5 * error), expected + (5 * error));
            }
        );
    }

    private static List<Person> Draw(Population population) =>
        [.. Enumerable.Range(0, People).Select(id => population.Draw((ulong)id))];
}
