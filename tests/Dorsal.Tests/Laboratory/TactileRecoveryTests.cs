using Dorsal.Laboratory;
using Dorsal.Laboratory.TactileAcuity;
using Dorsal.Numerics;
using Dorsal.Tests.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Two-point thresholds by each method, d', and reaction times, from answers to values. Numbers were fixed before the run; limits are those of
/// <see cref="Recovery"/>. Biases are in sigma of the psychometric function, d' in its own unit, times in SD of the logarithm.
/// </summary>
public class TactileRecoveryTests
{
    private const ulong Seed = 20261124;
    private const int Replicates = 400;
    private const double Mu = 45;
    private const double Sigma = 9;
    private const double Step = 5;

    private static readonly TouchGenerator Person = new(Mu, Sigma, 0.1, 0.02);

    // Thresholds lie anywhere between two distances.
    private static TouchGenerator Shifted(TouchGenerator person, RandomStream random) =>
        person with
        {
            Mu = person.Mu + (Step * (random.NextDouble() - 0.5)),
        };

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void The_method_of_limits_is_recovered_as_well_as_it_can_be(int runs) =>
        Judge(
            "Two-point threshold, limits",
            FormattableString.Invariant($"{runs} runs, g 0.1, l 0.02"),
            "two_point_threshold_limits",
            (person, random) =>
                Enumerable
                    .Range(1, runs)
                    .SelectMany(run =>
                        (
                            run % 2 == 1 ? person.Run(5, 100, Step, 3, random) : person.Run(100, 5, Step, 3, random)
                        ).Select(a => ("limits", run, a.Level, a.IsYes))
                    ),
            Person
        );

    // Half of all answers, guesses included, are the target of such a staircase.
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public void A_staircase_is_recovered(int reversals) =>
        Judge(
            "Two-point threshold, staircase",
            FormattableString.Invariant($"{reversals} reversals, g 0.1, l 0.02"),
            "two_point_threshold_staircase",
            (person, random) =>
                person.Staircase(80, Step, reversals, random).Select(a => ("staircase", 1, a.Level, a.IsYes)),
            Person,
            MathNet.Numerics.Distributions.Normal.InvCDF(0, Sigma, 0.4 / 0.88)
        );

    // Two yes in a row before a step down: 70.7 % of all answers, guesses included, are the target.
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public void A_staircase_of_two_down_one_up_is_recovered(int reversals) =>
        Judge(
            "Two-point threshold, two down, one up",
            FormattableString.Invariant($"{reversals} reversals, g 0.1, l 0.02"),
            "two_point_threshold_transformed",
            (person, random) =>
                person.Staircase(80, Step, reversals, random, 2).Select(a => ("staircase", 1, a.Level, a.IsYes)),
            Person,
            MathNet.Numerics.Distributions.Normal.InvCDF(0, Sigma, (Math.Sqrt(0.5) - 0.1) / 0.88),
            downs: 2
        );

    [Theory]
    [InlineData(40, 10, 0.1, 0.02)]
    [InlineData(80, 20, 0.1, 0.02)]
    [InlineData(80, 20, 0.25, 0.02)]
    [InlineData(80, 20, 0.1, 0.06)]
    [InlineData(80, 0, 0.1, 0.02)]
    public void The_psychometric_function_is_recovered(int answers, int catchTrials, double guess, double lapse) =>
        Judge(
            "Two-point threshold, psychometric",
            FormattableString.Invariant($"{answers} answers, {catchTrials} catch trials, g {guess}, l {lapse}"),
            "two_point_threshold_psychometric",
            (person, random) =>
                person
                    .Constant([15, 25, 35, 40, 45, 50, 60, 75], answers / 8, catchTrials, random)
                    .Select(a => ("constant", 1, a.Level, a.IsYes)),
            Person with
            {
                Guess = guess,
                Lapse = lapse,
            },
            also: ("Two-point threshold, likelihood", "two_point_threshold_likelihood")
        );

    // Forces go up by a factor of two, as filaments do, and the person answers by their logarithm.
    [Theory]
    [InlineData(40, 10)]
    [InlineData(80, 20)]
    public void A_threshold_of_touch_is_recovered_on_the_logarithm_of_force(int answers, int catchTrials)
    {
        const double Spread = 0.2;
        const double Micronewtons = 1000;
        var condition = FormattableString.Invariant($"{answers} answers, {catchTrials} catch trials, g 0.02, l 0.02");
        double[] levels = [.. Enumerable.Range(0, 8).Select(i => Math.Log10(0.5 * Micronewtons * Math.Pow(2, i)))];
        var people = Enumerable.Range(0, Replicates).Select(i => One((ulong)i)).ToList();
        Row("Touch threshold, psychometric", "touch_threshold_psychometric");
        Row("Touch threshold, likelihood", "touch_threshold_likelihood");

        void Row(string name, string id) =>
            Keep(
                Recovery.Run(
                    name,
                    condition,
                    Spread,
                    i => new Replicate(Decades(people[(int)i].Analysis.Of(id).Estimate), people[(int)i].Mu, 0),
                    Replicates
                ),
                Replicates
            );

        // The threshold lies anywhere between two filaments.
        (Analysis Analysis, double Mu) One(ulong i)
        {
            var random = RandomStream.At(Seed, i, "touch " + condition);
            var mu = Math.Log10(4 * Micronewtons) + (Math.Log10(2) * (random.NextDouble() - 0.5));
            string[] rows =
            [
                .. new TouchGenerator(mu, Spread, 0.02, 0.02)
                    .Constant(levels, answers / levels.Length, catchTrials, random)
                    .Select(a =>
                        FormattableString.Invariant(
                            $"constant {(a.Level > 0 ? "stimulus" : "catch")} {(a.Level > 0 ? Math.Pow(10, a.Level) / Micronewtons : 0)} {(a.IsYes ? "yes" : "no")}"
                        )
                    ),
            ];
            const string Sidecar = """{ "level": { "Units": "mN" } }""";
            return (Lab.Analyse(Lab.Table("detection", Sidecar, "method kind level response", rows)), mu);
        }

        static Estimate Decades(Estimate force) =>
            force.IsFitted
                ? new Estimate(
                    Math.Log10(force.Value * Micronewtons),
                    force.StandardError / (force.Value * Math.Log(10)),
                    Math.Log10(force.Low * Micronewtons),
                    Math.Log10(force.High * Micronewtons)
                )
                : force;
    }

    [Theory]
    [InlineData(40, 10)]
    [InlineData(100, 25)]
    public void Sensitivity_is_recovered(int stimuli, int catchTrials)
    {
        const double Hit = 0.8;
        const double Alarm = 0.1;
        static double Z(double rate) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, rate);
        var condition = FormattableString.Invariant($"{stimuli} stimuli, {catchTrials} catch trials, H 0.8, F 0.1");
        static int Count(RandomStream random, int trials, double rate) =>
            Enumerable.Range(0, trials).Count(_ => random.NextDouble() < rate);
        var row = Recovery.Run(
            "Sensitivity d'",
            condition,
            1,
            i =>
            {
                var random = RandomStream.At(Seed, i, condition);
                var found = SignalDetection.From(
                    Count(random, stimuli, Hit),
                    stimuli,
                    Count(random, catchTrials, Alarm),
                    catchTrials
                );
                return new Replicate(found.Sensitivity, Z(Hit) - Z(Alarm), 0);
            },
            4000
        );
        Keep(row, 4000);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public void The_median_reaction_time_is_recovered(int answers)
    {
        const double LogSd = 0.3;
        var condition = FormattableString.Invariant($"{answers} right answers, SD of ln 0.3");
        var row = Recovery.Run(
            "Median reaction time",
            condition,
            LogSd,
            i =>
            {
                var random = RandomStream.At(Seed, i, condition);
                double[] times = [.. Enumerable.Range(0, answers).Select(_ => Math.Exp(LogSd * random.NextGaussian()))];
                return new Replicate(MedianEstimate.From(times), 1, 0);
            },
            4000
        );
        Keep(row, 4000);
    }

    // Places scattered round the target: their distance is Rayleigh's, with a mean of sqrt(pi / 2) SD.
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    public void Pointing_is_recovered(int touches)
    {
        var condition = FormattableString.Invariant($"{touches} touches");
        (double X, double Y)[] Misses(ulong i)
        {
            var random = RandomStream.At(Seed, i, condition);
            return [.. Enumerable.Range(0, touches).Select(_ => (random.NextGaussian(), random.NextGaussian()))];
        }

        Estimate Distance((double X, double Y)[] misses) =>
            MeanEstimate.From([.. misses.Select(m => Math.Sqrt((m.X * m.X) + (m.Y * m.Y)))]);
        var truth = Math.Sqrt(Math.PI / 2);
        Keep(
            Recovery.Run("Pointing error", condition, 1, i => new Replicate(Distance(Misses(i)), truth, 0)),
            Recovery.Replicates
        );
        Keep(
            Recovery.Run(
                "Pointing, variable error",
                condition,
                1,
                i => new Replicate(VariableError.Of(Misses(i)), 1, 0)
            ),
            Recovery.Replicates
        );
    }

    private static void Judge(
        string estimator,
        string condition,
        string outcome,
        Func<TouchGenerator, RandomStream, IEnumerable<(string Method, int Run, double Level, bool IsYes)>> ask,
        TouchGenerator person,
        double aim = 0,
        int downs = 1,
        (string Estimator, string Outcome)? also = null
    )
    {
        var people = Enumerable.Range(0, Replicates).Select(i => Person((ulong)i)).ToList();
        Row(estimator, outcome);
        if (also is { } more)
        {
            Row(more.Estimator, more.Outcome);
        }

        void Row(string name, string id) =>
            Keep(
                Recovery.Run(
                    name,
                    condition,
                    Sigma,
                    i => new Replicate(
                        people[(int)i].Analysis.Findings.FirstOrDefault(f => f.Series.Outcome == id)?.Estimate
                            ?? Estimate.None(FitOutcome.NotComputed),
                        people[(int)i].Mu + aim,
                        0
                    ),
                    Replicates
                ),
                Replicates
            );

        (Analysis Analysis, double Mu) Person(ulong i)
        {
            var random = RandomStream.At(Seed, i, condition);
            var own = Shifted(person, random);
            string[] rows =
            [
                .. ask(own, random)
                    .Select(a =>
                        FormattableString.Invariant(
                            $"{a.Method} {a.Run} {(a.Level > 0 ? "stimulus" : "catch")} {a.Level} {(a.IsYes ? "two" : "one")}"
                        )
                    ),
            ];
            var sidecar = FormattableString.Invariant(
                $$"""{ "distance": { "Units": "mm" }, "Protocol": { "StaircaseDowns": {{downs}} } }"""
            );
            return (Lab.Analyse(Lab.Table("twopoint", sidecar, "method run kind distance response", rows)), own.Mu);
        }
    }

    private static void Keep(RecoveryRow row, int replicates)
    {
        RecoveryRows.Keep(row, replicates);
        TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown);
        Assert.Empty(RecoveryTable.NotDocumented([row]));
    }
}
