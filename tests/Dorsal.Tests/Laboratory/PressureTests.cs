using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Pressure pain thresholds by hand, from tables and from recorded ramps (claims 2.1, 2.2, 2.6).</summary>
public class PressureTests
{
    private const string Kilopascal = """{"pressure":{"Units":"kPa"}}""";

    [Theory]
    [InlineData("kPa", 1)]
    [InlineData("kgf/cm2", 1 / 98.0665)]
    [InlineData("N/cm2", 0.1)]
    [InlineData("[psi]", 1 / 6.894757293168361)]
    [InlineData("N", 0.05)]
    [InlineData("kgf", 0.05 / 9.80665)]
    public void The_threshold_does_not_depend_on_the_unit(string unit, double factor)
    {
        var rows = new[] { 280.0, 300, 320 }.Select(v => FormattableString.Invariant($"PPT {v * factor:R}"));
        var json = """{"pressure":{"Units":"UNIT"},"Protocol":{"ProbeArea":{"Value":50,"Units":"mm2"}}}""";
        var finding = Lab.Analyse(
                Lab.Table(
                    "pressure",
                    json.Replace("UNIT", unit, StringComparison.Ordinal),
                    "measure pressure",
                    [.. rows]
                )
            )
            .Of("pressure_pain_threshold");
        Assert.Equal(300, finding.Estimate.Value, 9);
        Assert.Equal(20 / Math.Sqrt(3), finding.Estimate.StandardError, 9);
        Assert.Equal(300 + (Lab.T2 * 20 / Math.Sqrt(3)), finding.Estimate.High, 6);
        Assert.Equal("kPa", finding.Unit.Code);
    }

    [Fact]
    public void Nothing_of_zero_or_less_or_beyond_any_algometer_enters_the_mean()
    {
        var analysis = Lab.Analyse(Table("PPT 0", "PPT 300", "PPT -5", "PPT 400", "PPT 300000"));
        var finding = analysis.Of("pressure_pain_threshold");
        Assert.Equal((350, 2, 3), (finding.Estimate.Value, finding.TrialsUsed, finding.TrialsRejected));
        Assert.Equal(
            ["ZeroPressure", "", "ValueImpossible", "", "ValueImpossible"],
            analysis.Trials.Select(trial => trial.Reason)
        );
        Assert.Equal("0 kPa", analysis.Noted("ZeroPressure").Value);
    }

    [Fact]
    public void The_cut_off_is_a_bound()
    {
        var some = Lab.Analyse(Table("PPT 800", "PPT 1000", "PPT 900", "PPT 850", "PPT 950"));
        Assert.Equal(900, some.Of("pressure_pain_threshold_plain_mean").Estimate.Value, 9);
        Assert.True(some.Of("pressure_pain_threshold").Estimate.Value > 900);
        var all = Lab.Analyse(Table("PTT 1000", "PTT 1000")).Of("pressure_pain_tolerance");
        Assert.Equal((Bound.AtLeast, 1000), (all.Bound, all.Estimate.Value));
    }

    [Fact]
    public void Local_and_remote_sites_come_out_apart()
    {
        var analysis = Lab.Analyse(
            Lab.Table(
                "pressure",
                Kilopascal,
                "measure site pressure",
                "PPT lumbar 200",
                "PPT tibialis 400",
                "PPT lumbar 220",
                "PPT tibialis 420"
            )
        );
        Assert.Equal(210, analysis.Of("pressure_pain_threshold", "lumbar").Estimate.Value);
        Assert.Equal(410, analysis.Of("pressure_pain_threshold", "tibialis").Estimate.Value);
    }

    [Fact]
    public void The_side_difference_has_an_error_by_propagation_and_more_than_35_percent_is_noted()
    {
        var analysis = Lab.Analyse(Sides(320, 20, 220, 34.64101615137755));
        var finding = analysis.Of("pressure_pain_threshold_side_difference", "lumbar");

        // Means 320 and 220, standard errors 20/√3 and 20: 400/540² √((220·20/√3)² + (320·20)²).
        Assert.Equal(200 * 100.0 / 540, finding.Estimate.Value, 9);
        var error = 400 / (540.0 * 540) * Math.Sqrt(Math.Pow(220 * 20 / Math.Sqrt(3), 2) + Math.Pow(320 * 20, 2));
        Assert.Equal(error, finding.Estimate.StandardError, 9);
        Assert.Equal((6, "%", Bound.None), (finding.TrialsUsed, finding.Unit.Code, finding.Bound));
        Assert.Contains(finding.Quality, note => note.Code == "SideDifferenceLarge");
        Assert.Equal("37.037", analysis.Noted("SideDifferenceLarge").Value);
        Assert.DoesNotContain("SideDifferenceLarge", Lab.Analyse(Sides(300, 20, 280, 20)).Codes());
    }

    [Fact]
    public void The_side_difference_of_three_trials_a_side_has_an_interval_that_covers()
    {
        const int Replicates = 1000;
        var covered = 0;
        for (var i = 0UL; i < Replicates; i++)
        {
            var random = RandomStream.At(20261124, i, "side difference");
            string Row(string side, double mean) =>
                FormattableString.Invariant($"PPT lumbar {side} {mean + (40 * random.NextGaussian()):R}");
            string[] rows = [.. Enumerable.Range(0, 6).Select(k => k < 3 ? Row("left", 400) : Row("right", 360))];
            var e = Lab.Analyse(Lab.Table("pressure", Kilopascal, "measure site side pressure", rows))
                .Of("pressure_pain_threshold_side_difference")
                .Estimate;
            const double Truth = 200.0 * 40 / 760;
            covered += e.Low <= Truth && Truth <= e.High ? 1 : 0;
        }

        Assert.InRange(covered / (double)Replicates, 0.92, 0.99);
    }

    [Fact]
    public void A_side_difference_carries_the_notes_of_its_sides_and_a_bound_has_none()
    {
        var few = Lab.Analyse(Rows("left 300", "left 310", "right 290", "right 300"));
        var finding = few.Of("pressure_pain_threshold_side_difference", "lumbar");
        Assert.Contains(finding.Quality, note => note.Code == "FewTrials");
        var bound = Lab.Analyse(Rows("left 1000", "left 1000", "right 290", "right 300"));
        Assert.DoesNotContain(bound.Findings, f => f.Series.Outcome == "pressure_pain_threshold_side_difference");
    }

    [Fact]
    public void A_ramp_gives_the_pressure_at_the_button()
    {
        var analysis = Lab.Analyse(Ramp("1", 50, 300), Ramp("2", 50, 320), Ramp("3", 50, 340));
        var finding = analysis.Of("pressure_pain_threshold", "lumbar");
        Assert.Equal(320, finding.Estimate.Value, 6);
        Assert.Equal(3, finding.TrialsUsed);
        Assert.Equal(3, analysis.Traces.Count);
    }

    [Fact]
    public void Table_trials_and_ramps_count_together()
    {
        var table = Lab.Table("pressure", Kilopascal, "measure site pressure", "PPT lumbar 280", "PPT lumbar 300");
        var finding = Lab.Analyse(table, Ramp("1", 50, 320)).Of("pressure_pain_threshold", "lumbar");
        Assert.Equal((300, 3), (Math.Round(finding.Estimate.Value, 6), finding.TrialsUsed));
        Assert.Equal(2, finding.SourceFiles.Count);
    }

    [Theory]
    [InlineData(65, "RampSlopeWrong")]
    [InlineData(35, "RampSlopeWrong")]
    [InlineData(59, "")]
    [InlineData(41, "")]
    public void A_ramp_too_steep_or_too_flat_is_rejected(double slope, string reason) =>
        Assert.Equal(reason, Assert.Single(Lab.Analyse(Ramp("1", slope, 300)).Trials).Reason);

    [Fact]
    public void Overshoot_and_a_short_ramp_are_rejected_each_with_its_note()
    {
        var over = Lab.Analyse(Ramp("1", 50, 300, overshoot: 0.2));
        Assert.Equal("RampOvershoot", Assert.Single(over.Trials).Reason);
        Assert.Equal("10 %", over.Noted("RampOvershoot").Limit);
        Assert.Equal("", Assert.Single(Lab.Analyse(Ramp("1", 50, 300, overshoot: 0.05)).Trials).Reason);
        Assert.Equal("RampTooShort", Assert.Single(Lab.Analyse(Ramp("1", 50, 40)).Trials).Reason);
        var none = Lab.Analyse(Ramp("1", 50, 40)).Of("pressure_pain_threshold", "lumbar");
        Assert.Equal((0, 1, false), (none.TrialsUsed, none.TrialsRejected, none.Estimate.IsFitted));
    }

    [Fact]
    public void A_button_never_pressed_is_a_bound_at_the_highest_pressure()
    {
        var analysis = Lab.Analyse(Ramp("1", 50, 600, pressed: false));
        Assert.Equal(TrialStatus.AtCeiling, Assert.Single(analysis.Trials).Status);
        var finding = analysis.Of("pressure_pain_threshold", "lumbar");
        Assert.Equal(Bound.AtLeast, finding.Bound);
        Assert.Equal(600, finding.Estimate.Value, 0.6);
        Assert.Contains("ButtonNotPressed", analysis.Codes());
    }

    [Fact]
    public void Missing_samples_reject_that_ramp_only()
    {
        var broken = Ramp("2", 50, 320);
        broken.Channels[0].Samples[100] = double.NaN;
        var analysis = Lab.Analyse(Ramp("1", 50, 300), broken);
        Assert.Equal(["", "SamplesMissing"], analysis.Trials.Select(t => t.Reason));
        Assert.Equal(300, analysis.Of("pressure_pain_threshold", "lumbar").Estimate.Value, 6);
    }

    [Fact]
    public void A_touch_and_release_before_the_ramp_is_not_part_of_its_slope()
    {
        var ramp = Ramp("1", 50, 300);
        double[] touch = [.. Enumerable.Range(0, 100).Select(i => 80 * Math.Sin(Math.PI * i / 100))];
        var analysis = Lab.Analyse(
            ramp with
            {
                Channels =
                [
                    new("pressure", Kilopascals.Unit, [.. touch, .. ramp.Channels[0].Samples]),
                    new("button", Unit.Parse("1"), [.. new double[100], .. ramp.Channels[1].Samples]),
                ],
            }
        );
        Assert.Equal(300, analysis.Of("pressure_pain_threshold", "lumbar").Estimate.Value, 6);
    }

    [Fact]
    public void A_recorded_force_is_divided_by_the_probe()
    {
        var ramp = Ramp("1", 50, 300);
        double[] newtons = [.. ramp.Channels[0].Samples.Select(kilopascal => kilopascal * 0.05)];
        var json = """{"Measure":"PPT","Site":"lumbar","Protocol":{"ProbeArea":0.5}}""";
        var analysis = Lab.Analyse(
            Lab.Signal("pressure", "1", json, 100, new("force", Unit.Parse("N"), newtons), ramp.Channels[1])
        );
        Assert.Equal(300, analysis.Of("pressure_pain_threshold", "lumbar").Estimate.Value, 6);
    }

    [Fact]
    public void Practice_counts_for_ramps_too()
    {
        var analysis = Lab.Analyse(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["pressure.practice_trials"] = "1" },
            Ramp("1", 50, 200),
            Ramp("2", 50, 300),
            Ramp("3", 50, 320)
        );
        Assert.Equal(TrialStatus.Practice, analysis.Trials[0].Status);
        Assert.Equal(310, analysis.Of("pressure_pain_threshold", "lumbar").Estimate.Value, 6);
    }

    [Fact]
    public void A_channel_without_unit_or_a_ramp_without_measure_is_assumed_and_said()
    {
        var ramp = Ramp("1", 50, 300);
        var analysis = Lab.Analyse(
            Lab.Signal(
                "pressure",
                "1",
                "{}",
                100,
                new("pressure", Unit.Unstated, ramp.Channels[0].Samples),
                ramp.Channels[1]
            )
        );
        Assert.Equal(300, analysis.Of("pressure_pain_threshold").Estimate.Value, 6);
        Assert.Contains("UnitNotStated", analysis.Codes());
        Assert.Equal("PPT", analysis.Noted("MeasureAssumed").Value);
    }

    [Fact]
    public void Palpation_takes_the_lower_median_counts_tender_sites_and_rejects_what_is_no_grade()
    {
        // Claim 2.6: tenderness is a finding of its own.
        var analysis = Lab.Analyse(
            Lab.Table(
                "palpation",
                """{"tenderness":{"Units":"{grade}"}}""",
                "site side tenderness",
                "lumbar left 3",
                "lumbar left 1",
                "lumbar right 2",
                "neck left 1.5",
                "neck left 1",
                "neck right 5",
                "scapula left 4"
            )
        );
        Assert.Equal(1, analysis.Of("palpation_tenderness", "lumbar", "left").Estimate.Value);
        Assert.Equal(2, analysis.Of("palpation_tenderness", "lumbar", "right").Estimate.Value);
        Assert.Equal((1, 1, 1), Counts(analysis.Of("palpation_tenderness", "neck", "left")));
        var count = analysis.Of("tender_sites");
        Assert.Equal((2, "{count}"), (count.Estimate.Value, count.Unit.Code));
        Assert.Equal((5, 2), (count.TrialsUsed, count.TrialsRejected));
        Assert.Equal(2, analysis.Notes.Count(n => n.Code == "GradeNotWhole"));
        Assert.False(analysis.Of("palpation_tenderness", "neck", "right").Estimate.IsFitted);
    }

    private static (double, int, int) Counts(Finding finding) =>
        (finding.Estimate.Value, finding.TrialsUsed, finding.TrialsRejected);

    private static TrialTable Table(params string[] rows) =>
        Lab.Table("pressure", Kilopascal, "measure pressure", rows);

    private static TrialTable Rows(params string[] rows) =>
        Lab.Table("pressure", Kilopascal, "measure site side pressure", [.. rows.Select(row => "PPT lumbar " + row)]);

    // Three trials whose mean and SD are as wanted: mean - SD, mean, mean + SD.
    private static TrialTable Sides(double left, double leftSd, double right, double rightSd) =>
        Rows([
            .. new[] { ("left", left, leftSd), ("right", right, rightSd) }.SelectMany(s =>
                new[] { -1, 0, 1 }.Select(k => FormattableString.Invariant($"{s.Item1} {s.Item2 + (k * s.Item3):R}"))
            ),
        ]);

    private static SignalRecording Ramp(
        string run,
        double slope,
        double threshold,
        double overshoot = 0,
        bool pressed = true
    )
    {
        const int Hertz = 100;
        var end = (int)Math.Round(threshold / slope * Hertz);
        var peak = threshold * (1 + overshoot);
        double[] pressure =
        [
            .. new double[20],
            .. Enumerable.Range(0, end + 1).Select(i => Math.Min(threshold, slope * i / Hertz)),
            .. Enumerable.Range(1, 40).Select(i => threshold + ((peak - threshold) * Math.Min(1, i / 20.0))),
            .. new double[20],
        ];

        // Level around the button, so that smoothing leaves the threshold as it is.
        double[] button =
        [
            .. Enumerable.Range(0, pressure.Length).Select(i => pressed && i >= end + 20 && i < end + 60 ? 1.0 : 0),
        ];
        if (pressed && overshoot == 0)
        {
            Array.Copy(Enumerable.Repeat(0.0, 20 + end + 10).ToArray(), button, 20 + end + 10);
        }

        return Lab.Signal(
            "pressure",
            run,
            """{"Measure":"PPT","Site":"lumbar"}""",
            Hertz,
            new Channel("pressure", Kilopascals.Unit, pressure),
            new Channel("button", Unit.Parse("1"), button)
        );
    }
}
