using CsCheck;
using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class TurningPointsTests
{
    private static readonly Gen<TurningPoint[]> Series = Gen.Select(
        Gen.ULong,
        Gen.Double[0, 0.3],
        Gen.Double[0.01, 0.4],
        Gen.Int[2, 10],
        (seed, truth, noise, pairs) =>
            TurningPointSeries.Generate(truth, noise, 2, pairs, RandomStream.At(seed, 0, "t")).ToArray()
    );

    [Fact]
    public void Value_is_the_geometric_mean_of_all_turning_points()
    {
        // Ten values as in the DFNS sheet, mN.
        TurningPoint[] pairs = [new(1, 2), new(0.5, 2), new(1, 4), new(1, 2), new(0.5, 1)];
        var product = 1.0 * 2 * 0.5 * 2 * 1 * 4 * 1 * 2 * 0.5 * 1;
        Assert.Equal(Math.Pow(product, 0.1), TurningPoints.Estimate(pairs).GeometricMean.Value, 12);
    }

    [Fact]
    public void Equal_pairs_leave_the_error_of_the_ladder()
    {
        // The threshold may lie anywhere between 8 and 16. A flat density there has SD step / sqrt(12) = 0.087; ours is
        // a little narrower (0.070), as thresholds close to a rung would have shown some unequal pairs by now unless
        // noise is below a tenth of a step. Two equal pairs say less.
        var ladderError = Math.Log10(2) / Math.Sqrt(12);
        var ten = TurningPoints.Estimate([.. Enumerable.Repeat(new TurningPoint(8, 16), 10)]).GeometricMean;
        var two = TurningPoints.Estimate([.. Enumerable.Repeat(new TurningPoint(8, 16), 2)]).GeometricMean;
        Assert.Equal(Math.Sqrt(128), ten.Value, 9);
        Assert.InRange(ten.Log10StandardError, 0.75 * ladderError, ladderError);
        Assert.True(two.Log10StandardError > ladderError);
        Assert.InRange(ten.Low, 8, 8.8);
        Assert.InRange(ten.High, 14.5, 16);
    }

    [Fact]
    public void The_whole_series_of_answers_is_rebuilt()
    {
        // Down from above to 2 (not felt), up over 4 (not felt) to 8; down over 4 (felt) to 2, up to 4.
        var answers = new LadderAnswers([new(2, 8), new(2, 4)], 2);
        Assert.Equal(
            new Dictionary<int, (int, int)>
            {
                [0] = (0, 2),
                [1] = (3, 1),
                [2] = (1, 0),
            },
            answers.Counts
        );
    }

    [Fact]
    public void A_series_begun_anew_from_higher_up_is_understood()
    {
        var answers = new LadderAnswers([new(2, 4), new(8, 16)], 2);
        // 16 must have been felt before 8 was not, and was felt again on the way up.
        Assert.Equal((2, 0), answers.Counts[3]);
        Assert.Equal((0, 1), answers.Counts[2]);
    }

    [Fact]
    public void Interval_holds_both_values_and_a_change_of_unit_changes_nothing() =>
        Series.Sample(pairs =>
        {
            var newton = TurningPoints.Estimate([
                .. pairs.Select(p => new TurningPoint(p.Below / 1000, p.Above / 1000)),
            ]);
            var (field, model) = (
                TurningPoints.Estimate(pairs).GeometricMean.Log10,
                TurningPoints.Estimate(pairs).ModelBased.Log10
            );
            Assert.InRange(field.Value, field.Low, field.High);
            Assert.InRange(model.Value, field.Low, field.High);
            Assert.Equal(field.Value, newton.GeometricMean.Log10.Value + 3, 1e-9);
            Assert.Equal(field.StandardError, newton.GeometricMean.Log10StandardError, 1e-9);
        });

    [Fact]
    public void Without_noise_each_pair_encloses_the_threshold()
    {
        var pairs = TurningPointSeries.Generate(0.5, 0, 2, 5, RandomStream.At(1, 1, "t"));
        Assert.All(pairs, pair => Assert.Equal(2, pair.Below, 12));
        Assert.All(pairs, pair => Assert.Equal(4, pair.Above, 12));
    }

    [Fact]
    public void One_pair_gives_no_error_and_no_pair_no_fit()
    {
        Assert.False(TurningPoints.Estimate([new(1, 2)]).GeometricMean.Log10.HasInterval);
        Assert.Equal(FitOutcome.TooFewTrials, TurningPoints.Estimate([]).GeometricMean.Log10.Outcome);
    }

    [Fact]
    public void Forces_off_the_ladder_or_in_the_wrong_order_are_refused()
    {
        var off = Assert.Throws<ArgumentException>(() => TurningPoints.Estimate([new(1, 2), new(1, 3)]));
        Assert.Contains("3", off.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TurningPoints.Estimate([new(2, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TurningPoints.Estimate([new(0, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TurningPoints.Estimate([new(1, 2)], 1));
    }
}
