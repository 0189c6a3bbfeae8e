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

    // Filaments go up by a factor; on a linear scale 4 mN was found as 9 mN.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public void A_threshold_of_filaments_is_found_on_the_logarithm_of_force(double threshold)
    {
        string[] rows =
        [
            .. Enumerable
                .Range(0, 12)
                .SelectMany(i =>
                {
                    var force = 0.25 * Math.Pow(2, i);
                    var felt = MathNet.Numerics.Distributions.Normal.CDF(0, 0.21, Math.Log10(force / threshold));
                    var yes = (int)Math.Round(100 * felt);
                    return new[]
                    {
                        FormattableString.Invariant($"constant stimulus {force} yes {yes}"),
                        FormattableString.Invariant($"constant stimulus {force} no {100 - yes}"),
                    };
                }),
            "constant catch _ no 100",
        ];
        var analysis = Of("method kind level response count", rows);
        var found = analysis.Of("touch_threshold_psychometric").Estimate;
        Assert.InRange(found.Value / threshold, 0.95, 1.05);
        Assert.InRange(threshold, found.Low, found.High);
        Assert.InRange(analysis.Of("touch_threshold_likelihood").Estimate.Value / threshold, 0.95, 1.05);
        Assert.InRange(analysis.Of("touch_log_spread").Estimate.Value, 0.19, 0.23);
        Assert.Equal("1", analysis.Of("touch_log_spread").Unit.Code);
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "touch_spread");
    }

    [Fact]
    public void Runs_and_reversals_of_forces_have_a_geometric_mean()
    {
        var limits = Of(
            "method run level response",
            "limits 1 0.5 no",
            "limits 1 1 yes",
            "limits 1 2 yes",
            "limits 1 4 yes",
            "limits 2 2 no",
            "limits 2 4 yes",
            "limits 2 8 yes",
            "limits 2 16 yes"
        );
        Assert.Equal(2, limits.Of("touch_threshold_limits").Estimate.Value, 12);
        string[] rows =
        [
            .. new[] { 8, 4, 2, 4, 2, 1, 2, 4, 2, 1, 2, 1 }
                .Zip("yynyynnynnyn")
                .Select(a => FormattableString.Invariant($"staircase 1 {a.First} {(a.Second == 'y' ? "yes" : "no")}")),
        ];
        var stairs = Of("method run level response", rows).Of("touch_threshold_staircase").Estimate;

        // Turns at 2, 4, 1, 4, 1, 2; the first two are on the way.
        Assert.Equal(Math.Pow(8, 0.25), stairs.Value, 12);
        Assert.True(stairs.Low > 0 && stairs.High < 100, $"{stairs}");
    }

    [Fact]
    public void A_force_of_nothing_is_a_catch_trial_or_impossible()
    {
        var analysis = Of("method kind level response", "constant stimulus 0 no", "constant catch 0 no");
        Assert.Equal("0.001 … 1000000 mN", analysis.Noted("ValueImpossible").Limit);
        Assert.Equal(1, analysis.Of("touch_false_alarms").TrialsUsed);
    }

    // Levels by a factor without a unit of force: all below 16 look alike on a scale that reaches 512.
    [Fact]
    public void A_function_steeper_than_was_looked_for_is_told()
    {
        string[] rows =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(i =>
                    FormattableString.Invariant($"constant stimulus {0.25 * (1 << i)} {(i < 4 ? "no" : "yes")} 20")
                ),
            "constant catch _ no 20",
        ];
        var sidecar = """{ "level": { "Units": "1" } }""";
        var table = Lab.Table("detection", sidecar, "method kind level response count", rows);
        Assert.Equal("10.24", Lab.Analyse(table).Noted("SpreadAtLowerLimit").Limit);
    }

    [Fact]
    public void A_row_of_a_table_of_counts_is_as_many_trials()
    {
        var analysis = Of(
            "method kind level response count",
            "constant stimulus 1 no 9",
            "constant stimulus 1 yes 1",
            "constant stimulus 3 yes 8",
            "constant stimulus 3 no 2",
            "constant catch _ no 7"
        );
        Assert.Equal(20, analysis.Of("touch_threshold_psychometric").TrialsUsed);
        Assert.Equal(27, analysis.Of("touch_dprime").TrialsUsed);
    }
}
