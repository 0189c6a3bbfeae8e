using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.CuffAlgometry;
using Dorsal.Laboratory.PainModulation;
using Dorsal.Laboratory.TonicPain;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Tests.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Conditioned pain modulation, tonic pain and cuff algometry on recordings with a known truth; limits as in
/// <see cref="LaboratoryRecoveryTests"/>. Numbers were fixed before the run.
/// </summary>
public class ModulationRecoveryTests
{
    private const ulong Seed = 20261125;
    private const int Replicates = 1000;

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void The_effect_of_conditioning_its_percentage_and_its_decay_are_recovered(int trials)
    {
        const double Sd = 40;
        Analysis Person(ulong i)
        {
            var rows = CpmGenerator
                .Make(400, 80, 5, Sd, trials, RandomStream.At(Seed, i, FormattableString.Invariant($"cpm {trials}")))
                .Select(r => new[] { r.Phase, double.IsNaN(r.Minute) ? "n/a" : Text(r.Minute), "PPT", Text(r.Value) });
            var file = RecordingFile.Trials("1", "", "cpm");
            return Rows.Analyse(
                new PainModulationTest(),
                Rows.Table(file, ["phase", "minute", "measure", "value"], rows)
            );
        }

        var condition = FormattableString.Invariant($"n = {trials}");
        Judge(
            trials,
            Row("CPM effect", condition, Sd, i => Value(Person(i), "cpm_ppt_effect", "during"), 80),
            Row("CPM effect, %", condition, 10, i => Value(Person(i), "cpm_ppt_effect_percent", "during"), 20),
            Row("CPM effect, SD", condition, 1, i => Value(Person(i), "cpm_ppt_effect_in_sd", "during"), 2),
            Row("CPM decay", condition, Sd, i => Value(Person(i), "cpm_ppt_decay", "after"), -5)
        );
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void The_area_under_repeated_rating_curves_is_recovered(int runs)
    {
        const double Plateau = 60;
        const double Sd = 10;
        const double End = 180;
        Estimate Person(ulong i)
        {
            var random = RandomStream.At(Seed, i, FormattableString.Invariant($"tonic {runs}"));
            var rows = Enumerable
                .Range(1, runs)
                .SelectMany(run =>
                    CurveGenerator
                        .Make(Plateau + (Sd * random.NextGaussian()), End, random)
                        .Select(s => new[] { Text(run), Text(s.Time), Text(Math.Clamp(s.Rating, 0, 100)) })
                        .ToList()
                );
            var file = RecordingFile.Trials("1", "", "tonic");
            var table = Rows.Table(file, ["trial", "second", "rating"], rows);
            return Value(Rows.Analyse(new TonicPainTest(), table), "tonic_rating_area", "");
        }

        var condition = FormattableString.Invariant($"n = {runs}");
        var sd = CurveGenerator.Area(Sd, End);
        Judge(runs, Row("Area under ratings", condition, sd, Person, CurveGenerator.Area(Plateau, End)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void The_withdrawal_time_is_recovered_where_three_in_ten_reach_the_ceiling(int runs)
    {
        const double Ceiling = 180;
        const double Sd = 40;
        const double Quantile70 = 0.5244005127080407;
        Estimate Person(ulong i)
        {
            var random = RandomStream.At(Seed, i, FormattableString.Invariant($"withdrawal {runs}"));
            var rows = Enumerable
                .Range(1, runs)
                .Select(run =>
                {
                    var time = Ceiling - (Quantile70 * Sd) + (Sd * random.NextGaussian());
                    return time < Ceiling
                        ? new[] { Text(run), Text(Math.Max(0, time)), "n/a", "withdrawal" }
                        : [Text(run), Text(Ceiling), "n/a", "ceiling"];
                });
            var file = RecordingFile.Trials("1", "", "tonic");
            var table = Rows.Table(file, ["trial", "second", "rating", "event"], rows);
            return Value(Rows.Analyse(new TonicPainTest(), table), "tonic_withdrawal_time", "");
        }

        var condition = FormattableString.Invariant($"n = {runs}, ceiling 30 %");
        Judge(runs, Row("Withdrawal time", condition, Sd, Person, Ceiling - (Quantile70 * Sd)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Cuff_thresholds_are_recovered_from_recorded_inflations(int trials)
    {
        const double Sd = 5;
        Analysis Person(ulong i)
        {
            var random = RandomStream.At(Seed, i, FormattableString.Invariant($"cuff {trials}"));
            var recordings = Enumerable
                .Range(1, trials)
                .Select(run =>
                {
                    var detection = 25 + (Sd * random.NextGaussian());
                    var tolerance = 60 + (Sd * random.NextGaussian());
                    var (pressure, vas, button) = CuffGenerator.Make(
                        new(detection),
                        new(tolerance),
                        new(100),
                        new(80),
                        random
                    );
                    return (Recording)CuffAlgometryTests.Recording(pressure, vas, button, run);
                })
                .ToList();
            return Rows.Analyse(new CuffAlgometryTest(), recordings);
        }

        var condition = FormattableString.Invariant($"n = {trials}");
        Judge(
            trials,
            Row("Cuff detection", condition, Sd, i => Value(Person(i), "cuff_pain_detection_threshold", ""), 25),
            Row("Cuff tolerance", condition, Sd, i => Value(Person(i), "cuff_pain_tolerance", ""), 60)
        );
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(50)]
    public void A_groups_median_and_restricted_mean_are_recovered_with_three_in_ten_censored(int people)
    {
        // Exponential times with the ceiling at the 70th percentile: median ln 2 and restricted mean 0.7 in units of the mean.
        var ceiling = -Math.Log(0.3);
        KaplanMeier Group(ulong i)
        {
            var random = RandomStream.At(Seed, i, FormattableString.Invariant($"survival {people}"));
            double[] times = [.. Enumerable.Range(0, people).Select(_ => -Math.Log(random.NextDouble()))];
            return new KaplanMeier([.. times.Select(t => Math.Min(t, ceiling))], [.. times.Select(t => t < ceiling)]);
        }

        var condition = FormattableString.Invariant($"{people} people, 30 % censored");
        Judge(
            people,
            Row("Kaplan-Meier median", condition, 1, i => Group(i).Median(), Math.Log(2)),
            Row("Restricted mean", condition, 1, i => Group(i).RestrictedMean(ceiling), 0.7)
        );
    }

    private static RecoveryRow Row(string name, string condition, double sd, Func<ulong, Estimate> person, double truth)
    {
        var row = Recovery.Run(name, condition, sd, i => new Replicate(person(i), truth, 0), Replicates);
        TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown);
        RecoveryRows.Keep(row, Replicates);
        return row;
    }

    private static void Judge(int trials, params RecoveryRow[] rows)
    {
        Assert.Empty(RecoveryTable.NotDocumented(rows));
        if (trials >= 5)
        {
            Assert.All(rows, row => Assert.True(row.BiasMeets && row.CoverageMeets, row.Markdown));
        }
    }

    private static Estimate Value(Analysis analysis, string outcome, string condition) =>
        Rows.Of(analysis, outcome, condition).Estimate;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
