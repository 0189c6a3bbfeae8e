using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class ReliabilityTests
{
    [Fact]
    public void Sem_is_the_root_of_the_within_subject_mean_square_of_ragged_data()
    {
        // Squares about own means: 2 (df 1), 8 (df 2); one person without a repeat. MS = 10 / 3.
        var error = WithinSubject.From([
            [1, 3],
            [4, 6, 8],
            [9],
        ]);
        Assert.Equal(Math.Sqrt(10 / 3.0), error.Sem.Value, 12);
        Assert.Equal(3, error.DegreesOfFreedom);
        Assert.Equal(1, error.PersonsWithoutRepeat);
        // Chi-square(3) quantiles 0.215795, 9.348404 (any table).
        Assert.Equal(Math.Sqrt(10 / 9.348404), error.Sem.Low, 6);
        Assert.Equal(Math.Sqrt(10 / 0.215795), error.Sem.High, 4);
        Assert.Equal(1.96 * Math.Sqrt(2) * error.Sem.Value, error.SmallestDetectableChange.Value, 3);
    }

    [Fact]
    public void Nobody_with_two_values_gives_no_fit() =>
        Assert.Equal(
            FitOutcome.TooFewTrials,
            WithinSubject
                .From([
                    [1],
                    [],
                ])
                .Sem.Outcome
        );

    [Fact]
    public void Test_and_retest_give_r_shift_and_sem()
    {
        // Differences 1, 3, 2, 2, 2: mean 2, SD = sqrt(0.5), SEM = 0.5.
        var result = TestRetest.From([10, 12, 15, 19, 20], [11, 15, 17, 21, 22]);
        Assert.Equal(0.5, result.Error.Sem.Value, 12);
        Assert.Equal(2, result.Shift.Value, 12);
        // numpy.corrcoef gives 0.9880496...: Fisher limits tanh(atanh r ± 1.959964 / sqrt 2).
        var r = result.Correlation;
        Assert.Equal(Math.Tanh(Math.Atanh(r.Value) - (1.959963984540054 / Math.Sqrt(2))), r.Low, 9);
        Assert.InRange(r.Value, 0.98, 1);
    }

    [Fact]
    public void Two_sessions_have_the_same_sem_both_ways_if_there_is_no_shift()
    {
        double[] first = [10, 12, 15, 19];
        double[] second = [11, 11, 16, 18];
        var pairs = first.Zip(second, (a, b) => (IReadOnlyList<double>)[a, b]).ToArray();
        // With zero shift the sum of squares is the same; degrees of freedom are n and n - 1.
        var oneWay = WithinSubject.From(pairs).Sem.Value;
        Assert.Equal(oneWay * Math.Sqrt(4 / 3.0), TestRetest.From(first, second).Error.Sem.Value, 12);
    }

    [Fact]
    public void A_constant_series_has_no_correlation()
    {
        Assert.Equal(FitOutcome.NoVariation, Pearson.From([1, 1, 1, 1], [1, 2, 3, 4]).Outcome);
        Assert.Equal(1, Pearson.From([1, 2, 3, 4], [2, 4, 6, 8]).Value, 12);
    }
}
