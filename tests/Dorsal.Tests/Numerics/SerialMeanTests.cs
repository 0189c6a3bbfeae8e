using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class SerialMeanTests
{
    private static SerialEstimate Of(params double[] values) =>
        SerialMean.From(values, [.. Enumerable.Range(0, values.Length)]);

    [Fact]
    public void Without_values_there_is_no_fit_and_below_three_no_error()
    {
        Assert.Equal(FitOutcome.TooFewTrials, Of().Mean.Outcome);
        Assert.False(Of(4).Mean.HasInterval);
        Assert.False(Of(4).Sd.IsFitted);
        Assert.Equal(5, Of(4, 6).Mean.Value);
        Assert.Equal(Math.Sqrt(2), Of(4, 6).Sd.Value, 12);
    }

    [Fact]
    public void Equal_values_have_error_zero() => Assert.Equal(new Estimate(3, 0, 3, 3), Of(3, 3, 3, 3).Mean);

    [Fact]
    public void A_series_that_drifts_slowly_has_a_wider_interval_than_the_same_values_mixed()
    {
        var slow = Of(1, 1, 2, 2, 3, 4, 5, 6, 6, 7, 7, 8);
        var mixed = Of(1, 7, 2, 8, 3, 6, 1, 7, 2, 6, 4, 5);
        Assert.True(slow.Correlation > mixed.Correlation + 0.2);
        Assert.True(slow.EffectiveCount < mixed.EffectiveCount);
        Assert.True(slow.Mean.High - slow.Mean.Low > mixed.Mean.High - mixed.Mean.Low);
    }

    // At correlation r neighbours a gap apart correlate by r^gap: far apart they are independent values.
    [Fact]
    public void Values_far_apart_count_as_independent()
    {
        double[] values = [1, 7, 2, 8, 3, 6, 1, 7, 2, 6];
        int[] days = [.. Enumerable.Range(0, values.Length).Select(i => 1000 * i)];
        var apart = SerialMean.From(values, days);
        var plain = MeanEstimate.From(values);
        Assert.Equal(plain.Value, apart.Mean.Value, 9);
        Assert.Equal(plain.StandardError, apart.Mean.StandardError, 9);
        Assert.Equal(plain.Low, apart.Mean.Low, 6);
        Assert.Equal(values.Length, apart.EffectiveCount, 6);
    }

    [Fact]
    public void Days_must_ascend() => Assert.Throws<ArgumentException>(() => SerialMean.From([1, 2, 3], [1, 1, 2]));

    [Fact]
    public void Shift_and_scale_carry_over()
    {
        var one = Of(1, 3, 2, 5, 4, 6, 3);
        var other = Of(12, 16, 14, 20, 18, 22, 16);
        Assert.Equal(10 + (2 * one.Mean.Value), other.Mean.Value, 9);
        Assert.Equal(2 * (one.Mean.High - one.Mean.Low), other.Mean.High - other.Mean.Low, 9);
        Assert.Equal(2 * one.Sd.Value, other.Sd.Value, 9);
    }
}
