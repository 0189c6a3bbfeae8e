using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.StimulusResponse;
using Dorsal.Laboratory.TemporalSummation;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Tests.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Temporal summation and stimulus-response on tables of ratings with a known truth. Numbers were fixed before the run; the limits are
/// those of <see cref="LaboratoryRecoveryTests"/>.
/// </summary>
public class SummationRecoveryTests
{
    private const ulong Seed = 20261125;
    private const int Replicates = 1000;
    private const int Pulses = 10;
    private const double First = 40;
    private const double Rise = 1.5;
    private const double Scatter = 8;

    private static readonly Sidecar Units = Rated.Units("rating=unstated", "intensity=Cel");
    private static readonly TemporalSummationTest Test = new();

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void The_wind_up_ratio_and_the_difference_are_recovered(int pairs)
    {
        const double Single = 20;
        const double Ratio = 2.3;
        const double Spot = 0.2;
        const double Rating = 0.2;
        IEnumerable<string> Rows(RandomStream random) =>
            Enumerable
                .Range(1, pairs)
                .SelectMany(i =>
                {
                    var (single, train) = TrainGenerator.Pair(Single, Ratio, Spot, Rating, random);
                    return new[]
                    {
                        Rated.Row("pinprick", "single", i, 0, single),
                        Rated.Row("pinprick", "train", i, 0, train),
                    };
                });

        var condition = FormattableString.Invariant($"{pairs} pairs");
        var sdOfRatio = Ratio * Math.Sqrt(2) * Rating;
        var sdOfDifference =
            Single * Math.Sqrt(Math.Pow(Spot * (Ratio - 1), 2) + (Rating * Rating * (1 + (Ratio * Ratio))));
        Judge(
            pairs >= 5,
            Row("Wind-up ratio", condition, "wind_up_ratio_pinprick", Ratio, sdOfRatio, Rows),
            Row(
                "Train minus single",
                condition,
                "train_minus_single_pinprick",
                Single * (Ratio - 1),
                sdOfDifference,
                Rows
            )
        );
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Summaries_over_several_trains_are_recovered_though_ratings_hang_together(int trains)
    {
        const double Correlation = 0.6;
        IEnumerable<string> Rows(RandomStream random) => Trains("pressure", trains, Pulses, Correlation, random);
        (string Name, string Outcome, double Truth, double[] Weights)[] summaries =
        [
            ("Slope over trains", "summation_slope_pressure", Rise, SlopeWeights(Pulses)),
            ("Last minus first", "summation_last_minus_first_pressure", 9 * Rise, Weights(10, 10, 1, 1)),
            ("Late minus early", "summation_late_minus_early_pressure", 6.5 * Rise, Weights(8, 10, 1, 4)),
            ("Rest minus first", "summation_rest_minus_first_pressure", 5 * Rise, Weights(2, 10, 1, 1)),
        ];
        var condition = FormattableString.Invariant($"{trains} trains, correlation 0.6");
        double Sd(double[] weights) => Scatter * Math.Sqrt(Variance(weights, Correlation));
        Judge(trains >= 5, [.. summaries.Select(s => Row(s.Name, condition, s.Outcome, s.Truth, Sd(s.Weights), Rows))]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(15)]
    public void The_slope_of_a_single_train_is_recovered_while_its_ratings_do_not_hang_together_too_closely(int pulses)
    {
        RecoveryRow Of(double correlation) =>
            Row(
                "Slope of one train",
                string.Create(CultureInfo.InvariantCulture, $"{pulses} pulses, correlation {correlation}"),
                "summation_slope_heat",
                Rise,
                Scatter * Math.Sqrt(Variance(SlopeWeights(pulses), correlation)),
                random => Trains("heat", 1, pulses, correlation, random),
                replicates: Recovery.Replicates
            );

        // A train says too little about a correlation of 0.8: docs/recovery.md tells how much is missing.
        RecoveryRow[] rows = [Of(0), Of(0.3), Of(0.5), Of(0.6), Of(0.8)];
        Judge(false, rows);
        Judge(true, rows[..4]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_response_to_temperature_is_recovered(int rounds)
    {
        const double PerDegree = 10;
        double[] temperatures = [44, 45, 46, 47, 48];
        IEnumerable<string> Rows(RandomStream random) =>
            Enumerable
                .Range(0, rounds * temperatures.Length)
                .Select(i => temperatures[i % temperatures.Length])
                .Select(t => Rated.Row(t, First + (PerDegree * (t - 44)) + (Scatter * random.NextGaussian())));

        // Sum of squares of five temperatures about their mean: 10.
        var test = new StimulusResponseTest();
        var condition = FormattableString.Invariant($"{rounds * temperatures.Length} trials");
        RecoveryRow Of(string name, string outcome, double truth, double sd) =>
            Row(name, condition, outcome, truth, sd, Rows, test, "intensity rating");
        var slope = Of("SR slope", "response_slope_temperature", PerDegree, Scatter / Math.Sqrt(10));
        var mean = Of("SR mean", "response_mean_temperature", First + (2 * PerDegree), Scatter);
        Judge(true, slope, mean);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void The_mean_rating_at_one_temperature_is_recovered(int trials)
    {
        IEnumerable<string> Rows(RandomStream random) =>
            Enumerable.Range(0, trials).Select(_ => Rated.Row(46, First + (Scatter * random.NextGaussian())));
        var condition = FormattableString.Invariant($"{trials} trials");
        var (test, outcome) = (new StimulusResponseTest(), "response_at_temperature");
        Judge(
            trials >= 5,
            Row("SR at a temperature", condition, outcome, First, Scatter, Rows, test, "intensity rating", "46 °C")
        );
    }

    private static RecoveryRow Row(
        string name,
        string condition,
        string outcome,
        double truth,
        double sd,
        Func<RandomStream, IEnumerable<string>> rows,
        ILaboratoryTest? test = null,
        string columns = "modality kind repeat pulse rating",
        string at = "",
        int replicates = Replicates
    )
    {
        var row = Recovery.Run(
            name,
            condition,
            sd,
            i =>
            {
                var random = RandomStream.At(Seed, i, $"{name} {condition}");
                var table = Rated.Table((test ?? Test).Id, columns, rows(random), Units);
                var analysis = (test ?? Test).Analyse([table], Rated.Protocol(test ?? Test, table));
                return new Replicate(analysis.Find(outcome, at).Estimate, truth, 0);
            },
            replicates
        );
        RecoveryRows.Keep(row, Replicates);
        return row;
    }

    private static void Judge(bool isRequired, params RecoveryRow[] rows)
    {
        foreach (var row in rows)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown);
        }

        Assert.Empty(RecoveryTable.NotDocumented(rows));
        Assert.All(rows.Where(_ => isRequired), row => Assert.True(row.BiasMeets && row.CoverageMeets, row.Markdown));
    }

    private static IEnumerable<string> Trains(
        string modality,
        int trains,
        int pulses,
        double correlation,
        RandomStream random
    ) =>
        from train in Enumerable.Range(1, trains)
        let ratings = TrainGenerator.Train(First, Rise, Scatter, correlation, pulses, random)
        from pulse in Enumerable.Range(1, pulses)
        select Rated.Row(modality, "pulse", train, pulse, ratings[pulse - 1]);

    private static double[] SlopeWeights(int pulses)
    {
        double[] off = [.. Enumerable.Range(0, pulses).Select(i => i - ((pulses - 1) / 2.0))];
        return [.. off.Select(x => x / off.Sum(o => o * o))];
    }

    private static double[] Weights(int from, int to, int minusFrom, int minusTo) =>
        [
            .. Enumerable
                .Range(1, Pulses)
                .Select(i =>
                    (i >= from && i <= to ? 1.0 / (to - from + 1) : 0)
                    - (i >= minusFrom && i <= minusTo ? 1.0 / (minusTo - minusFrom + 1) : 0)
                ),
        ];

    private static double Variance(double[] weights, double correlation) =>
        weights.Select((a, i) => weights.Select((b, j) => a * b * Math.Pow(correlation, Math.Abs(i - j))).Sum()).Sum();
}
