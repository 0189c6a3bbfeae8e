using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

/// <summary>The logarithm of the ratio of two independent means.</summary>
public class LogRatioEstimateTests
{
    // By hand: means 4 and 2, variances 4 and 4/3; over the number of trials and the squared means 1/12 and 1/12.
    [Fact]
    public void Value_error_and_interval_are_those_of_the_formula()
    {
        var estimate = LogRatioEstimate.From([2, 4, 6], [1, 3, 1, 3]);
        var (a, b) = (4 / 3.0 / 16, 4 / 3.0 / 4 / 4);
        Assert.Equal(Math.Log(2), estimate.Value, 12);
        Assert.Equal(Math.Sqrt(a + b), estimate.StandardError, 12);
        var degrees = (a + b) * (a + b) / ((a * a / 2) + (b * b / 3));
        var t = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, degrees, 0.975);
        Assert.Equal(estimate.Value - (t * estimate.StandardError), estimate.Low, 9);
        Assert.Equal(estimate.Value + (t * estimate.StandardError), estimate.High, 9);
    }

    [Fact]
    public void Neither_the_unit_nor_which_is_divided_by_which_makes_a_difference()
    {
        double[] one = [300, 0, 900, 1200, 450];
        double[] other = [700, 650, 1800, 0, 0, 400];
        var there = LogRatioEstimate.From(one, other);
        var back = LogRatioEstimate.From(other, one);
        Assert.Equal((there.Value, there.Low, there.High), (-back.Value, -back.High, -back.Low));
        var millivolts = LogRatioEstimate.From(
            Array.ConvertAll(one, x => x / 1000),
            Array.ConvertAll(other, x => x / 1000)
        );
        Assert.Equal(there.Value, millivolts.Value, 12);
        Assert.Equal(there.High, millivolts.High, 9);
    }

    [Fact]
    public void What_has_no_logarithm_has_no_value_and_says_why()
    {
        Assert.Equal(FitOutcome.TooFewTrials, LogRatioEstimate.From([], [1, 2]).Outcome);
        Assert.Equal(FitOutcome.TooFewTrials, LogRatioEstimate.From([1, 2], []).Outcome);
        Assert.Equal(FitOutcome.ZeroDenominator, LogRatioEstimate.From([1, 2], [0, 0]).Outcome);
        Assert.Equal(FitOutcome.NotIdentified, LogRatioEstimate.From([0, 0], [1, 2]).Outcome);
        Assert.Equal(Estimate.WithoutError(Math.Log(2)), LogRatioEstimate.From([4], [2, 2]));
        Assert.Equal(new Estimate(Math.Log(2), 0, Math.Log(2), Math.Log(2)), LogRatioEstimate.From([4, 4], [2, 2]));
        Assert.Throws<ArgumentException>(() => LogRatioEstimate.From([double.NaN], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogRatioEstimate.From([-1, -2], [1]));
    }
}
