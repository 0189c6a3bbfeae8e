using Dorsal.Numerics;
using Dorsal.Numerics.Networks;

namespace Dorsal.Tests.Numerics.Networks;

/// <summary>The network-based statistic on made-up networks of which the truth is known.</summary>
public sealed class NetworkStatisticTests
{
    private const int Regions = 12;
    private const int People = 40;
    private const double Threshold = 2.5;

    private static readonly (int A, int B)[] Ends =
    [
        .. Enumerable.Range(0, Regions).SelectMany(a => Enumerable.Range(a + 1, Regions - a - 1).Select(b => (a, b))),
    ];

    private static readonly double[] Group = [.. Enumerable.Range(0, People).Select(i => i < People / 2 ? 0.0 : 1)];

    [Fact]
    public void False_alarms_stay_at_5_percent_though_a_covariate_that_moves_all_edges_differs_between_groups()
    {
        const int studies = 400;
        var (extent, intensity, ignored) = (0, 0, 0);
        for (var study = 0; study < studies; study++)
        {
            var (edges, age) = Study(study, 0);
            var with = Test(edges, [age], study, 99);
            extent += with.Any(component => component.PExtent <= 0.05) ? 1 : 0;
            intensity += with.Any(component => component.PIntensity <= 0.05) ? 1 : 0;
            ignored += study < 50 && Test(edges, [], study, 99).Any(component => component.PExtent <= 0.05) ? 1 : 0;
        }

        // Never above 5 % but for chance (3 standard errors); ties of the extent make it a little rarer.
        var chance = 3 * Math.Sqrt(0.05 * 0.95 / studies);
        Assert.InRange(extent / (double)studies, 0.005, 0.05 + chance);
        Assert.InRange(intensity / (double)studies, 0.05 - chance, 0.05 + chance);

        // The covariate is what would have been found.
        Assert.InRange(ignored, 26, 50);
    }

    [Fact]
    public void A_planted_component_is_found_with_its_edges()
    {
        int[] planted = [.. Enumerable.Range(0, Ends.Length).Where(i => Ends[i] is (0, <= 5))];
        var hits = 0;
        for (var study = 0; study < 20; study++)
        {
            var (edges, age) = Study(study, 2, planted);
            var found = Test(edges, [age], study, 199).Where(component => component.PExtent <= 0.05);
            hits += found.Any(component => planted.Intersect(component.Edges).Count() >= 4) ? 1 : 0;
        }

        Assert.InRange(hits, 19, 20);
    }

    [Fact]
    public void An_edge_has_the_t_of_the_linear_model_with_its_covariates()
    {
        var (edges, age) = Study(1, 1.5, [0]);
        var model = LinearModel.Fit(
            edges[0],
            [
                [.. Group.Select(_ => 1.0)],
                age,
                Group,
            ]
        )!;
        var t = model.Coefficients[2].Value / model.Coefficients[2].StandardError;
        var random = RandomStream.At(1, 1, "nbs");
        var component = Assert.Single(
            NetworkStatistic.Components([edges[0]], [Ends[0]], Group, [age], Math.Abs(t) - 0.25, 19, random)
        );
        Assert.Equal(0.25, component.Intensity, 1e-9);
    }

    [Fact]
    public void Equal_seeds_give_equal_results_and_an_effect_that_a_covariate_tells_is_refused()
    {
        var (edges, age) = Study(2, 1);
        Assert.Equal(
            Test(edges, [age], 2, 99).Select(c => c.PExtent),
            Test(edges, [age], 2, 99).Select(c => c.PExtent)
        );
        Assert.Throws<ArgumentException>(() => Test(edges, [Group], 2, 99));
    }

    private static IReadOnlyList<NetworkComponent> Test(
        double[][] edges,
        double[][] covariates,
        int study,
        int permutations
    ) =>
        NetworkStatistic.Components(
            edges,
            Ends,
            Group,
            covariates,
            Threshold,
            permutations,
            RandomStream.At(7, (ulong)study, "permutations")
        );

    // Age is 1.5 SD higher in the second group and moves every edge; edges share noise by their regions.
    private static (double[][] Edges, double[] Age) Study(int study, double effect, int[]? planted = null)
    {
        var random = RandomStream.At(3, (ulong)study, "network");
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
        double[] age = [.. Draw(People).Select((noise, i) => noise + (1.5 * Group[i]))];
        var regions = Enumerable.Range(0, Regions).Select(_ => Draw(People)).ToArray();
        var edges = Ends.Select(
            (end, e) =>
                Draw(People)
                    .Select(
                        (noise, i) =>
                            noise
                            + (0.5 * (regions[end.A][i] + regions[end.B][i]))
                            + (0.7 * age[i])
                            + (planted?.Contains(e) == true ? effect * Group[i] : 0)
                    )
                    .ToArray()
        );
        return ([.. edges], age);
    }
}
