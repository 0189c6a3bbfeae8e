using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

/// <summary>Logistic regression against what is known in closed form, and on known truth.</summary>
public class LogisticModelTests
{
    [Fact]
    public void With_one_exposure_it_is_the_odds_ratio_of_the_table_with_the_error_of_Woolf()
    {
        // 30 of 50 exposed and 20 of 70 unexposed: OR = 30 * 50 / (20 * 20), variance of its log 1/30 + 1/20 + 1/20 + 1/50.
        bool[] outcomes = [.. Repeat(true, 30), .. Repeat(false, 20), .. Repeat(true, 20), .. Repeat(false, 50)];
        double[] exposed = [.. Repeat(1.0, 50), .. Repeat(0.0, 70)];
        var fit = LogisticModel.Fit(outcomes, [exposed, [.. Repeat(1.0, 120)]])!;
        Assert.Equal(Math.Log(30 * 50 / 400.0), fit.Coefficients[0].Value, 10);
        Assert.Equal(
            Math.Sqrt((1 / 30.0) + (1 / 20.0) + (1 / 20.0) + (1 / 50.0)),
            fit.Coefficients[0].StandardError,
            10
        );
    }

    [Fact]
    public void A_confounded_odds_ratio_is_1_after_adjustment_and_intervals_hold_the_truth_as_often_as_they_say()
    {
        const int Studies = 400;
        var (held, crude) = (0, 0.0);
        for (var study = 0; study < Studies; study++)
        {
            var chance = RandomStream.At(5, (ulong)study, "logistic");
            var (outcomes, cause, follower) = (new bool[300], new double[300], new double[300]);
            for (var i = 0; i < outcomes.Length; i++)
            {
                cause[i] = chance.NextGaussian();
                follower[i] = chance.NextGaussian() + cause[i] > 0 ? 1 : 0;
                outcomes[i] = chance.NextDouble() < 1 / (1 + Math.Exp(0.5 - cause[i]));
            }

            double[] ones = [.. Repeat(1.0, outcomes.Length)];
            var adjusted = LogisticModel.Fit(outcomes, [follower, cause, ones])!.Coefficients[0];
            held += adjusted.Low <= 0 && adjusted.High >= 0 ? 1 : 0;
            crude += LogisticModel.Fit(outcomes, [follower, ones])!.Coefficients[0].Value / Studies;
        }

        // Four standard errors of a share of 95 % among 400: 0.044.
        Assert.InRange(held / (double)Studies, 0.906, 0.994);
        Assert.True(crude > 0.5, "Without adjustment the follower seems to be a cause.");
    }

    [Fact]
    public void An_outcome_told_with_certainty_and_columns_that_depend_on_each_other_have_no_fit()
    {
        bool[] outcomes = [false, false, true, true];
        double[] ones = [1, 1, 1, 1];
        Assert.Null(
            LogisticModel.Fit(
                outcomes,
                [
                    [0, 0, 1, 1],
                    ones,
                ]
            )
        );
        Assert.Null(
            LogisticModel.Fit(
                [true, false, true, false],
                [
                    [2, 2, 2, 2],
                    ones,
                ]
            )
        );
    }

    private static IEnumerable<T> Repeat<T>(T value, int count) => Enumerable.Repeat(value, count);
}
