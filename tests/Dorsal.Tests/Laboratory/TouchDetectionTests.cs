using Dorsal.Laboratory;
using Dorsal.Numerics;

namespace Dorsal.Tests.Laboratory;

public class TouchDetectionTests
{
    private const string Units = """{ "level": { "Units": "mN" } }""";

    private static Analysis Of(string columns, params string[] rows) =>
        Lab.Analyse(Lab.Table("detection", Units, columns, rows));

    [Fact]
    public void Hits_and_false_alarms_give_sensitivity_and_criterion()
    {
        var analysis = Of(
            "method kind level response count",
            "constant stimulus 2 yes 80",
            "constant stimulus 2 no 20",
            "constant catch _ yes 10",
            "constant catch _ no 40"
        );
        var expected = SignalDetection.From(80, 100, 10, 50);
        Assert.Equal(expected.Sensitivity, analysis.Of("touch_dprime").Estimate);
        Assert.Equal(expected.Criterion, analysis.Of("touch_criterion").Estimate);
        Assert.Equal(80, analysis.Of("touch_hit_rate").Estimate.Value, 12);
        Assert.Equal(20, analysis.Of("touch_false_alarms").Estimate.Value, 12);
    }

    [Fact]
    public void Without_catch_trials_there_are_hits_but_no_sensitivity()
    {
        var analysis = Of("method level response", "constant 1 no", "constant 2 yes", "constant 3 yes");
        Assert.Equal(100 * 2 / 3.0, analysis.Of("touch_hit_rate").Estimate.Value, 12);
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome is "touch_dprime" or "touch_false_alarms");
        Assert.Contains("NoCatchTrials", analysis.Codes());
    }

    // The levels of the method of limits are chosen by the answers: all but the last few are above or below threshold.
    [Fact]
    public void Runs_of_the_method_of_limits_enter_no_hit_rate_and_no_function()
    {
        var analysis = Of(
            "method run level response",
            "limits 1 1 no",
            "limits 1 2 yes",
            "limits 1 3 yes",
            "limits 1 4 yes"
        );
        Assert.Equal(["touch_threshold_limits"], analysis.Findings.Select(f => f.Series.Outcome));
    }

    [Fact]
    public void Counts_weigh_as_much_as_rows()
    {
        var counted = Of(
            "method level response count",
            "constant 1 no 9",
            "constant 1 yes 1",
            "constant 3 yes 8",
            "constant 3 no 2",
            "constant 5 no 0"
        );
        string[] rows =
        [
            .. Enumerable.Range(0, 10).Select(i => $"constant 1 {(i < 1 ? "yes" : "no")}"),
            .. Enumerable.Range(0, 10).Select(i => $"constant 3 {(i < 8 ? "yes" : "no")}"),
        ];
        Assert.Equal(
            Of("method level response", rows).Of("touch_threshold_psychometric").Estimate,
            counted.Of("touch_threshold_psychometric").Estimate
        );
        Assert.Contains("AnswerNeverGiven", counted.Codes());
    }

    [Fact]
    public void Levels_without_a_common_unit_keep_their_own()
    {
        var table = Lab.Table(
            "detection",
            """{ "level": { "Units": "1" } }""",
            "method level response",
            "constant 1 no",
            "constant 2 yes"
        );
        Assert.Equal("1", Lab.Analyse(table).Of("touch_threshold_psychometric").Unit.Code);
    }
}
