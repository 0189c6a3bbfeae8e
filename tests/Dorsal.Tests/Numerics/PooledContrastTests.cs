using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

/// <summary>Contrasts of a few short series, by hand.</summary>
public class PooledContrastTests
{
    [Fact]
    public void A_difference_has_the_pooled_spread_of_both_series()
    {
        // Sums of squares 2 + 2 on 2 degrees of freedom: SD √2, error √2 √(1/2 + 1/2).
        var difference = PooledContrast.From((1, [15, 17]), (-1, [10, 12]));
        Assert.Equal(5, difference.Value, 12);
        Assert.Equal(Math.Sqrt(2), difference.StandardError, 12);
        Assert.Equal(5 - (4.302652729911 * Math.Sqrt(2)), difference.Low, 8);
    }

    [Fact]
    public void Single_trials_have_a_difference_without_error()
    {
        var difference = PooledContrast.From((1, [15]), (-1, [10]));
        Assert.Equal(5, difference.Value);
        Assert.False(difference.HasInterval);
    }

    [Fact]
    public void A_relative_change_needs_a_bottom_above_zero()
    {
        Assert.Equal(0.5, PooledContrast.RelativeChange([15], [10]).Value, 12);
        Assert.False(PooledContrast.RelativeChange([15], [0]).IsFitted);
        Assert.False(PooledContrast.RelativeChange([15], [-1]).IsFitted);
    }

    [Fact]
    public void A_relative_change_has_no_interval_where_the_bottom_cannot_be_told_from_zero()
    {
        var change = PooledContrast.RelativeChange([15, 16], [1, 9]);
        Assert.True(change.IsFitted);
        Assert.False(change.HasInterval);
    }

    [Fact]
    public void A_slope_of_points_on_a_line_has_no_error()
    {
        var slope = RegressionSlope.From([0, 1, 3], [1, 3, 7]);
        Assert.Equal(2, slope.Value, 12);
        Assert.Equal(0, slope.StandardError, 9);
    }
}
