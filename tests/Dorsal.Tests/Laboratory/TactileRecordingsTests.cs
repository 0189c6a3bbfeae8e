using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Tests.House;
using MathNet.Numerics.Distributions;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Detection of vibration by 18 people (OpenNeuro ds001785), and speed told apart by touch by nine (MixedPsy). Figures are those of SOURCE.txt.
/// </summary>
public sealed class TactileRecordingsTests : IDisposable
{
    private const string Pereira = "openneuro_ds001785_tactile";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Hit_rate_and_false_alarms_of_a_simple_staircase_are_those_published()
    {
        var result = Measured(Path.Combine(SharedData.Folder(Pereira), "adaptive_trials.csv"), "ds001785-tactile");
        var hits = Values(result, "touch_hit_rate");
        Assert.Equal(18, hits.Count);
        Assert.Equal(47.3, hits.Average(), 0.05);
        Assert.Equal(4.7, Math.Sqrt(Moments.Variance([.. hits])), 0.05);
        Assert.Equal(6.1, Values(result, "touch_false_alarms").Average(), 0.05);

        // 28 trials have no outcome; one person answered 27 of 100 catch trials.
        Assert.Equal(28, result.Notes.Count(note => note.Code == "ValueMissing"));
        Assert.Equal("27 % (27/100)", Assert.Single(result.Notes, note => note.Code == "FalseAlarmsMany").Value);
        Assert.All(Values(result, "touch_dprime"), value => Assert.True(value > 0));
    }

    // The thresholds of some drifted over two hours: answers then hardly depend on the level, which is told.
    [Fact]
    public void Staircase_and_psychometric_function_rank_people_alike()
    {
        var result = Measured(Path.Combine(SharedData.Folder(Pereira), "adaptive_trials.csv"), "ds001785-tactile");
        var stairs = Values(result, "touch_threshold_staircase");
        var fitted = Values(result, "touch_threshold_psychometric");
        Assert.Equal((18, 18), (stairs.Count, fitted.Count));
        Assert.InRange(MathNet.Numerics.Statistics.Correlation.Spearman(stairs, fitted), 0.95, 1);
        Assert.Contains(result.Notes, note => note.Code == "SpreadAtLimit");
    }

    // The run ends after three identical answers, threshold is the mean of both ends (SOURCE.txt): the answers follow from the levels.
    [Fact]
    public void The_method_of_limits_gives_the_mean_of_both_ends()
    {
        var lines = File.ReadLines(Path.Combine(SharedData.Folder(Pereira), "limits_sequences.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells[3].Length > 0)
            .GroupBy(cells => cells[0], StringComparer.Ordinal)
            .ToList();
        Assert.Equal(18, lines.Count);
        foreach (var person in lines)
        {
            var runs = person
                .GroupBy(cells => cells[1], StringComparer.Ordinal)
                .Select(run => run.Select(c => c[3]).ToArray())
                .ToList();
            var ends = runs.Average(run => double.Parse(run[^1], CultureInfo.InvariantCulture));
            var rows = runs.SelectMany(
                (run, i) =>
                    run.Select(
                        (level, k) =>
                            FormattableString.Invariant(
                                $"limits {i} stimulus {level} {(k < run.Length - 3 == double.Parse(run[^1], CultureInfo.InvariantCulture) > double.Parse(run[0], CultureInfo.InvariantCulture) ? "no" : "yes")}"
                            )
                    )
            );
            var table = Lab.Table(
                "detection",
                """{ "level": { "Units": "1" } }""",
                "method run kind level response",
                [.. rows]
            );
            var finding = Lab.Analyse(table).Of("touch_threshold_limits");

            // Both ends lie two steps of 0.02 beyond the first of the three answers, one up and one down.
            Assert.Equal(ends, finding.Estimate.Value, 0.005);
            Assert.Equal(2, finding.TrialsUsed);
        }
    }

    [Fact]
    public void A_masking_vibration_flattens_the_discrimination_of_speed_and_hardly_moves_its_middle()
    {
        var table = Path.Combine(SharedData.Folder("tactile_mixedpsy"), "vibro_exp3.csv");
        var result = Measured(table, "mixedpsy");
        var (plain, masked) = ("no vibration", "vibration 32 Hz");
        var flatter = Values(result, "touch_spread", masked)
            .Zip(Values(result, "touch_spread", plain), (a, b) => a / b)
            .ToList();
        var moved = Values(result, "touch_threshold_psychometric", masked)
            .Zip(Values(result, "touch_threshold_psychometric", plain), (a, b) => a - b)
            .ToList();
        Assert.Equal((9, 8), (flatter.Count, flatter.Count(ratio => ratio > 1)));
        Assert.True(MeanEstimate.From([.. flatter.Select(ratio => Math.Log(ratio))]).Low > 0);
        var shift = MeanEstimate.From([.. moved]);
        Assert.InRange(0, shift.Low, shift.High);
    }

    [Fact]
    public void Threshold_and_spread_are_those_of_a_probit_regression()
    {
        var file = Path.Combine(SharedData.Folder("tactile_mixedpsy"), "vibro_exp3.csv");
        var result = Measured(file, "mixedpsy");
        var rows = File.ReadLines(file)
            .Skip(1)
            .Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))
            .ToList();
        foreach (var group in rows.GroupBy(cells => (Who: "dallmann" + cells[4], Vibration: cells[1])))
        {
            var (middle, spread) = Probit([.. group.Select(c => (Number(c[0]), Number(c[2]), Number(c[3])))]);
            var condition = group.Key.Vibration == "0" ? "no vibration" : "vibration 32 Hz";
            double Found(string outcome) =>
                Assert
                    .Single(
                        result.Findings,
                        f =>
                            f.Participant == group.Key.Who
                            && f.Series.Outcome == outcome
                            && f.Series.Condition == condition
                    )
                    .Estimate.Value;
            Assert.Equal(middle, Found("touch_threshold_psychometric"), 0.02 * middle);
            Assert.Equal(spread, Found("touch_spread"), 0.05 * spread);
        }
    }

    // Fisher scoring (Finney 1971), as glm(family = binomial("probit")) does it.
    private static (double Middle, double Spread) Probit(List<(double X, double Yes, double No)> counts)
    {
        var (a, b) = (0.0, 0.1);
        for (var i = 0; i < 50; i++)
        {
            var (saa, sab, sbb, ga, gb) = (0.0, 0.0, 0.0, 0.0, 0.0);
            foreach (var (x, yes, no) in counts)
            {
                var (p, d) = (Normal.CDF(0, 1, a + (b * x)), Normal.PDF(0, 1, a + (b * x)));
                var (w, r) = ((yes + no) * d * d / (p * (1 - p)), (yes - ((yes + no) * p)) * d / (p * (1 - p)));
                (saa, sab, sbb) = (saa + w, sab + (w * x), sbb + (w * x * x));
                (ga, gb) = (ga + r, gb + (r * x));
            }

            var det = (saa * sbb) - (sab * sab);
            (a, b) = (a + (((sbb * ga) - (sab * gb)) / det), b + (((saa * gb) - (sab * ga)) / det));
        }

        return (-a / b, 1 / b);
    }

    private StudyResult Measured(string table, string map)
    {
        Run.Import(table, map, folder.At("study"));
        var result = Run.Measure(folder.At("study"));
        Assert.Empty(result.Broken);
        return result;
    }

    private static List<double> Values(StudyResult result, string outcome, string condition = "") =>
        [
            .. result
                .Findings.Where(f => f.Series.Outcome == outcome && f.Series.Condition == condition)
                .OrderBy(f => f.Participant, StringComparer.Ordinal)
                .Select(f => f.Estimate.Value),
        ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
