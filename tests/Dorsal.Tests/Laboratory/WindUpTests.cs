using Dorsal.Laboratory;
using Dorsal.Laboratory.TemporalSummation;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory;

/// <summary>Single stimuli against trains (DFNS wind-up ratio), with values computed by hand.</summary>
public class WindUpTests
{
    private const string Columns = "modality kind repeat rating";
    private static readonly TemporalSummationTest Test = new();
    private static readonly Sidecar Hundred = Rated.Units("rating={rating_0_100}");
    private static readonly Sidecar Ten = Rated.Units("rating={rating_0_10}");

    [Fact]
    public void The_wind_up_ratio_is_the_mean_of_the_trains_over_the_mean_of_the_singles()
    {
        var analysis = Of([10, 20, 10, 20, 15], [30, 40, 35, 45, 30]);
        var ratio = analysis.Find("wind_up_ratio_pinprick");
        Assert.Equal(2.4, ratio.Estimate.Value, 12);
        Assert.Equal("1", ratio.Unit.Code);
        Assert.Equal("ok", ratio.QualityText);

        // Fieller: means 36 and 15, their variances 8.5 and 5, covariance 5, t(0.975, 4) = 2.776445.
        Assert.Equal(0.24312776705, ratio.Estimate.StandardError, 8);
        Assert.Equal(1.89340245142, ratio.Estimate.Low, 8);
        Assert.Equal(3.48539695622, ratio.Estimate.High, 8);
        Assert.Equal(21, analysis.Find("train_minus_single_pinprick").Estimate.Value, 12);
    }

    [Fact]
    public void A_filament_has_outcomes_of_its_own_with_the_difference_first()
    {
        var analysis = Of([1, 2], [3, 5], Ten, "filament");
        Assert.Equal("train_minus_single_filament", analysis.Findings[0].Series.Outcome);
        Assert.Equal(2.5, analysis.Findings[0].Estimate.Value, 12);
        Assert.Equal("{rating_0_10}", analysis.Findings[0].Unit.Code);
    }

    [Fact]
    public void With_all_singles_at_zero_the_ratio_is_missing_and_flagged_and_the_difference_stays()
    {
        var analysis = Of([0, 0, 0], [10, 20, 30]);
        var ratio = analysis.Find("wind_up_ratio_pinprick");
        Assert.Equal(FitOutcome.ZeroDenominator, ratio.Estimate.Outcome);
        Assert.Contains(ratio.Quality, note => note is { Code: "SinglesAllZero", Grade: Grade.Warning });
        Assert.Equal(20, analysis.Find("train_minus_single_pinprick").Estimate.Value, 12);
    }

    [Theory]
    [InlineData("{rating_0_100}", 20)]
    [InlineData("{rating_0_10}", 2)]
    public void An_offset_asked_for_by_the_protocol_is_on_the_scale_of_0_to_100_and_flagged(string unit, double train)
    {
        // (20 + 0.1) / 0.1 and (2 + 0.01) / 0.01 are the same ratio.
        var rows = Rows([0, 0], [train, train], "pinprick");
        var table = Rated.Table("summation", Columns, rows, Rated.Units("rating=" + unit));
        var finding = Rated.Analyse(Test, table, "summation.zero_singles=offset").Find("wind_up_ratio_pinprick");
        Assert.Equal(201, finding.Estimate.Value, 9);
        Assert.Contains(finding.Quality, note => note is { Code: "SinglesOffset", Grade: Grade.Warning, Value: "2" });
    }

    [Fact]
    public void An_incomplete_repeat_does_not_count_and_is_noted()
    {
        var rows = Rows([19, 20, 30], [38, 40, 60], "pinprick").ToList();
        rows[^1] = "pinprick train 3 n/a";
        var analysis = Rated.Analyse(Test, Rated.Table("summation", Columns, rows, Hundred));
        var ratio = analysis.Find("wind_up_ratio_pinprick");
        Assert.Equal(2, ratio.Estimate.Value, 12);
        Assert.Equal((4, 2), (ratio.TrialsUsed, ratio.TrialsRejected));
        Assert.Equal(["ValueMissing", "RepeatIncomplete", "FewTrials"], analysis.Codes());
    }

    [Fact]
    public void One_single_and_three_trains_give_a_ratio_of_means_without_error()
    {
        string[] rows = ["pinprick single 1 10", "pinprick train 1 20", "pinprick train 2 30", "pinprick train 3 40"];
        var ratio = Rated
            .Analyse(Test, Rated.Table("summation", Columns, rows, Hundred))
            .Find("wind_up_ratio_pinprick");
        Assert.Equal(Estimate.WithoutError(3), ratio.Estimate);
    }

    [Fact]
    public void Singles_that_are_hardly_above_zero_give_a_ratio_without_interval()
    {
        var ratio = Of([0, 0, 0, 0, 1], [10, 30, 20, 40, 20]).Find("wind_up_ratio_pinprick");
        Assert.Equal(120, ratio.Estimate.Value, 9);
        Assert.False(ratio.Estimate.HasInterval);
        Assert.Contains(ratio.Quality, note => note.Code == "RatioWithoutInterval");
    }

    [Fact]
    public void Without_numbers_of_repeats_singles_and_trains_are_paired_in_their_order()
    {
        string[] rows = ["pinprick single 10", "pinprick single 20", "pinprick train 30", "pinprick train 50"];
        var analysis = Rated.Analyse(Test, Rated.Table("summation", "modality kind rating", rows, Hundred));
        Assert.Equal(MeanEstimate.From([20, 30]), analysis.Find("train_minus_single_pinprick").Estimate);
    }

    [Fact]
    public void Only_the_summary_that_the_protocol_names_is_reported()
    {
        var table = Rated.Table("summation", Columns, Rows([10, 20], [30, 40], "pinprick"), Hundred);
        Assert.Equal(
            ["train_minus_single_pinprick"],
            Rated
                .Analyse(Test, table, "summation.summary=train_minus_single")
                .Findings.Select(finding => finding.Series.Outcome)
        );
        var none = Rated.Analyse(Test, table, "summation.summary=slope");
        Assert.Empty(none.Findings);
        Assert.Contains("SummaryOfOtherForm", none.Codes());
    }

    private static Analysis Of(
        double[] singles,
        double[] trains,
        Sidecar? sidecar = null,
        string modality = "pinprick"
    ) => Rated.Analyse(Test, Rated.Table("summation", Columns, Rows(singles, trains, modality), sidecar ?? Hundred));

    private static IEnumerable<string> Rows(double[] singles, double[] trains, string modality) =>
        singles
            .Zip(trains)
            .SelectMany(
                (pair, i) =>
                    new[]
                    {
                        Rated.Row(modality, "single", i + 1, pair.First),
                        Rated.Row(modality, "train", i + 1, pair.Second),
                    }
            );
}
