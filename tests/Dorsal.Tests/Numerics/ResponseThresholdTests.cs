using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class ResponseThresholdTests
{
    [Fact]
    public void Answers_on_one_side_only_bound_the_threshold_and_give_no_interval()
    {
        Assert.False(ResponseThreshold.Around(4, [new(2, true), new(4, true)], 0.1, 8).HasInterval);
        Assert.False(ResponseThreshold.Around(4, [new(2, false), new(4, false)], 0.1, 8).HasInterval);
    }

    [Fact]
    public void The_interval_narrows_with_answers_and_always_holds_the_value()
    {
        Response[] few = [new(10, false), new(12, true)];
        Response[] many = [.. Enumerable.Range(0, 20).SelectMany(_ => few)];
        var (wide, narrow) = (ResponseThreshold.Around(11, few, 0.1, 8), ResponseThreshold.Around(11, many, 0.1, 8));
        Assert.True(narrow.High - narrow.Low < wide.High - wide.Low);
        Assert.Equal(11, (narrow.Low + narrow.High) / 2, 0.2);
        Assert.Equal(30, ResponseThreshold.Around(30, many, 0.1, 8).High);
    }

    [Fact]
    public void Impossible_limits_are_refused()
    {
        Response[] few = [new(10, false), new(12, true)];
        Assert.Throws<ArgumentOutOfRangeException>(() => ResponseThreshold.Around(11, few, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResponseThreshold.Around(11, few, 0, 1));
        Assert.Throws<ArgumentException>(() => ResponseThreshold.Around(double.NaN, few, 0.1, 1));
    }
}
