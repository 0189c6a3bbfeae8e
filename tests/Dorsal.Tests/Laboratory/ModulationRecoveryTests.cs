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
        RandomStream Random(ulong i, string what) =>
            RandomStream.At(Seed, i, FormattableString.Invariant($"{what} {trials}"));

        // The control session has no effect; the conditioning stimulus is rated once a trial.
        Analysis Person(ulong i)
        {
            var (random, ratings) = (Random(i, "cpm control"), Random(i, "cpm rating"));
            var rows = CpmGenerator
                .Make(400, 80, 5, Sd, trials, Random(i, "cpm"))
                .Concat(
                    CpmGenerator
                        .Make(400, 0, 0, Sd, trials, random)
                        .Select(r => r with { Phase = "control_" + r.Phase })
                        .ToList()
                )
                .Select(r =>
                    new[]
                    {
                        r.Phase,
                        double.IsNaN(r.Minute) ? "n/a" : Text(r.Minute),
                        "PPT",
                        Text(r.Value),
                        r.Phase == "during" ? Text(Math.Clamp(60 + (8 * ratings.NextGaussian()), 0, 100)) : "n/a",
                    }
                );
            var file = RecordingFile.Trials("1", "", "cpm");
            string[] columns = ["phase", "minute", "measure", "value", "conditioning_rating"];
            return Rows.Analyse(new PainModulationTest(), Rows.Table(file, columns, rows));
        }

        var people = All(Person);
        var condition = FormattableString.Invariant($"n = {trials}");
        Judge(
            trials,
            Row("CPM effect", condition, Sd, i => Value(people[i], "cpm_ppt_effect", "during"), 80),
            Row("CPM effect, %", condition, 10, i => Value(people[i], "cpm_ppt_effect_percent", "during"), 20),
            Row("CPM effect, SD", condition, 1, i => Value(people[i], "cpm_ppt_effect_in_sd", "during"), 2),
            Row("CPM decay", condition, Sd, i => Value(people[i], "cpm_ppt_decay", "after"), -5),
            Row("CPM net effect", condition, Sd, i => Value(people[i], "cpm_ppt_net_effect", "during"), 80),
            Row("CPM test stimulus", condition, Sd, i => Value(people[i], "cpm_ppt_test_stimulus", "during"), 480),
            Row("CPM conditioning rating", condition, 8, i => Value(people[i], "cpm_conditioning_rating", ""), 60)
        );
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Area_mean_peak_early_and_late_rating_of_repeated_curves_are_recovered(int runs)
    {
        const double Plateau = 60;
        const double Sd = 10;
        const double End = 180;
        Analysis Person(ulong i)
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
            return Rows.Analyse(new TonicPainTest(), table);
        }

        // The highest of 16 noisy ratings on the plateau lies 1.766 SD of the noise above it (expected largest of 16 normals).
        var people = All(Person);
        var area = CurveGenerator.Area(Plateau, End);
        var peak = Plateau + (1.766 * CurveGenerator.RatingNoise);
        var condition = FormattableString.Invariant($"n = {runs}");
        RecoveryRow Of(string name, string outcome, double sd, double truth) =>
            Row(name, condition, sd, i => Value(people[i], outcome, ""), truth);
        Judge(
            runs,
            Of("Area under ratings", "tonic_rating_area", CurveGenerator.Area(Sd, End), area),
            Of("Mean rating", "tonic_mean_rating", Sd, area * 60 / End),
            Of("Peak rating", "tonic_peak_rating", Sd, peak),
            Of("Early rating", "tonic_early_rating", Sd, Plateau),
            Of("Late rating", "tonic_late_rating", Sd, Plateau)
        );
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void The_withdrawal_time_is_recovered_where_three_in_ten_reach_the_ceiling(int runs)
    {
        const double Ceiling = 180;
        const double Sd = 40;
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
    public void Cuff_thresholds_and_the_rating_are_recovered_from_recorded_inflations(int trials)
    {
        var people = All(i => Inflated(i, trials, 100));
        var condition = FormattableString.Invariant($"n = {trials}");
        RecoveryRow Of(string name, string outcome, double sd, double truth) =>
            Row(name, condition, sd, i => Value(people[i], outcome, ""), truth);
        Judge(
            trials,
            Of("Cuff detection", "cuff_pain_detection_threshold", CuffSd, 25),
            Of("Cuff tolerance", "cuff_pain_tolerance", CuffSd, 60),
            Of("Cuff rating at tolerance", "cuff_rating_at_tolerance", CuffRatingSd, 70)
        );
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Cuff_tolerance_and_its_rating_are_recovered_where_three_in_ten_reach_the_limit(int trials)
    {
        var condition = FormattableString.Invariant($"n = {trials}, limit 30 %");
        var limit = 60 + (Quantile70 * CuffSd);
        var people = All(i => Inflated(i, trials, limit));
        RecoveryRow Of(string name, string outcome, double sd, double truth) =>
            Row(name, condition, sd, i => Value(people[i], outcome, ""), truth);

        // A pressure within 1 kPa of the limit counts as a bound even where the person had stopped the cuff: docs/recovery.md tells the cost.
        Judge(0, Of("Cuff tolerance", "cuff_pain_tolerance", CuffSd, 60));
        Judge(trials, Of("Cuff rating at tolerance", "cuff_rating_at_tolerance", CuffRatingSd, 70));
    }

    private const double CuffSd = 5;
    private const double CuffRatingSd = 8;
    private const double Quantile70 = 0.5244005127080407;

    private static Analysis Inflated(ulong i, int trials, double limit)
    {
        var random = RandomStream.At(Seed, i, FormattableString.Invariant($"cuff {trials}"));
        var ratings = RandomStream.At(Seed, i, FormattableString.Invariant($"cuff rating {trials}"));
        var recordings = Enumerable
            .Range(1, trials)
            .Select(run =>
            {
                var detection = 25 + (CuffSd * random.NextGaussian());
                var tolerance = 60 + (CuffSd * random.NextGaussian());
                var rating = Math.Clamp(70 + (CuffRatingSd * ratings.NextGaussian()), 0, 100);
                var (pressure, vas, button) = CuffGenerator.Make(
                    new(detection),
                    new(tolerance),
                    new(limit),
                    new(rating),
                    random
                );
                return (Recording)CuffAlgometryTests.Recording(pressure, vas, button, run);
            })
            .ToList();
        return Rows.Analyse(new CuffAlgometryTest(), recordings, ("cuff.limit", Text(limit)));
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

    private static Analysis[] All(Func<ulong, Analysis> person) =>
        [.. Enumerable.Range(0, Replicates).Select(i => person((ulong)i))];

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
