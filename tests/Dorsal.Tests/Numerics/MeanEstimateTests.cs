using CsCheck;
using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class MeanEstimateTests
{
    internal static readonly Gen<double[]> Trials = Gen.Double[-100, 100].Array[2, 12];

    [Fact]
    public void Mean_has_the_textbook_t_interval()
    {
        // 2, 4, 6, 8: mean 5, s = 2.581989, se = 1.290994; t(0.975, 3) = 3.182446.
        var estimate = MeanEstimate.From([2, 4, 6, 8]);
        Assert.Equal(5, estimate.Value, 12);
        Assert.Equal(1.2909944487358056, estimate.StandardError, 12);
        Assert.Equal(5 - (3.182446305284263 * 1.2909944487358056), estimate.Low, 9);
    }

    [Fact]
    public void No_trial_gives_no_fit_and_one_trial_no_error()
    {
        Assert.Equal(FitOutcome.TooFewTrials, MeanEstimate.From([]).Outcome);
        var one = MeanEstimate.From([3.5]);
        Assert.Equal(3.5, one.Value);
        Assert.True(double.IsNaN(one.StandardError));
        Assert.False(one.HasInterval);
    }

    [Fact]
    public void Interval_holds_the_mean() =>
        Trials.Sample(x => MeanEstimate.From(x) is var e && e.Low <= e.Value && e.Value <= e.High);

    [Fact]
    public void Mean_moves_and_stretches_with_the_data() =>
        Gen.Select(Trials, Gen.Double[-50, 50], Gen.Double[0.1, 10])
            .Sample(
                (x, shift, scale) =>
                {
                    var (before, after) = (
                        MeanEstimate.From(x),
                        MeanEstimate.From([.. x.Select(v => shift + (scale * v))])
                    );
                    Assert.Equal(shift + (scale * before.Value), after.Value, 1e-8);
                    Assert.Equal(scale * before.StandardError, after.StandardError, 1e-8);
                    Assert.Equal(shift + (scale * before.High), after.High, 1e-7);
                }
            );

    [Fact]
    public void Geometric_mean_is_the_mean_of_logarithms_and_stretches_by_factors() =>
        Gen.Select(Gen.Double[0.1, 1000].Array[2, 8], Gen.Double[0.01, 100])
            .Sample(
                (x, factor) =>
                {
                    var (before, after) = (
                        GeometricMeanEstimate.From(x),
                        GeometricMeanEstimate.From([.. x.Select(v => factor * v)])
                    );
                    Assert.Equal(1, after.Value / (factor * before.Value), 1e-9);
                    Assert.Equal(before.Log10StandardError, after.Log10StandardError, 1e-9);
                    Assert.True(before.Low <= before.Value && before.Value <= before.High);
                }
            );

    [Fact]
    public void Geometric_mean_of_10_and_1000_is_100() =>
        Assert.Equal(100, GeometricMeanEstimate.From([10, 1000]).Value, 9);

    [Fact]
    public void Missing_and_impossible_values_are_refused_with_the_value_in_the_message()
    {
        var missing = Assert.Throws<ArgumentException>(() => MeanEstimate.From([1, double.NaN]));
        Assert.Contains("index 1", missing.Message, StringComparison.Ordinal);
        var zero = Assert.Throws<ArgumentOutOfRangeException>(() => GeometricMeanEstimate.From([1, 0]));
        Assert.Equal(0.0, zero.ActualValue);
    }
}
