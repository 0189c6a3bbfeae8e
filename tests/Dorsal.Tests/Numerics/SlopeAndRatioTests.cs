using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Tests.Numerics;

/// <summary>Slopes and ratios with values computed by hand, and the units of slopes.</summary>
public class SlopeAndRatioTests
{
    [Fact]
    public void A_slope_has_the_error_of_its_residuals()
    {
        // x about 2.5: -1.5, -0.5, 0.5, 1.5; slope 4 / 5; residuals 0.2, -0.6, 0.6, -0.2, squares 0.8 on 2 degrees of freedom.
        var slope = SlopeEstimate.From([1, 2, 3, 4], [1, 1, 3, 3]);
        Assert.Equal(0.8, slope.Value, 12);
        Assert.Equal(Math.Sqrt(0.4 / 5), slope.StandardError, 12);
        Assert.Equal(0.8 + (4.30265272991 * slope.StandardError), slope.High, 8);
    }

    [Fact]
    public void Too_few_points_or_no_spread_of_x_have_no_slope()
    {
        Assert.Equal(FitOutcome.TooFewTrials, SlopeEstimate.From([1], [1]).Outcome);
        Assert.Equal(FitOutcome.NoVariation, SlopeEstimate.From([1, 1], [1, 2]).Outcome);
        Assert.Equal(Estimate.WithoutError(2), SlopeEstimate.From([1, 2], [1, 3]));
        Assert.Equal(Estimate.WithoutError(1), TrendEstimate.From([1, 2, 3], [1, 2, 3], -0.9, 0.95));
    }

    [Fact]
    public void A_trend_has_the_least_squares_slope_and_a_symmetric_interval()
    {
        double[] y = [3, 5, 4, 7, 8, 6, 9, 12];
        var (plain, trend) = (SlopeEstimate.From(Pulses(8), y), TrendEstimate.From(Pulses(8), y, -0.9, 0.95));
        Assert.Equal(plain.Value, trend.Value, 12);
        Assert.Equal(trend.Value - trend.Low, trend.High - trend.Value, 9);
    }

    [Fact]
    public void A_trend_whose_correlation_is_known_to_be_zero_is_the_ordinary_slope()
    {
        double[] y = [3, 5, 4, 7, 8, 6, 9, 12];
        var (plain, trend) = (SlopeEstimate.From(Pulses(8), y), TrendEstimate.From(Pulses(8), y, 0, 0));
        Assert.Equal(plain.StandardError, trend.StandardError, 12);
        Assert.Equal(plain.High, trend.High, 9);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(7.0)]
    [InlineData(1e6)]
    public void Ratings_exactly_on_a_line_have_an_interval_of_no_width(double slope)
    {
        double[] y = [.. Pulses(10).Select(x => 5 + (slope * x))];
        var trend = TrendEstimate.From(Pulses(10), y, -0.9, 0.95);
        Assert.Equal(slope, trend.Value, 6);
        Assert.Equal(0, trend.High - trend.Low, 6);
    }

    [Fact]
    public void A_missing_pulse_leaves_a_gap_in_the_correlation()
    {
        var trend = TrendEstimate.From([1, 2, 5, 6, 7, 9], [1, 3, 4, 8, 6, 9], -0.9, 0.95);
        Assert.Equal(SlopeEstimate.From([1, 2, 5, 6, 7, 9], [1, 3, 4, 8, 6, 9]).Value, trend.Value, 12);
        Assert.True(trend.HasInterval);
    }

    [Fact]
    public void A_ratio_needs_a_denominator()
    {
        Assert.Equal(FitOutcome.ZeroDenominator, RatioEstimate.From([1, 2], [0, 0]).Outcome);
        Assert.Equal(FitOutcome.TooFewTrials, RatioEstimate.From([], []).Outcome);
        Assert.Equal(Estimate.WithoutError(2), RatioEstimate.From([4], [2]));
        Assert.Equal(new Estimate(2, 0, 2, 2), RatioEstimate.From([4, 4], [2, 2]));
    }

    [Theory]
    [InlineData("{rating_0_10}/{pulse}", "{rating_0_100}/{pulse}", 5.0)]
    [InlineData("{rating_0_100}/Cel", "{rating_0_10}/Cel", 0.05)]
    public void Slopes_convert_where_their_ratings_do_and_the_denominator_is_the_same(
        string from,
        string to,
        double converted
    ) => Assert.Equal(converted, Unit.Parse(from).Convert(0.5, Unit.Parse(to)), 12);

    [Theory]
    [InlineData("{rating_0_10}/{pulse}", "{rating_0_10}/Cel")]
    [InlineData("{rating_0_200}/Cel", "{rating_0_100}/Cel")]
    [InlineData("{rating_0_10}/{pulse}", "{rating_0_10}")]
    [InlineData("{rating_0_200}", "{rating_0_100}")]
    public void Different_slopes_and_scales_do_not_convert(string one, string other)
    {
        Assert.False(Unit.Parse(one).ConvertsTo(Unit.Parse(other)));
        Assert.False(Unit.Parse(other).ConvertsTo(Unit.Parse(one)));
    }

    [Fact]
    public void Only_ratings_have_slopes()
    {
        Assert.False(Unit.TryParse("kPa/{pulse}", out _));
        Assert.Equal(Unit.Unstated, Unit.Unstated.Per(Unit.Parse("Cel")));
        Assert.Throws<FormatException>(() => Unit.Parse("kPa").Per(Unit.Parse("Cel")));
    }

    private static double[] Pulses(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i)];
}
