using Dorsal.Laboratory;
using Dorsal.Laboratory.MovementVariability;
using Dorsal.Laboratory.PainSensitivity;
using Dorsal.Studies;
using static Dorsal.Tests.Laboratory.Movements;

namespace Dorsal.Tests.Laboratory;

/// <summary>Repeated movement: which cycles count, what they yield, and what is said of the signal.</summary>
public class MovementTests
{
    private static readonly MovementGenerator Steady = MovementGenerator.Usual(rangeSd: 3);

    // The wave's mean over 101 points, both ends included, is 50 / 101.
    private const double MeanOfWave = 50.0 / 101;

    [Fact]
    public void MeanSD_range_and_duration_are_those_of_the_cycles_that_were_made()
    {
        double[] amplitudes = [58, 60, 62, 61];
        var (angle, onsets) = Made(amplitudes);
        var analysis = Lab.Analyse(Recording("{}", Rows(onsets), ("flexion", "[deg]", angle)));
        var sd = Math.Sqrt(amplitudes.Sum(a => (a - 60.25) * (a - 60.25)) / 3);
        Assert.Equal(sd * MeanOfWave, analysis.Of("movement_mean_sd").Estimate.Value, 0.001);
        Assert.Equal(60.25, analysis.Of("movement_range").Estimate.Value, 1e-9);
        Assert.Equal(4, analysis.Of("movement_cycle_duration").Estimate.Value, 1e-9);
        Assert.Equal(0, analysis.Of("movement_cycle_variation").Estimate.Value, 1e-9);
        Assert.Equal(4, analysis.Of("movement_mean_sd").TrialsUsed);
        Assert.Equal("flexion", analysis.Of("movement_mean_sd").Series.Site);
    }

    [Fact]
    public void The_error_of_MeanSD_is_that_of_leaving_out_one_cycle_at_a_time()
    {
        // All cycles are one wave times an amplitude: MeanSD is the SD of the amplitudes times a constant, and so is each value left out.
        double[] amplitudes = [58, 60, 62, 61, 55];
        var (angle, onsets) = Made(amplitudes);
        var analysis = Lab.Analyse(Recording("{}", Rows(onsets), ("flexion", "[deg]", angle)));
        double[] logs =
        [
            .. amplitudes.Select((_, i) => Math.Log(SdOf([.. amplitudes.Where((_, other) => other != i)]))),
        ];
        var error = Math.Sqrt(4.0 / 5 * logs.Sum(l => (l - logs.Average()) * (l - logs.Average())));
        var found = analysis.Of("movement_mean_sd").Estimate;
        Assert.Equal(error, found.StandardError / found.Value, 0.001);
        Assert.Equal(found.Value / Math.Exp(2.7764451051977987 * error), found.Low, 0.001);
    }

    [Fact]
    public void Cycles_are_found_in_the_angle_in_spite_of_drift_noise_and_a_pause()
    {
        var hard = Steady with { Drift = 0.5, Noise = 0.3 };
        var (angle, _) = hard.Make(12, Random(1), pauseAfter: 5);
        var analysis = Found(angle);
        var note = analysis.Noted("CyclesDetected");
        Assert.Equal(("12", "flexion"), (note.Value, Assert.Single(note.Arguments)));
        Assert.Equal("5", Assert.Single(analysis.Noted("CycleUnlikeOthers").Arguments));
        Assert.Single(analysis.Notes, n => n.Code == "CycleHasNoEnd");
        Assert.Equal(10, analysis.Of("movement_mean_sd").TrialsUsed);
        Assert.Equal(2, analysis.Of("movement_mean_sd").TrialsRejected);
        Assert.Equal(4, analysis.Of("movement_cycle_duration").Estimate.Value, 0.02);
    }

    [Fact]
    public void Found_cycles_have_the_MeanSD_of_the_cycles_made_where_these_last_equally_long()
    {
        var (angle, onsets) = Steady.Make(40, Random(2));
        var given = Lab.Analyse(Recording("{}", Rows(onsets), ("flexion", "[deg]", angle)));
        var found = Found(angle);
        Assert.Equal(39, found.Of("movement_mean_sd").TrialsUsed);
        var truth = given.Of("movement_mean_sd").Estimate.Value;
        Assert.Equal(truth, found.Of("movement_mean_sd").Estimate.Value, 0.05 * truth);
    }

    [Fact]
    public void The_report_shows_the_angle_with_each_onset_and_the_mean_cycle_with_its_SD()
    {
        var (angle, _) = Steady.Make(8, Random(3), pauseAfter: 4);
        var traces = Found(angle).Traces;
        Assert.Equal(["angle", "cycle"], traces.Select(trace => trace.Kind));
        Assert.Equal(6, traces[0].Marks.Count(mark => mark.Name == "cycle"));
        Assert.Equal(2, traces[0].Marks.Count(mark => mark.Name == "cycle_left_out"));
        Assert.Equal((101, 0.0, 100.0), (traces[1].X.Count, traces[1].X[0], traces[1].X[^1]));
        Assert.Equal(101, traces[1].Marks.Count(mark => mark.Name == "sd_above"));
    }

    [Fact]
    public void A_cycle_rejected_by_hand_one_without_an_end_and_those_at_the_ends_are_left_out_with_their_reason()
    {
        var (angle, onsets) = Steady.Make(6, Random(4));
        string[] rows =
        [
            .. onsets
                .Take(6)
                .Select((onset, i) => FormattableString.Invariant($"{onset} {(i == 2 ? "rejected coughed" : "_ _")}")),
        ];
        var recording = Lab.Stimuli(
            "movement",
            "motion",
            """{"Protocol":{"DiscardEnds":1}}""",
            new MemorySignal(Rate, ("flexion", "[deg]", angle)),
            "onset status status_description",
            rows
        );
        var analysis = Lab.Analyse(recording);
        var trials = analysis
            .Trials.Where(t => t.Series.Outcome == "movement_range")
            .OrderBy(t => t.Label, StringComparer.Ordinal);
        Assert.Equal(
            ["CycleAtEnd", "", "MarkedRejected", "", "CycleAtEnd", "CycleHasNoEnd"],
            trials.Select(trial => trial.Reason)
        );
        Assert.Equal("coughed", analysis.Noted("MarkedRejected").Limit ?? analysis.Noted("MarkedRejected").Value);
        Assert.Equal(2, analysis.Of("movement_mean_sd").TrialsUsed);
    }

    [Fact]
    public void Radians_are_read_as_radians_and_radians_called_degrees_are_told()
    {
        var (angle, onsets) = Steady.Make(5, Random(5));
        double[] radians = [.. angle.Select(a => a * Math.PI / 180)];
        var analysis = Lab.Analyse(Recording("{}", Rows(onsets), ("flexion", "rad", radians)));
        Assert.Equal(60, analysis.Of("movement_range").Estimate.Value, 6.0);
        Assert.DoesNotContain("AngleRangeNarrow", analysis.Codes());
        var mistaken = Lab.Analyse(Recording("{}", Rows(onsets), ("flexion", "[deg]", radians)));
        Assert.Equal("6.3 °", mistaken.Noted("AngleRangeNarrow").Limit);
        Assert.Contains(mistaken.Of("movement_mean_sd").Quality, note => note.Code == "AngleRangeNarrow");
        var huge = Lab.Analyse(Recording("{}", Rows(onsets), ("flexion", "rad", angle)));
        Assert.Contains("AngleRangeWide", huge.Codes());
    }

    [Fact]
    public void A_jump_at_180_degrees_is_taken_out_and_told()
    {
        var (angle, onsets) = Steady.Make(5, Random(6));
        double[] wrapped = [.. angle.Select(a => a + 150 > 180 ? a + 150 - 360 : a + 150)];
        var plain = Lab.Analyse(Recording("{}", Rows(onsets), ("flexion", "[deg]", angle)));
        var analysis = Lab.Analyse(Recording("{}", Rows(onsets), ("flexion", "[deg]", wrapped)));
        Assert.Equal("10", analysis.Noted("AngleWrapped").Value);
        Assert.Equal(plain.Of("movement_mean_sd").Estimate.Value, analysis.Of("movement_mean_sd").Estimate.Value, 9);
    }

    [Fact]
    public void A_sensor_at_its_limit_and_one_that_stands_still_are_told()
    {
        var (angle, onsets) = (Steady with { Noise = 0.1 }).Make(5, Random(7));
        double[] clipped = [.. angle.Select(a => Math.Min(a, 50))];
        double[] stuck = [.. angle.Select((a, i) => i is > 300 and < 450 ? angle[300] : a)];
        var analysis = Lab.Analyse(
            Recording("{}", Rows(onsets), ("flexion", "[deg]", clipped), ("rotation", "[deg]", stuck))
        );
        Assert.Equal("flexion", analysis.Noted("AngleClipped").Place.Column);
        Assert.Equal(
            ("rotation", "1.49 s"),
            (analysis.Noted("AngleStuck").Place.Column, analysis.Noted("AngleStuck").Value)
        );
    }

    [Fact]
    public void Samples_are_put_where_the_recorders_clock_has_them_and_lost_ones_are_missing()
    {
        var (angle, onsets) = Steady.Make(6, Random(8));
        int[] kept = [.. Enumerable.Range(0, angle.Length).Where(i => i is < 1000 or >= 1010)];
        double[] received = [.. kept.Select(i => angle[i])];
        double[] clock = [.. kept.Select(i => i / Rate)];
        var analysis = Lab.Analyse(Recording("{}", Rows(onsets), ("flexion", "[deg]", received), ("time", "s", clock)));
        Assert.Equal("100 ms", analysis.Noted("SamplingUneven").Value);
        Assert.Equal("3", analysis.Noted("CycleSamplesMissing").Value);
        Assert.Equal(5, analysis.Of("movement_mean_sd").TrialsUsed);
        double[] half = [.. clock.Where((_, sample) => sample < clock.Length - 1)];
        var other = Recording("{}", Rows(onsets), ("flexion", "[deg]", received), ("time", "s", half));
        Assert.Equal("ClockOfOthers", Lab.Refusal(() => Lab.Analyse(other)).Code);

        clock[20] = clock[10];
        var broken = Recording("{}", Rows(onsets), ("flexion", "[deg]", received), ("time", "s", clock));
        Assert.Equal(
            (21, "ClockBroken"),
            (Lab.Refusal(() => Lab.Analyse(broken)).Place.Line, Lab.Refusal(() => Lab.Analyse(broken)).Code)
        );
    }

    [Fact]
    public void A_gap_rejects_the_cycle_for_its_own_angle_only()
    {
        var (angle, onsets) = Steady.Make(5, Random(9));
        double[] holed = [.. angle.Select((a, i) => i == 700 ? double.NaN : a)];
        var analysis = Lab.Analyse(
            Recording("{}", Rows(onsets), ("flexion", "[deg]", angle), ("rotation", "[deg]", holed))
        );
        Assert.Equal(5, analysis.Of("movement_mean_sd", "flexion").TrialsUsed);
        Assert.Equal(4, analysis.Of("movement_mean_sd", "rotation").TrialsUsed);
        Assert.Equal(5, analysis.Of("movement_cycle_duration").TrialsUsed);
    }

    [Fact]
    public void Drift_and_few_cycles_are_told_and_cycles_enough_without_drift_are_not()
    {
        var drifting = Given(Steady with { Drift = 0.3 }, 12, Random(10));
        Assert.Contains("AngleDrifts", drifting.Codes());
        Assert.Contains(drifting.Of("movement_mean_sd").Quality, note => note.Code == "FewTrials");
        var plain = Given(Steady, 30, Random(11));
        Assert.DoesNotContain("AngleDrifts", plain.Codes());
        Assert.DoesNotContain("FewTrials", plain.Codes());
    }

    [Fact]
    public void A_sensor_put_on_anew_adds_nothing_to_the_variability()
    {
        var (angle, onsets) = Steady.Make(10, Random(12));
        StimulusRecording Run(double zero) =>
            Recording("{}", Rows(onsets), ("flexion", "[deg]", [.. angle.Select(a => a + zero)]));
        var one = Lab.Analyse(Run(0)).Of("movement_mean_sd");
        var two = Lab.Analyse(Run(0), Run(15)).Of("movement_mean_sd");
        Assert.Equal(one.Estimate.Value, two.Estimate.Value, 9);
        Assert.Equal(20, two.TrialsUsed);
    }

    [Fact]
    public void No_angle_and_no_cycle_are_refused_or_told()
    {
        var none = Recording("""{"flexion":{"Type":"MAGN"}}""", [], ("flexion", "[deg]", [1, 2, 3]));
        Assert.Equal("NoAngleChannel", Lab.Refusal(() => Lab.Analyse(none)).Code);
        var still = Found(new double[500]);
        Assert.Contains("NoCycles", still.Codes());
        Assert.Empty(still.Findings);
    }

    [Fact]
    public void Movement_and_sway_are_different_outcomes_neither_has_a_worse_direction_and_no_composite_mixes_them_trap_7()
    {
        var movement = TestCatalogue.Find("movement")!.Outcomes;
        var sway = TestCatalogue.Find("stance")!.Outcomes;
        Assert.Empty(movement.Select(o => o.Id).Intersect(sway.Select(o => o.Id), StringComparer.Ordinal));
        Assert.All(movement.Concat(sway), outcome => Assert.Equal(Gain.None, outcome.Gain));
        var findings = Given(Steady, 5, Random(13)).Findings.Select(finding => finding with { Z = 1 });
        Assert.Empty(PainSensitivityComposite.Of(findings));
    }

    private static (double[] Angle, double[] Onsets) Made(double[] amplitudes)
    {
        var angle = new double[(400 * amplitudes.Length) + 1];
        for (var i = 0; i < angle.Length; i++)
        {
            var cycle = Math.Min(i / 400, amplitudes.Length - 1);
            angle[i] = amplitudes[cycle] * (1 - Math.Cos(2 * Math.PI * i / 400)) / 2;
        }

        return (angle, [.. Enumerable.Range(0, amplitudes.Length + 1).Select(i => 4.0 * i)]);
    }

    private static double SdOf(double[] values) =>
        Math.Sqrt(values.Sum(v => (v - values.Average()) * (v - values.Average())) / (values.Length - 1));
}
