using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class EstimateTests
{
    [Fact]
    public void The_default_is_not_computed_and_has_no_number()
    {
        var nothing = default(Estimate);
        Assert.Equal(FitOutcome.NotComputed, nothing.Outcome);
        Assert.True(double.IsNaN(nothing.Value) && double.IsNaN(nothing.High));
    }

    [Fact]
    public void No_fit_carries_its_reason_and_equals_itself()
    {
        Assert.Equal(Estimate.None(FitOutcome.AllCensored), Estimate.None(FitOutcome.AllCensored));
        Assert.NotEqual(Estimate.None(FitOutcome.AllCensored), Estimate.None(FitOutcome.TooFewTrials));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate.None(FitOutcome.Fitted));
    }

    [Fact]
    public void Impossible_estimates_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Estimate(double.NaN, 1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Estimate(1, -1, 0, 1));
        Assert.Throws<ArgumentException>(() => new Estimate(1, 1, 2, 0));
    }

    [Fact]
    public void Back_transformed_error_is_value_times_ln_10_times_log_error()
    {
        var log = new Log10Estimate(new Estimate(2, 0.1, 1.8, 2.2));
        Assert.Equal(100 * Math.Log(10) * 0.1, log.BackTransformed.StandardError, 9);
        Assert.Equal(Math.Pow(10, 1.8), log.BackTransformed.Low, 9);
    }
}
