using Dorsal.Laboratory;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory;

/// <summary>Thermal thresholds by hand: what counts, what is a bound, what is refused, and which protocol was used.</summary>
public class ThermalTests
{
    private const string Celsius = """{"temperature":{"Units":"Cel"}}""";

    [Fact]
    public void Practice_trials_are_kept_and_do_not_count()
    {
        var analysis = Lab.Analyse(
            Table(Protocol("\"PracticeTrials\":1"), "CPT 25", "CPT 10", "CPT 12", "CPT 14", "HPT 40", "HPT 45")
        );
        var cold = analysis.Of("cold_pain_threshold");
        Assert.Equal(12, cold.Estimate.Value, 12);
        Assert.Equal(2 / Math.Sqrt(3), cold.Estimate.StandardError, 12);
        Assert.Equal(12 - (Lab.T2 * 2 / Math.Sqrt(3)), cold.Estimate.Low, 9);
        Assert.Equal((3, 0), (cold.TrialsUsed, cold.TrialsRejected));
        Assert.Equal(45, analysis.Of("heat_pain_threshold").Estimate.Value, 12);
        Assert.Equal(["25", "40"], analysis.Trials.Where(t => t.Status == TrialStatus.Practice).Select(Text));
    }

    [Theory]
    [InlineData("CPT", "cold_pain_threshold", TrialStatus.AtFloor, -1, "10", "6", "0", "8", "4")]
    [InlineData("HPT", "heat_pain_threshold", TrialStatus.AtCeiling, 1, "44", "46", "50", "47", "45")]
    public void A_stop_at_the_limit_is_a_bound_and_the_estimate_lies_beyond_the_plain_mean(
        string measure,
        string outcome,
        TrialStatus status,
        int direction,
        params string[] stops
    )
    {
        var analysis = Lab.Analyse(Table(Celsius, [.. stops.Select(stop => measure + " " + stop)]));
        Assert.Equal(status, Assert.Single(analysis.Trials, t => t.IsCensored).Status);
        var (threshold, plain) = (analysis.Of(outcome), analysis.Of(outcome + "_plain_mean"));
        Assert.Equal(stops.Average(Number), plain.Estimate.Value, 12);
        Assert.True(direction * (threshold.Estimate.Value - plain.Estimate.Value) > 0);
        Assert.Equal(Bound.None, threshold.Bound);
        Assert.Equal(5, threshold.TrialsUsed);
        Assert.Contains(threshold.Quality, note => note.Code == "AtCutOff" && note.Value == "1" && note.Limit == "5");
    }

    [Theory]
    [InlineData("CPT", "cold_pain_threshold", "0", Bound.AtMost, 0)]
    [InlineData("HPT", "heat_pain_threshold", "50", Bound.AtLeast, 50)]
    [InlineData("CDT", "cold_detection_threshold", "0", Bound.AtLeast, 32)]
    [InlineData("WDT", "warm_detection_threshold", "50", Bound.AtLeast, 18)]
    public void Where_all_trials_end_at_the_limit_the_value_is_a_bound(
        string measure,
        string outcome,
        string stop,
        Bound bound,
        double value
    )
    {
        var row = measure + " " + stop;
        var finding = Lab.Analyse(Table(Celsius, row, row, row)).Of(outcome);
        Assert.Equal((bound, value), (finding.Bound, finding.Estimate.Value));
        Assert.False(finding.Estimate.HasInterval);
        Assert.Contains(finding.Quality, note => note.Code == "AllAtCutOff");
    }

    [Fact]
    public void Detection_is_the_distance_from_baseline_with_its_interval_mirrored_for_cold()
    {
        string[] cold = ["CDT 30", "CDT 31", "CDT 0", "CDT 29", "CDT 28"];
        var analysis = Lab.Analyse(Table(Celsius, [.. cold, "WDT 33", "WDT 34", "WDT 35.5"]));
        var temperature = CensoredNormal.Estimate(
            [30, 31, 0, 29, 28],
            [Censoring.Exact, Censoring.Exact, Censoring.AtFloor, Censoring.Exact, Censoring.Exact]
        );
        var cdt = analysis.Of("cold_detection_threshold");
        Assert.Equal(32 - temperature.Value, cdt.Estimate.Value, 12);
        Assert.Equal(32 - temperature.High, cdt.Estimate.Low, 12);
        Assert.Equal(32 - temperature.Low, cdt.Estimate.High, 12);
        Assert.Equal("Cel{change}", cdt.Unit.Code);
        var wdt = analysis.Of("warm_detection_threshold");
        Assert.Equal(102.5 / 3 - 32, wdt.Estimate.Value, 12);
        Assert.True(wdt.Estimate.Low < wdt.Estimate.Value && wdt.Estimate.Value < wdt.Estimate.High);
        Assert.Equal("Cel", analysis.Of("warm_detection_threshold_plain_mean").Unit.Code);
    }

    [Fact]
    public void Fahrenheit_declared_as_such_is_converted()
    {
        var analysis = Lab.Analyse(Table("""{"temperature":{"Units":"[degF]"}}""", "CPT 50", "CPT 59", "CPT 41"));
        var finding = analysis.Of("cold_pain_threshold");
        Assert.Equal(10, finding.Estimate.Value, 9);
        Assert.Equal(5 / Math.Sqrt(3), finding.Estimate.StandardError, 9);
        Assert.Equal("Cel", finding.Unit.Code);
    }

    [Fact]
    public void Fahrenheit_declared_as_Celsius_is_rejected_and_kept_among_the_trials()
    {
        var analysis = Lab.Analyse(Table(Celsius, "HPT 113", "HPT 45"));
        var trial = Assert.Single(analysis.Trials, t => t.Status == TrialStatus.Rejected);
        Assert.Equal((113, "ValueImpossible", 2), (trial.Value, trial.Reason, trial.Place.Line));
        Assert.Contains(
            "113 °C",
            analysis.Noted("ValueImpossible").Message(Language.English),
            StringComparison.Ordinal
        );
        Assert.Equal((1, 1), (Heat(analysis).TrialsUsed, Heat(analysis).TrialsRejected));
        Assert.Equal(45, Heat(analysis).Estimate.Value);
    }

    [Fact]
    public void A_unit_that_is_not_stated_is_assumed_and_said()
    {
        var analysis = Lab.Analyse(Table("{}", "HPT 45", "HPT 47"));
        Assert.Equal("°C", analysis.Noted("UnitNotStated").Limit);
        Assert.Equal(("Cel", 46), (Heat(analysis).Unit.Code, Heat(analysis).Estimate.Value));
    }

    [Fact]
    public void A_unit_declared_as_unknown_keeps_the_values_and_knows_no_limit()
    {
        var analysis = Lab.Analyse(Table("""{"temperature":{"Units":"unstated"}}""", "HPT 112", "HPT 114", "CPT -3"));
        Assert.All(analysis.Trials, trial => Assert.Equal(TrialStatus.Used, trial.Status));
        Assert.Equal((113, Bound.None), (Heat(analysis).Estimate.Value, Heat(analysis).Bound));
    }

    [Fact]
    public void A_unit_of_another_quantity_is_refused()
    {
        var note = Lab.Refusal(() => Lab.Analyse(Table("""{"temperature":{"Units":"kPa"}}""", "HPT 45")));
        Assert.Equal(("UnitWrong", "kPa", "temperature"), (note.Code, note.Value, note.Place.Column));
    }

    [Fact]
    public void An_unknown_measure_is_noted_with_its_line()
    {
        var analysis = Lab.Analyse(Table(Celsius, "HPT 45", "hpt 44", "HPT 47"));
        Assert.Equal(("hpt", 3), (analysis.Noted("MeasureUnknown").Value, analysis.Noted("MeasureUnknown").Place.Line));
        Assert.Equal(2, analysis.Trials.Count);
    }

    [Fact]
    public void A_row_marked_rejected_is_kept_with_its_reason_and_a_missing_value_is_never_zero()
    {
        var analysis = Lab.Analyse(
            Lab.Table(
                "thermal",
                Celsius,
                "measure temperature status status_description",
                "CPT 10 _ _",
                "CPT 30 rejected moved",
                "CPT n/a _ _",
                "CPT _ _ _",
                "CPT 14 _ _",
                "CPT abc _ _"
            )
        );
        var finding = analysis.Of("cold_pain_threshold");
        Assert.Equal((12, 2, 4), (finding.Estimate.Value, finding.TrialsUsed, finding.TrialsRejected));
        Assert.Equal(
            ["", "MarkedRejected", "ValueMissing", "ValueMissing", "", "NotANumber"],
            analysis.Trials.Select(t => t.Reason)
        );
        Assert.Contains("moved", analysis.Noted("MarkedRejected").Message(Language.Japanese), StringComparison.Ordinal);
        Assert.All(analysis.Trials.Skip(2).Take(2), trial => Assert.True(double.IsNaN(trial.Value)));
    }

    [Fact]
    public void Sidecar_values_in_other_units_are_converted()
    {
        const string Fields =
            """ "BaselineTemperature":{"Value":303.15,"Units":"K"},"ColdCutOff":{"Value":50,"Units":"degF"} """;
        Lab.Analyse(
            [],
            out var protocol,
            Table(Protocol(Fields.Replace("degF", "[degF]", StringComparison.Ordinal)), "CDT 29", "CDT 28", "CPT 9.9")
        );
        Assert.Equal(30, Chosen(protocol, "thermal.baseline_temperature").Number, 9);
        Assert.Equal(10, Chosen(protocol, "thermal.cold_cut_off").Number, 9);
        var analysis = Lab.Analyse(
            Table(Protocol(Fields.Replace("degF", "[degF]", StringComparison.Ordinal)), "CDT 29", "CDT 28", "CPT 9.9")
        );
        Assert.Equal(1.5, analysis.Of("cold_detection_threshold").Estimate.Value, 9);
        Assert.Equal(Bound.AtMost, analysis.Of("cold_pain_threshold").Bound);
    }

    [Theory]
    [InlineData("\"HeatCutOff\":400", "400", "34..60 Cel")]
    [InlineData("\"HeatCutOff\":{\"Value\":45,\"Units\":\"kPa\"}", "45 kPa", "34..60 Cel")]
    [InlineData("\"CountedTrials\":\"three\"", "three", "1..30 1")]
    [InlineData("\"CountedTrials\":2.5", "2.5", "1..30 1")]
    [InlineData("\"Rule\":\"RPN\"", "RPN", "dorsal|rpn")]
    public void An_impossible_protocol_value_names_its_file_and_what_is_allowed(
        string field,
        string value,
        string range
    )
    {
        var note = Lab.Refusal(() => Lab.Analyse(Table(Protocol(field), "HPT 45")));
        Assert.Equal(("ProtocolFieldWrong", "sidecar.json"), (note.Code, note.Place.File));
        Assert.Equal((value, range), (note.Value, note.Limit));
    }

    [Fact]
    public void The_command_beats_the_sidecar_and_the_sidecar_the_default_and_each_choice_is_remembered()
    {
        Lab.Analyse(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["thermal.cold_cut_off"] = "5" },
            out var protocol,
            Table(Protocol("\"ColdCutOff\":3,\"HeatCutOff\":48"), "CPT 4", "HPT 49")
        );
        Assert.Equal((5, ProtocolSource.Command, ""), Chosen(protocol, "thermal.cold_cut_off"));
        Assert.Equal((48, ProtocolSource.Sidecar, "sidecar.json"), Chosen(protocol, "thermal.heat_cut_off"));
        Assert.Equal((32, ProtocolSource.Default, ""), Chosen(protocol, "thermal.baseline_temperature"));
    }

    [Fact]
    public void Trials_of_an_unknown_unit_are_not_averaged_with_those_of_a_known_one()
    {
        var known = Lab.Cells(
            "thermal",
            Celsius,
            ["measure", "temperature"],
            [
                ["HPT", "45"],
                ["HPT", "47"],
            ],
            "1"
        );
        var unknown = Lab.Cells(
            "thermal",
            """{"temperature":{"Units":"unstated"}}""",
            ["measure", "temperature"],
            [
                ["HPT", "113"],
            ],
            "2"
        );
        var values = Lab.Analyse(known, unknown)
            .Findings.Where(f => f.Series.Outcome == "heat_pain_threshold")
            .Select(f => (f.Unit.Code, f.Estimate.Value));
        Assert.Equal([("Cel", 46.0), ("unstated", 113.0)], values);
    }

    [Fact]
    public void Under_the_rule_rpn_the_note_says_that_limits_count_as_values()
    {
        var finding = Lab.Analyse(Table(Protocol("\"Rule\":\"rpn\""), "CPT 0", "CPT 6", "CPT 9"))
            .Of("cold_pain_threshold");
        Assert.Equal(5, finding.Estimate.Value, 12);
        Assert.DoesNotContain(finding.Quality, note => note.Code is "AtCutOff" or "FewTrialsForCensoring");
        Assert.Contains(finding.Quality, note => note.Code == "LimitsAsValues");
    }

    [Fact]
    public void A_cold_stop_above_baseline_is_noted()
    {
        var analysis = Lab.Analyse(Table(Celsius, "CDT 33", "CDT 31", "CDT 30", "WDT 31", "WDT 34", "WDT 35"));
        Assert.Equal(["33 °C", "31 °C"], analysis.Notes.Where(n => n.Code == "BeyondBaseline").Select(n => n.Value));
    }

    private static TrialTable Table(string json, params string[] rows) =>
        Lab.Table("thermal", json, "measure temperature", rows);

    private static string Protocol(string fields) => """{"temperature":{"Units":"Cel"},"Protocol":{""" + fields + "}}";

    private static Finding Heat(Analysis analysis) => analysis.Of("heat_pain_threshold");

    private static string Text(Trial trial) =>
        trial.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static (double Number, ProtocolSource Source, string File) Chosen(ProtocolReader protocol, string id)
    {
        var choice = Assert.Single(protocol.Choices, c => c.Id == id);
        return (Number(choice.Value), choice.Source, choice.File);
    }
}
