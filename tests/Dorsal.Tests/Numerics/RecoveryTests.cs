namespace Dorsal.Tests.Numerics;

/// <summary>
/// Do the estimators find a known truth, and do their intervals hold it as often as they say? Limits are those of the
/// requirement, not of what was measured; what falls outside is asserted as falling outside, so that it is seen.
/// </summary>
public class RecoveryTests(RecoveryResults results) : IClassFixture<RecoveryResults>
{
    [Theory]
    [InlineData(5, 0, 0)]
    [InlineData(5, 0, 0.15)]
    [InlineData(5, 0, 0.3)]
    [InlineData(5, 0.3, 0)]
    [InlineData(5, 0.15, 0.15)]
    [InlineData(10, 0, 0)]
    [InlineData(10, 0, 0.15)]
    [InlineData(10, 0, 0.3)]
    [InlineData(10, 0.3, 0)]
    [InlineData(10, 0.15, 0.15)]
    [InlineData(100, 0.3, 0)]
    public void Censored_mean_recovers_the_truth_from_five_trials_on(int n, double floor, double ceiling)
    {
        var row = results["CensoredNormal", RecoveryResults.CensoredCondition(n, floor, ceiling)];
        Assert.True(row.BiasMeets && row.CoverageMeets, row.Markdown);
    }

    [Fact]
    public void Three_trials_without_censoring_recover_the_truth()
    {
        var row = results["CensoredNormal", RecoveryResults.CensoredCondition(3, 0, 0)];
        Assert.True(row.BiasMeets && row.CoverageMeets, row.Markdown);
    }

    [Theory]
    [InlineData("geometric mean", 5)]
    [InlineData("geometric mean", 10)]
    [InlineData("model-based", 5)]
    [InlineData("model-based", 10)]
    public void Turning_points_interval_covers_92_to_99_percent_from_a_quarter_of_a_step_of_noise(
        string kind,
        int pairs
    )
    {
        foreach (var noise in (double[])[.075, .1, .15, .2, .25, .3])
        {
            var row = results["TurningPoints, " + kind, RecoveryResults.TurningCondition(pairs, noise)];
            Assert.True(row.CoverageMeets, row.Markdown);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void Turning_points_interval_is_conservative_where_noise_is_a_sixth_of_a_step(int pairs)
    {
        // The answers then fit any threshold in the cell: nearly every interval spans it, more than 95 % hold the truth.
        var row = results["TurningPoints, geometric mean", RecoveryResults.TurningCondition(pairs, 0.05)];
        Assert.True(row.Coverage >= 0.97, row.Markdown);
    }

    [Fact]
    public void Geometric_mean_of_ten_pairs_meets_the_bias_limit()
    {
        foreach (var noise in (double[])[.05, .075, .1, .15, .2, .25, .3])
        {
            var row = results["TurningPoints, geometric mean", RecoveryResults.TurningCondition(10, noise)];
            Assert.True(row.BiasMeets, row.Markdown);
        }
    }

    [Fact]
    public void Geometric_mean_of_five_pairs_meets_the_bias_limit_up_to_two_thirds_of_a_step_of_noise()
    {
        foreach (var noise in (double[])[.05, .075, .1, .15, .2])
        {
            var row = results["TurningPoints, geometric mean", RecoveryResults.TurningCondition(5, noise)];
            Assert.True(row.BiasMeets, row.Markdown);
        }
    }

    // A shortfall, kept in sight: the first descent comes from above and ends early by chance. From 0.25 log10 on the bias
    // sits at the limit of 0.1 noise SD (Monte Carlo error 0.006), beyond it at 0.4; the model-based value has a third of it.
    [Fact]
    public void Geometric_mean_of_five_pairs_reaches_or_passes_the_bias_limit_in_large_noise()
    {
        foreach (var noise in (double[])[.25, .3, .4])
        {
            var row = results["TurningPoints, geometric mean", RecoveryResults.TurningCondition(5, noise)];
            Assert.True(row.Bias > 0.08, row.Markdown);
        }
        Assert.False(results["TurningPoints, geometric mean", RecoveryResults.TurningCondition(5, 0.4)].BiasMeets);
    }

    // Another shortfall: without noise each pair is equal, and thresholds next to a rung are outside the interval.
    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void Turning_points_interval_is_too_narrow_if_there_is_no_noise_at_all(int pairs)
    {
        var row = results["TurningPoints, geometric mean", RecoveryResults.TurningCondition(pairs, 0)];
        Assert.InRange(row.Coverage, 0.78, 0.92);
    }

    // A shortfall of three trials, beside some 21 % of persons without a fit.
    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(0.3, 0)]
    public void Three_trials_with_30_percent_censoring_are_biased_away_from_the_limit_and_still_covered(
        double floor,
        double ceiling
    )
    {
        var row = results["CensoredNormal", RecoveryResults.CensoredCondition(3, floor, ceiling)];
        Assert.True(row.CoverageMeets && !row.BiasMeets && row.WithoutFit > 0.15, row.Markdown);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void Model_based_threshold_is_unbiased_over_the_place_in_the_cell(int pairs)
    {
        foreach (var noise in (double[])[.05, .075, .1, .15, .2, .25, .3])
        {
            var row = results["TurningPoints, model-based", RecoveryResults.TurningCondition(pairs, noise)];
            Assert.True(row.BiasMeets, row.Markdown);
        }
    }

    [Fact]
    public void The_documentation_has_the_verdict_of_every_row()
    {
        var table = RecoveryTable.Markdown(results.Rows);
        TestContext.Current.TestOutputHelper?.WriteLine(table);
        if (Environment.GetEnvironmentVariable("DORSAL_RECOVERY_TABLE") is { Length: > 0 } path)
        {
            File.WriteAllText(path, table);
        }
        Assert.Empty(RecoveryTable.NotDocumented(results.Rows));
    }
}
