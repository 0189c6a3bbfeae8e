using CsCheck;
using Dorsal.Numerics;

namespace Dorsal.Tests.Numerics;

public class PsychometricFunctionTests
{
    private static readonly AnswerPrior None = new(0, 1, 0);

    // 1000 answers a level that follow the function exactly.
    private static List<AnswersAt> Exact(double mu, double sigma, double guess, double lapse) =>
        [
            .. new[] { 10.0, 20, 30, 40, 50, 60, 70 }.Select(level =>
            {
                var z = (level - mu) / sigma;
                var felt = MathNet.Numerics.Distributions.Normal.CDF(0, 1, z);
                var yes = (int)Math.Round(1000 * (guess + ((1 - guess - lapse) * felt)));
                return new AnswersAt(level, yes, 1000 - yes);
            }),
        ];

    [Fact]
    public void Many_answers_give_back_threshold_spread_and_guess_rate()
    {
        var fit = PsychometricFunction.Fit(Exact(42, 9, 0.12, 0.02), 120, 1000, new(0.1, 10, 0.02), 1, 35)!;
        Assert.Equal(42, fit.Threshold.Value, 0.5);
        Assert.Equal(9, fit.Spread.Value, 0.7);
        Assert.Equal(0.12, fit.GuessRate, 0.01);
        Assert.InRange(42, fit.Threshold.Low, fit.Threshold.High);
    }

    [Fact]
    public void Guesses_taken_for_sensation_make_the_threshold_too_low()
    {
        var answers = Exact(42, 9, 0.3, 0);
        var blind = PsychometricFunction.Fit(answers, 0, 0, None, 1, 35)!;
        var knowing = PsychometricFunction.Fit(answers, 30, 100, new(0.1, 10, 0), 1, 35)!;
        Assert.True(blind.Threshold.High < 40, $"{blind.Threshold}");
        Assert.Equal(42, knowing.Threshold.Value, 1.0);
    }

    [Fact]
    public void Answers_all_alike_or_at_one_level_give_no_fit()
    {
        Assert.Null(PsychometricFunction.Fit([new(10, 5, 0), new(20, 5, 0)], 0, 5, None, 1, 10));
        Assert.Null(PsychometricFunction.Fit([new(10, 0, 5), new(20, 0, 5)], 0, 5, None, 1, 10));
        Assert.Null(PsychometricFunction.Fit([new(10, 3, 5)], 0, 5, None, 1, 10));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        List<AnswersAt> answers = [new(10, 1, 4), new(20, 4, 1)];
        Assert.Throws<ArgumentException>(() => PsychometricFunction.Fit([new(double.NaN, 1, 1)], 0, 0, None, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PsychometricFunction.Fit(answers, 2, 1, None, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PsychometricFunction.Fit(answers, 0, 1, None, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PsychometricFunction.Fit(answers, 0, 1, None, 2, 2));
    }

    // Few catch trials and many answers: the answers say more of g than the catch trials do. Four fixed points of g made the interval too narrow.
    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    public void The_interval_is_that_of_a_guess_rate_in_fine_steps(int repeats)
    {
        List<AnswersAt> answers =
        [
            .. Exact(47, 9, 0.16, 0.02)
                .Select(a =>
                {
                    var yes = a.Yes * repeats / 1000;
                    return new AnswersAt(a.Level, yes, repeats - yes);
                }),
        ];
        var found = PsychometricFunction.Fit(answers, 2, 20, new(0.1, 10, 0.02), 1.4, 35)!.Threshold;
        var (low, middle, high) = InFineSteps(answers, new MathNet.Numerics.Distributions.Beta(1 + 2, 9 + 18));
        var tolerance = 0.05 * (high - low);
        Assert.Equal(middle, found.Value, tolerance);
        Assert.Equal(low, found.Low, tolerance);
        Assert.Equal(high, found.High, tolerance);
    }

    // Few, contradictory answers at levels far apart: the top of the profile may lie between two places of its grid, far above both.
    [Fact]
    public void The_profile_interval_holds_its_threshold_however_the_levels_lie() =>
        Gen.Select(Gen.Double[-320, 3], Gen.Int[0, 3], Gen.Int[0, 3])
            .Array[2, 6]
            .Sample(
                cells =>
                {
                    List<AnswersAt> answers = [.. cells.Select(c => new AnswersAt(c.Item1, c.Item2, c.Item3))];
                    if (answers.Sum(a => a.Yes) == 0 || answers.Sum(a => a.No) == 0)
                    {
                        return;
                    }

                    var found = PsychometricLikelihood.Threshold(answers, 0, 0, new(0.1, 10, 0.02), 0.02, 1);
                    Assert.True(!found.IsFitted || (found.Low < found.Value && found.Value < found.High), $"{found}");
                },
                iter: 300
            );

    private static (double Low, double Middle, double High) InFineSteps(
        List<AnswersAt> answers,
        MathNet.Numerics.Distributions.Beta prior
    )
    {
        const int Steps = 200;
        double At(int i) => 41 + (12.0 * i / Steps);
        var logs = new double[Steps][];
        for (var i = 0; i < Steps; i++)
        {
            logs[i] =
            [
                .. from s in Enumerable.Range(0, 40)
                from g in Enumerable.Range(1, 40)
                let guess = g * 0.01
                select prior.DensityLn(guess)
                    + answers.Sum(a =>
                    {
                        var z = (a.Level - At(i)) / (5 * Math.Pow(3, s / 39.0));
                        var share = guess + ((0.98 - guess) * PsychometricPosterior.Phi(z));
                        return (a.Yes * Math.Log(share)) + (a.No * Math.Log(1 - share));
                    }),
            ];
        }

        var top = logs.Max(l => l.Max());
        double[] mass = [.. logs.Select(l => l.Sum(x => Math.Exp(x - top)))];
        double Quantile(double p)
        {
            var below = 0.0;
            var i = 0;
            while (below + mass[i] < p * mass.Sum())
            {
                below += mass[i++];
            }

            return At(i) + (((p * mass.Sum()) - below) / mass[i] * 12 / Steps) - (6.0 / Steps);
        }

        return (Quantile(0.025), Quantile(0.5), Quantile(0.975));
    }
}
