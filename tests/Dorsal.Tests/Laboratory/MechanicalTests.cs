using Dorsal.Laboratory;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory;

/// <summary>Mechanical thresholds and pinprick sensitivity by hand.</summary>
public class MechanicalTests
{
    private const string Units = """{"force":{"Units":"mN"},"rating":{"Units":"{rating_0_100}"}}""";

    // Exponents of 2: -1 0, -1 1, 0 1, -1 0, -1 0; their mean is -0.2.
    private static readonly (double Below, double Above)[] Pairs = [(0.5, 1), (0.5, 2), (1, 2), (0.5, 1), (0.5, 1)];

    [Fact]
    public void The_threshold_is_the_geometric_mean_of_the_turning_points()
    {
        var finding = Lab.Analyse(Touch(Units)).Of("mechanical_detection_threshold");
        Assert.Equal(Math.Pow(2, -0.2), finding.Estimate.Value, 12);
        Assert.True(finding.Estimate.Low < finding.Estimate.Value && finding.Estimate.Value < finding.Estimate.High);
        Assert.Equal((10, "mN"), (finding.TrialsUsed, finding.Unit.Code));
    }

    [Fact]
    public void Pinpricks_that_first_go_up_have_the_interval_of_touch_mirrored()
    {
        var touch = Lab.Analyse(Touch(Units)).Of("mechanical_detection_threshold").Estimate;
        var rows = Pairs.SelectMany(
            (pair, i) => new[] { Row("MPT", i, "pain", 1 / pair.Below), Row("MPT", i, "no_pain", 1 / pair.Above) }
        );
        var pain = Lab.Analyse(Table(Units, [.. rows])).Of("mechanical_pain_threshold").Estimate;
        Assert.Equal(1 / touch.Value, pain.Value, 9);
        Assert.Equal(1 / touch.High, pain.Low, 9);
        Assert.Equal(1 / touch.Low, pain.High, 9);
        Assert.Equal(touch.StandardError / touch.Value, pain.StandardError / pain.Value, 9);
    }

    [Fact]
    public void By_the_rule_rpn_the_first_pair_is_practice_and_the_value_a_natural_logarithm()
    {
        var analysis = Lab.Analyse(Touch("""{"force":{"Units":"mN"},"Protocol":{"Rule":"rpn"}}"""));
        var finding = analysis.Of("mechanical_detection_threshold");
        Assert.Equal(-1.0 / 8 * Math.Log(2), finding.Estimate.Value, 12);
        Assert.Equal(("ln(mN)", 8, 0), (finding.Unit.Code, finding.TrialsUsed, finding.TrialsRejected));
        Assert.Equal(2, analysis.Trials.Count(t => t.Status == TrialStatus.Practice));
    }

    [Fact]
    public void Unpaired_unordered_and_unknown_forces_are_noted_and_kept()
    {
        var analysis = Lab.Analyse(
            Table(
                Units,
                "MDT 1 not_felt 2",
                "MDT 1 felt 1",
                "MDT 2 not_felt 3",
                "MDT 3 not_felt 1",
                "MDT 3 felt 2",
                "MDT 3 felt 4"
            )
        );
        Assert.Equal(
            ["2 mN|1 mN"],
            analysis.Notes.Where(n => n.Code == "TurnsNotOrdered").Select(n => n.Value + "|" + n.Limit)
        );
        Assert.Equal(["2", "3"], analysis.Notes.Where(n => n.Code == "TurnsUnpaired").Select(n => n.Value));
        Assert.Equal("3 mN", analysis.Noted("OffLadder").Value);
        var finding = analysis.Of("mechanical_detection_threshold");
        Assert.Equal(Math.Pow(2 * 1 * 3 * 1 * 2 * 4, 1.0 / 6), finding.Estimate.Value, 12);
        Assert.False(finding.Estimate.HasInterval);
        Assert.Equal(6, finding.TrialsUsed);
    }

    [Fact]
    public void Two_recordings_that_number_their_pairs_alike_keep_their_pairs_apart()
    {
        TrialTable Recorded(string run) =>
            Lab.Cells(
                "mechanical",
                Units,
                ["measure", "series", "response", "force"],
                Pairs
                    .SelectMany(
                        (pair, i) => new[] { Row("MDT", i, "not_felt", pair.Below), Row("MDT", i, "felt", pair.Above) }
                    )
                    .Select(row => row.Split(' ')),
                run
            );
        var finding = Lab.Analyse(Recorded("1"), Recorded("2")).Of("mechanical_detection_threshold");
        Assert.Equal(Math.Pow(2, -0.2), finding.Estimate.Value, 12);
        Assert.True(finding.Estimate.HasInterval);
    }

    [Fact]
    public void Forces_in_gram_are_converted_and_impossible_ones_rejected()
    {
        var analysis = Lab.Analyse(
            Table(
                """{"force":{"Units":"g"}}""",
                "MPT 1 pain 26",
                "MPT 1 no_pain 13",
                "MPT 2 pain 0",
                "MPT 2 no_pain -1"
            )
        );
        Assert.Equal(2, analysis.Notes.Count(n => n.Code == "ValueImpossible"));
        Assert.Equal(9.80665 * Math.Sqrt(26 * 13), analysis.Of("mechanical_pain_threshold").Estimate.Value, 9);
    }

    [Fact]
    public void A_force_of_unknown_unit_is_kept_unless_it_has_no_logarithm()
    {
        var analysis = Lab.Analyse(
            Table("""{"force":{"Units":"unstated"}}""", "MPT 1 pain 9000", "MPT 1 no_pain 4500", "MPT 2 pain -2")
        );
        Assert.Equal([false, false, true], analysis.Trials.Select(t => t.Status == TrialStatus.Rejected));
        Assert.DoesNotContain("OffLadder", analysis.Codes());
        Assert.Equal(Math.Sqrt(9000.0 * 4500), analysis.Of("mechanical_pain_threshold").Estimate.Value, 6);
    }

    [Fact]
    public void An_answer_of_the_other_measure_is_noted()
    {
        var analysis = Lab.Analyse(Table(Units, "MDT 1 pain 1", "MDT 1 felt 2", "XYZ 1 felt 2"));
        Assert.Equal(["pain", "XYZ"], analysis.Notes.Where(n => n.Code == "MeasureUnknown").Select(n => n.Value));
        Assert.Single(analysis.Trials);
    }

    [Fact]
    public void Pinprick_sensitivity_is_the_geometric_mean_with_its_offset_and_the_error_of_the_runs()
    {
        var analysis = Lab.Analyse(Ratings("1 8 0", "1 512 9.9", "2 8 0.9", "2 512 99.9", "2 512 130"));
        var finding = analysis.Of("mechanical_pain_sensitivity");
        Assert.Equal(Math.Sqrt(10), finding.Estimate.Value, 9);
        Assert.Equal(Math.Sqrt(10) * Math.Log(10) * 0.5, finding.Estimate.StandardError, 9);
        Assert.Equal(0.5 + (0.5 * Lab.T1), Math.Log10(finding.Estimate.High), 6);
        Assert.Equal((4, 1), (finding.TrialsUsed, finding.TrialsRejected));
        Assert.Equal(("1", "4"), (analysis.Noted("RatingZero").Value, analysis.Noted("RatingZero").Limit));
        Assert.Equal(
            ("130 0–100", "0 … 100"),
            (analysis.Noted("ValueImpossible").Value, analysis.Noted("ValueImpossible").Limit)
        );
    }

    [Fact]
    public void Ratings_that_fall_with_force_are_noted()
    {
        Assert.Contains("RatingNonIncreasing", Lab.Analyse(Ratings("1 8 50", "1 64 40", "1 512 30")).Codes());
        Assert.DoesNotContain("RatingNonIncreasing", Lab.Analyse(Ratings("1 8 30", "1 64 40", "1 512 50")).Codes());
    }

    [Fact]
    public void Ratings_out_of_ten_are_converted()
    {
        const string Ten = """{"force":{"Units":"mN"},"rating":{"Units":"{rating_0_10}"}}""";
        var finding = Lab.Analyse(Lab.Table("pinprick", Ten, "run force rating", "1 8 1", "1 64 4"))
            .Of("mechanical_pain_sensitivity");
        Assert.Equal(Math.Sqrt(10.1 * 40.1), finding.Estimate.Value, 9);
    }

    [Fact]
    public void Without_the_optional_column_run_there_is_a_value_without_error()
    {
        var finding = Lab.Analyse(Lab.Table("pinprick", Units, "force rating", "8 9.9", "64 99.9"))
            .Of("mechanical_pain_sensitivity");
        Assert.Equal(Math.Sqrt(1000), finding.Estimate.Value, 9);
        Assert.False(finding.Estimate.HasInterval);
    }

    private static TrialTable Touch(string json) =>
        Table(
            json,
            [
                .. Pairs.SelectMany(
                    (pair, i) => new[] { Row("MDT", i, "not_felt", pair.Below), Row("MDT", i, "felt", pair.Above) }
                ),
            ]
        );

    private static TrialTable Ratings(params string[] rows) => Lab.Table("pinprick", Units, "run force rating", rows);

    private static string Row(string measure, int pair, string response, double force) =>
        FormattableString.Invariant($"{measure} {pair + 1} {response} {force:R}");

    private static TrialTable Table(string json, params string[] rows) =>
        Lab.Table("mechanical", json, "measure series response force", rows);
}
