using CsCheck;
using Dorsal.Numerics;
using static Dorsal.Numerics.Censoring;

namespace Dorsal.Tests.Numerics;

public class CensoredNormalTests
{
    // Some exact trials and some that met a ceiling of 1.
    private static readonly Gen<double[]> Latent = Gen.Double[-3, 3]
        .Array[3, 10]
        .Where(x => x.Count(v => v < 1) >= 2 && x.Any(v => v >= 1));

    /// <summary>
    /// Made with numpy 1.24: the joint posterior summed over 3,001 points of ln(sigma) and 8,001 of mu, by another
    /// formula than ours (no substitution); good to about 1e-4 of the interval, since its quantiles are linear
    /// between grid points. (values, limits with sign, mode, low, high)
    /// </summary>
    public static TheoryData<double[], double[], int, double, double, double> Numpy =>
        new()
        {
            { [1.2, 0.3, 2.0], [2.5, 2.5], 1, 2.0076873807392084, -0.08981139193856125, 8.65173352494706 },
            { [1.2, 0.3], [1.5, 1.5, 1.5], 1, 1.623953262388418, -0.13502266678724917, 43.428174462832914 },
            { [5, 5], [6], 1, 5.43763613985364, 0.5867133055673177, 23.08818922014139 },
            { [5, 5.001, 4.999], [8, 8], 1, 6.705170873839736, 2.8400514144397553, 19.14992618368408 },
            { [1, 2, 3, 4], [0], 1, 2.5138255387324864, 0.8757860254995842, 4.563501283476098 },
        };

    [Theory]
    [MemberData(nameof(Numpy))]
    public void Posterior_agrees_with_a_plain_double_sum(
        double[] exact,
        double[] limits,
        int sign,
        double mode,
        double low,
        double high
    )
    {
        Censoring[] censoring = [.. exact.Select(_ => Exact), .. limits.Select(_ => sign > 0 ? AtCeiling : AtFloor)];
        var estimate = CensoredNormal.Estimate([.. exact, .. limits], censoring);
        var tolerance = 3e-4 * (high - low);
        Assert.Equal(mode, estimate.Value, tolerance / 10);
        Assert.Equal(low, estimate.Low, tolerance);
        Assert.Equal(high, estimate.High, tolerance);
    }

    [Fact]
    public void Floor_and_ceiling_together_agree_with_a_plain_double_sum()
    {
        // Made as above.
        var estimate = CensoredNormal.Estimate(
            [1.0, 2.0, 1.5, 2.2, 1.7, 0.9, 1.1, 0.5, 0.5, 3],
            [Exact, Exact, Exact, Exact, Exact, Exact, Exact, AtFloor, AtFloor, AtCeiling]
        );
        Assert.Equal(1.3726285522563983, estimate.Value, 1e-5);
        Assert.Equal(0.34188569140874603, estimate.Low, 1e-4);
        Assert.Equal(2.2525844583325525, estimate.High, 1e-4);
    }

    [Fact]
    public void Without_censoring_it_is_the_mean() =>
        MeanEstimateTests.Trials.Sample(x =>
            Assert.Equal(MeanEstimate.From(x), CensoredNormal.Estimate(x, new Censoring[x.Length]))
        );

    [Fact]
    public void The_quadrature_itself_gives_the_t_interval_without_censoring() =>
        MeanEstimateTests
            .Trials.Where(x => x.Max() - x.Min() > 0.01)
            .Sample(x =>
            {
                var expected = MeanEstimate.From(x);
                var posterior = new CensoredPosterior(new CensoredTrials(x, new Censoring[x.Length]));
                var unit = expected.StandardError;
                Assert.Equal(expected.Value, posterior.Mode, 1e-6 * unit);
                Assert.Equal(expected.Low, posterior.Quantile(0.025), 1e-6 * (expected.High - expected.Low));
                Assert.Equal(expected.High, posterior.Quantile(0.975), 1e-6 * (expected.High - expected.Low));
            });

    [Fact]
    public void A_ceiling_mirrored_is_a_floor() =>
        Latent.Sample(x =>
        {
            var (values, codes) = Ceiling(x);
            var up = CensoredNormal.Estimate(values, codes);
            var down = CensoredNormal.Estimate(
                [.. values.Select(v => -v)],
                [.. codes.Select(c => c == Exact ? Exact : AtFloor)]
            );
            Assert.Equal(up.Value, -down.Value, 1e-5 * up.StandardError);
            Assert.Equal(up.High, -down.Low, 1e-5 * (up.High - up.Low));
        });

    [Fact]
    public void It_moves_and_stretches_with_the_data_and_the_interval_holds_the_value() =>
        Gen.Select(Latent, Gen.Double[-50, 50], Gen.Double[0.1, 10])
            .Sample(
                (x, shift, scale) =>
                {
                    var (values, codes) = Ceiling(x);
                    var before = CensoredNormal.Estimate(values, codes);
                    var after = CensoredNormal.Estimate([.. values.Select(v => shift + (scale * v))], codes);
                    Assert.True(before.Low <= before.Value && before.Value <= before.High);
                    Assert.Equal(shift + (scale * before.Value), after.Value, 1e-5 * scale * before.StandardError);
                    Assert.Equal(shift + (scale * before.High), after.High, 1e-5 * scale * (before.High - before.Low));
                }
            );

    [Fact]
    public void Trials_without_enough_exact_values_give_no_fit_and_say_why()
    {
        Assert.Equal(FitOutcome.TooFewTrials, CensoredNormal.Estimate([], []).Outcome);
        Assert.Equal(FitOutcome.AllCensored, CensoredNormal.Estimate([0, 0, 0], [AtFloor, AtFloor, AtFloor]).Outcome);
        Assert.Equal(
            FitOutcome.TooFewUncensored,
            CensoredNormal.Estimate([3, 0, 0], [Exact, AtFloor, AtFloor]).Outcome
        );
    }

    [Fact]
    public void Identical_values_that_no_limit_contradicts_have_no_spread()
    {
        var estimate = CensoredNormal.Estimate([7, 7, 7, 5], [Exact, Exact, Exact, AtCeiling]);
        Assert.Equal(new Estimate(7, 0, 7, 7), estimate);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-3)]
    [InlineData(1e3)]
    public void Extreme_spreads_give_finite_results(double spread)
    {
        double[] values = [1, 1 + spread, 2, 2, 2, 2, 2, 2];
        Censoring[] codes = [Exact, Exact, AtCeiling, AtCeiling, AtCeiling, AtCeiling, AtCeiling, AtCeiling];
        var estimate = CensoredNormal.Estimate(values, codes);
        Assert.True(double.IsFinite(estimate.Low) && double.IsFinite(estimate.High));
        Assert.InRange(estimate.Value, 1, 1 + (10 * Math.Max(1, spread)));
    }

    [Fact]
    public void Any_mixture_of_ties_floors_and_ceilings_gives_an_ordered_result_or_a_reason() =>
        Gen.Select(Gen.Int[0, 7].Select(i => Mixed[i]), Gen.Int[0, 4])
            .Array[1, 30]
            .Sample(
                trials =>
                {
                    Censoring[] codes = [.. trials.Select(t => t.Item2 > 2 ? Exact : (Censoring)t.Item2)];
                    var estimate = CensoredNormal.Estimate([.. trials.Select(t => t.Item1)], codes);
                    Assert.NotEqual(FitOutcome.NotComputed, estimate.Outcome);
                    if (estimate.HasInterval)
                    {
                        Assert.True(estimate.Low <= estimate.Value && estimate.Value <= estimate.High);
                        Assert.True(double.IsFinite(estimate.Low) && double.IsFinite(estimate.High));
                    }
                },
                iter: 300
            );

    [Fact]
    public void Unknown_codes_missing_values_and_unequal_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CensoredNormal.Estimate([1], [(Censoring)9]));
        Assert.Throws<ArgumentException>(() => CensoredNormal.Estimate([double.NaN, 1], [Exact, AtFloor]));
        Assert.Throws<ArgumentException>(() => CensoredNormal.Estimate([1, 2], [Exact]));
    }

    private static readonly double[] Mixed = [-1000, 0, 0, 1, 1, 2, 5, 1000];

    private static (double[] Values, Censoring[] Codes) Ceiling(double[] latent) =>
        ([.. latent.Select(v => Math.Min(v, 1))], [.. latent.Select(v => v >= 1 ? AtCeiling : Exact)]);

    [Fact]
    public void The_likelihood_of_groups_and_the_posterior_of_trials_meet_where_one_takes_over_from_the_other()
    {
        var random = RandomStream.At(8, 0, "meet");
        var values = Enumerable.Range(0, 80).Select(_ => Math.Max(-0.5, random.NextGaussian())).ToArray();
        Censoring[] censoring = [.. values.Select(v => v <= -0.5 ? Censoring.AtFloor : Censoring.Exact)];
        var trials = new CensoredTrials(values, censoring);
        var likelihood = CensoredLikelihood.Fit(trials).Mean;
        var posterior = new CensoredPosterior(trials);
        Assert.Equal(posterior.Mode, likelihood.Value, 0.1 * likelihood.StandardError);
        Assert.Equal(posterior.Quantile(0.025), likelihood.Low, 0.25 * likelihood.StandardError);
        Assert.Equal(posterior.Quantile(0.975), likelihood.High, 0.25 * likelihood.StandardError);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(200)]
    public void Mean_and_sd_of_a_population_are_recovered_with_20_percent_at_the_ceiling(int n)
    {
        // 4,000 groups from N(0, 1). A mean is off by 1 / sqrt(4,000 n) in the long run; the limits of bias are a fiftieth of an SD.
        const int Groups = 4000;
        var ceiling = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.8);
        var (means, sds, plain) = (new double[Groups], new double[Groups], new double[Groups]);
        for (var i = 0; i < Groups; i++)
        {
            var random = RandomStream.At(11, (ulong)i, FormattableString.Invariant($"population-{n}"));
            var values = Enumerable.Range(0, n).Select(_ => Math.Min(ceiling, random.NextGaussian())).ToArray();
            (means[i], sds[i]) = CensoredNormal.Population(
                values,
                [.. values.Select(v => v >= ceiling ? AtCeiling : Exact)]
            );
            plain[i] = Math.Sqrt(Moments.Variance(values));
        }

        Assert.InRange(means.Average(), -0.02, 0.02);
        Assert.InRange(sds.Average(), 0.97, 1.03);
        Assert.InRange(plain.Average(), 0.7, 0.85);
    }

    [Fact]
    public void A_population_without_bounds_has_the_mean_and_sd_of_its_sample_and_one_without_spread_has_none()
    {
        double[] values = [1, 2, 4, 9];
        var (mean, sd) = CensoredNormal.Population(values, new Censoring[4]);
        Assert.Equal(4, mean, 9);
        Assert.Equal(Math.Sqrt(Moments.Variance(values)), sd, 9);
        Assert.Equal((double.NaN, double.NaN), CensoredNormal.Population([1, 5, 5], [Exact, AtCeiling, AtCeiling]));
        Assert.Equal((double.NaN, double.NaN), CensoredNormal.Population([1, 1, 5], [Exact, Exact, AtCeiling]));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(10_000)]
    public void Whole_groups_of_people_with_30_percent_at_the_floor_are_no_problem(int n)
    {
        var random = RandomStream.At(7, (ulong)n, "group");
        var floor = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.3);
        var values = Enumerable.Range(0, n).Select(_ => Math.Max(floor, random.NextGaussian())).ToArray();
        var estimate = CensoredNormal.Estimate(
            values,
            [.. values.Select(v => v <= floor ? Censoring.AtFloor : Censoring.Exact)]
        );
        Assert.InRange(estimate.Value, -4 / Math.Sqrt(n), 4 / Math.Sqrt(n));
        Assert.InRange(estimate.High - estimate.Low, 3.6 / Math.Sqrt(n), 4.9 / Math.Sqrt(n));
    }
}
