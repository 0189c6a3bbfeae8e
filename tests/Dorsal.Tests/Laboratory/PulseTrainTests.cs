using Dorsal.Laboratory;
using Dorsal.Laboratory.TemporalSummation;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory;

/// <summary>Trains of which every pulse is rated, with values computed by hand.</summary>
public class PulseTrainTests
{
    private const string Columns = "modality kind repeat pulse rating";
    private static readonly TemporalSummationTest Test = new();
    private static readonly Sidecar Hundred = Rated.Units("rating={rating_0_100}");

    [Fact]
    public void Each_summary_is_the_mean_over_trains_with_the_error_between_them()
    {
        var analysis = Of("pressure", Line(20, 2), Line(30, 4), Line(10, 3));
        Assert.Equal(
            Rounded(MeanEstimate.From([2, 4, 3])),
            Rounded(analysis.Find("summation_slope_pressure").Estimate)
        );
        Assert.Equal(MeanEstimate.From([18, 36, 27]), analysis.Find("summation_last_minus_first_pressure").Estimate);

        // Pulses 2-10 lie 5 pulses after pulse 1 on average; pulses 8-10 lie 6.5 after pulses 1-4.
        Assert.Equal(MeanEstimate.From([10, 20, 15]), analysis.Find("summation_rest_minus_first_pressure").Estimate);
        Assert.Equal(MeanEstimate.From([13, 26, 19.5]), analysis.Find("summation_late_minus_early_pressure").Estimate);
        Assert.Equal("{rating_0_100}/{pulse}", analysis.Find("summation_slope_pressure").Unit.Code);
        Assert.Equal("summation_late_minus_early_pressure", analysis.Findings[0].Series.Outcome);
        Assert.Empty(analysis.Notes);
    }

    [Fact]
    public void A_single_train_has_a_slope_with_an_interval_and_differences_without()
    {
        var analysis = Of("heat", [10, 14, 12, 18, 16, 22, 20, 24]);
        Assert.True(analysis.Find("summation_slope_heat").Estimate.HasInterval);
        Assert.Equal(Estimate.WithoutError(14), analysis.Find("summation_last_minus_first_heat").Estimate);
        Assert.Equal(Estimate.WithoutError(8), analysis.Find("summation_rest_minus_first_heat").Estimate);
        Assert.Equal(["FewTrials"], analysis.Codes());
    }

    [Fact]
    public void Stimuli_far_apart_are_slow_repeated_evoked_pain_with_outcomes_of_its_own()
    {
        var rows = Rows("pressure", [30, 32, 34, 40]);
        var table = Rated.Table("summation", Columns, rows, Hundred);
        var analysis = Rated.Analyse(Test, table, "summation.inter_stimulus_interval=30");
        Assert.Equal("repeated_last_minus_first_pressure", analysis.Findings[0].Series.Outcome);
        Assert.Equal(10, analysis.Findings[0].Estimate.Value);
        Assert.All(analysis.Findings, finding => Assert.StartsWith("repeated_", finding.Series.Outcome));
    }

    [Fact]
    public void A_train_that_broke_off_has_no_last_pulse_and_is_noted()
    {
        var analysis = Of("heat", [10, 20, 30, 40], [10, 20, 30], [10, 20, 30, 60]);
        Assert.Equal(MeanEstimate.From([30, 50]), analysis.Find("summation_last_minus_first_heat").Estimate);

        // Slopes 10, 10 and (-1.5 · 10 - 0.5 · 20 + 0.5 · 30 + 1.5 · 60) / 5 = 16.
        Assert.Equal(12, analysis.Find("summation_slope_heat").Estimate.Value, 9);
        var note = Assert.Single(analysis.Notes, note => note.Code == "TrainIncomplete");
        Assert.Equal(("3", "4", "2"), (note.Value, note.Limit, note.Arguments[0]));
    }

    [Fact]
    public void A_train_without_one_of_its_later_pulses_has_no_mean_of_them()
    {
        var rows = Rows("heat", [10, 20, 30, 40], [10, 20, 30, 60]).Where(row => row != "heat pulse 2 3 30").ToList();
        var analysis = Rated.Analyse(Test, Rated.Table("summation", Columns, rows, Hundred));
        Assert.Equal(Estimate.WithoutError(20), analysis.Find("summation_rest_minus_first_heat").Estimate);
        Assert.Equal(MeanEstimate.From([30, 50]), analysis.Find("summation_last_minus_first_heat").Estimate);
    }

    [Fact]
    public void A_slope_takes_the_trains_with_as_many_pulses_as_the_protocol_asks_for()
    {
        double[][] trains =
        [
            [10, 20, 30, 40],
            [10, 20, 30],
            [10, 20, 30, 60],
        ];
        var table = Rated.Table("summation", Columns, Rows("heat", trains), Hundred);
        var analysis = Rated.Analyse(Test, table, "summation.fewest_slope_pulses=4");
        Assert.Equal(13, analysis.Find("summation_slope_heat").Estimate.Value, 9);
        Assert.Equal("4", Assert.Single(analysis.Notes, note => note.Code == "TrainIncomplete").Arguments[1]);
    }

    [Fact]
    public void A_first_pulse_that_is_missing_is_missing_and_never_zero()
    {
        var rows = Rows("heat", [10, 20, 30, 40]).ToList();
        rows[0] = "heat pulse 1 1 n/a";
        var analysis = Rated.Analyse(Test, Rated.Table("summation", Columns, rows, Hundred));
        Assert.False(analysis.Find("summation_last_minus_first_heat").Estimate.IsFitted);
        Assert.Equal(10, analysis.Find("summation_slope_heat").Estimate.Value, 9);
        Assert.Contains("ValueMissing", analysis.Codes());
    }

    [Theory]
    [InlineData("heat pulse 1 1 20", "TrialTwice")]
    [InlineData("heat pulse 1 2.5 20", "PulseNotWhole")]
    [InlineData("heat pulse 1 0 20", "PulseNotWhole")]
    [InlineData("heat pulse 1 6 20", "PulseBeyondTrain")]
    [InlineData("heat pulse 1 n/a 20", "CellMissing")]
    [InlineData("heat pulse n/a 5 20", "CellMissing")]
    [InlineData("heat pulse 1 5 101", "ValueImpossible")]
    [InlineData("heat pulse 1 5 -1", "ValueImpossible")]
    [InlineData("heat pulse 1 5 x", "NotANumber")]
    public void A_row_that_cannot_count_is_rejected_with_its_reason(string row, string code)
    {
        var table = Rated.Table("summation", Columns, [.. Rows("heat", [10, 20, 30, 40]), row], Hundred);
        var analysis = Rated.Analyse(Test, table, "summation.pulses=5");
        var rejected = Assert.Single(analysis.Trials, trial => trial.Status == TrialStatus.Rejected);
        Assert.Equal(code, rejected.Reason);
        Assert.Equal(6, Assert.Single(analysis.Notes, note => note.Code == code).Place.Line);
        Assert.Equal(10, analysis.Find("summation_slope_heat").Estimate.Value, 9);
    }

    [Theory]
    [InlineData("laser pulse 1 1 20", "modality")]
    [InlineData("heat single 1 1 20", "kind")]
    [InlineData("pinprick pulse 1 1 20", "kind")]
    public void A_row_of_no_form_is_noted_with_the_words_that_are_known(string row, string column)
    {
        var table = Rated.Table("summation", Columns, [.. Rows("heat", [10, 20, 30]), row], Hundred);
        var note = Assert.Single(Rated.Analyse(Test, table).Notes, note => note.Code == "WordUnknown");
        Assert.Equal((5, column), (note.Place.Line, note.Place.Column));
    }

    [Fact]
    public void Ratings_at_the_end_of_the_scale_are_flagged()
    {
        var finding = Of("heat", [60, 80, 100, 100]).Find("summation_slope_heat");
        Assert.Contains(finding.Quality, note => note is { Code: "RatingsAtEnd", Value: "2", Limit: "4" });
    }

    private static Estimate Rounded(Estimate estimate) =>
        new(
            Math.Round(estimate.Value, 12),
            Math.Round(estimate.StandardError, 12),
            Math.Round(estimate.Low, 12),
            Math.Round(estimate.High, 12)
        );

    private static double[] Line(double first, double slope) =>
        [.. Enumerable.Range(0, 10).Select(i => first + (slope * i))];

    private static Analysis Of(string modality, params double[][] trains) =>
        Rated.Analyse(Test, Rated.Table("summation", Columns, Rows(modality, trains), Hundred));

    private static IEnumerable<string> Rows(string modality, params double[][] trains) =>
        trains.SelectMany(
            (train, i) => train.Select((rating, pulse) => Rated.Row(modality, "pulse", i + 1, pulse + 1, rating))
        );
}
