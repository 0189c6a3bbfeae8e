using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

/// <summary>Survival curves, the log-rank test and Holm's correction, by hand.</summary>
public class SurvivalTests
{
    // S = 4/5 at 1, x 2/3 = 8/15 at 3, x 1/2 = 4/15 at 4; the others are censored at 2 and 5.
    private static readonly KaplanMeier Five = new([1, 2, 3, 4, 5], [true, false, true, true, false]);

    [Fact]
    public void The_median_is_where_the_curve_falls_to_one_half_and_its_upper_end_may_be_out_of_reach()
    {
        var median = Five.Median();
        Assert.Equal(4, median.Value);
        Assert.Equal(1, median.Low);
        Assert.Equal(double.PositiveInfinity, median.High);
    }

    [Fact]
    public void The_restricted_mean_is_the_area_under_the_curve()
    {
        // 1 + 2 x 0.8 + 8/15 + 4/15; variance (2.4² / 20 + 0.8² / 6 + (4/15)² / 2) x 3 / 2.
        var mean = Five.RestrictedMean(5);
        Assert.Equal(3.4, mean.Value, 12);
        Assert.Equal(Math.Sqrt(0.6453333333333), mean.StandardError, 9);
    }

    [Fact]
    public void Without_censoring_median_and_mean_are_the_ordinary_ones()
    {
        var curve = new KaplanMeier([7, 3, 5, 9], [true, true, true, true]);
        Assert.Equal(6, curve.Median().Value, 12);
        var ordinary = MeanEstimate.From([7, 3, 5, 9]);
        var mean = curve.RestrictedMean(9);
        Assert.Equal(ordinary.Value, mean.Value, 12);
        Assert.Equal(ordinary.StandardError, mean.StandardError, 12);
        Assert.Equal(ordinary.Low, mean.Low, 9);
    }

    [Fact]
    public void Where_more_than_half_hold_out_there_is_no_median()
    {
        var median = new KaplanMeier([60, 180, 180], [true, false, false]).Median();
        Assert.False(median.IsFitted);
        Assert.Equal(FitOutcome.AllCensored, median.Outcome);
    }

    [Fact]
    public void The_log_rank_test_of_two_alternating_groups_is_computed_by_hand()
    {
        // Observed 2, expected 1/2 + 1/3 + 1/2, variance 1/4 + 2/9 + 1/4 in the first group.
        var test = LogRank.From([
            [(1, true), (3, true)],
            [(2, true), (4, true)],
        ]);
        Assert.Equal(4.0 / 9 / (13.0 / 18), test.ChiSquare, 12);
        Assert.Equal(1, test.DegreesOfFreedom);
        Assert.Equal(0.4328, test.P, 4);
    }

    [Fact]
    public void Without_events_or_with_one_group_there_is_no_log_rank_test()
    {
        Assert.True(
            double.IsNaN(
                LogRank
                    .From([
                        [(1, true)],
                    ])
                    .P
            )
        );
        Assert.True(
            double.IsNaN(
                LogRank
                    .From([
                        [(1, false)],
                        [(1, false)],
                    ])
                    .P
            )
        );
    }

    [Fact]
    public void Holm_multiplies_step_by_step_and_keeps_the_order()
    {
        double[] expected = [0.03, 0.06, double.NaN, 0.06, 0.02];
        var adjusted = Holm.Adjust([0.01, 0.04, double.NaN, 0.03, 0.005]);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], adjusted[i], 12);
        }
    }
}
