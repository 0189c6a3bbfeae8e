using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class RocCurveTests
{
    [Fact]
    public void The_area_counts_pairs_and_ties_as_half()
    {
        // Of nine pairs seven are won, one is tied.
        var curve = RocCurve.Of([2, 4, 6], [1, 2, 5]);
        Assert.Equal(6.5 / 9, curve.Area.Value, 12);
    }

    [Fact]
    public void The_cut_off_lies_halfway_and_separates_best()
    {
        var curve = RocCurve.Of([4, 6, 8], [1, 2, 5]);
        Assert.Equal((3, 1, 2 / 3.0), (curve.CutOff, curve.Sensitivity, curve.Specificity));
        Assert.Equal(7, RocCurve.Of([9, 10], [1, 5]).CutOff);
    }

    [Fact]
    public void A_perfect_curve_still_has_an_interval_and_scores_all_alike_tell_nothing()
    {
        double[] high = [.. Enumerable.Range(10, 10).Select(i => (double)i)];
        double[] low = [.. Enumerable.Range(0, 10).Select(i => (double)i)];
        var perfect = RocCurve.Of(high, low).Area;
        Assert.Equal((1.0, 1.0), (perfect.Value, perfect.High));
        Assert.InRange(perfect.Low, 0.6, 0.9);
        var none = RocCurve.Of([1, 1], [1, 1]);
        Assert.Equal(0.5, none.Area.Value);
        Assert.Throws<ArgumentException>(() => RocCurve.Of([], [1]));
    }

    [Fact]
    public void The_interval_is_symmetric_under_exchange_of_the_kinds()
    {
        var (one, other) = (RocCurve.Of([3, 5, 7, 9], [1, 2, 6, 4]).Area, RocCurve.Of([1, 2, 6, 4], [3, 5, 7, 9]).Area);
        Assert.Equal(1 - one.Value, other.Value, 12);
        Assert.Equal(1 - one.Low, other.High, 9);
    }
}
