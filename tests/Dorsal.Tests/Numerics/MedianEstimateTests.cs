using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class MedianEstimateTests
{
    // Tables of the sign test: with 10 values the second and ninth hold the median in 97.9 %, with 6 the first and last in 96.9 %.
    [Theory]
    [InlineData(10, 5.5, 2, 9)]
    [InlineData(6, 3.5, 1, 6)]
    [InlineData(15, 8, 4, 12)]
    public void The_interval_is_between_order_statistics(int n, double median, double low, double high)
    {
        var found = MedianEstimate.From([.. Enumerable.Range(1, n).Select(i => (double)i)]);
        Assert.Equal((median, low, high), (found.Value, found.Low, found.High));
    }

    [Fact]
    public void Five_values_have_a_median_without_an_interval()
    {
        Assert.False(MedianEstimate.From([1, 2, 3, 4, 50]).HasInterval);
        Assert.Equal(3, MedianEstimate.From([1, 2, 3, 4, 50]).Value);
        Assert.Equal(FitOutcome.TooFewTrials, MedianEstimate.From([]).Outcome);
    }
}
