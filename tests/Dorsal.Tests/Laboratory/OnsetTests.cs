using Dorsal.Laboratory;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Edits;
using Dorsal.Units;
using static Dorsal.Tests.Laboratory.ArmRaises;

namespace Dorsal.Tests.Laboratory;

/// <summary>Onsets of trunk muscles in rapid arm raises: where they are found, which trials count, and what a person decided.</summary>
public class OnsetTests
{
    private static readonly double[] Reactions = [200, 215, 190, 220, 205, 210];
    private static readonly double[] Trunk = [190, 220, 170, 215, 180, 215];

    [Fact]
    public void Onsets_relative_to_the_deltoid_are_those_that_were_made()
    {
        var analysis = Lab.Analyse(Made());
        var trials = analysis.Trials.Where(t => t.Series.Site == "TrA").Select(t => t.Value);
        Assert.All(
            trials.Zip(Trunk.Zip(Reactions, (trunk, deltoid) => trunk - deltoid)),
            pair => Assert.Equal(pair.Second, pair.First, 8.0)
        );
        Assert.Equal(-8.33, analysis.Of("onset_relative").Estimate.Value, 4.0);
        Assert.DoesNotContain(analysis.Trials, trial => trial.Series.Site == "deltoid");
    }

    [Fact]
    public void Variability_is_the_SD_of_the_block_with_the_interval_by_chi_square()
    {
        var analysis = Lab.Analyse(Made());
        double[] values = [.. analysis.Trials.Select(trial => trial.Value)];
        var sd = Math.Sqrt(values.Sum(v => (v - values.Average()) * (v - values.Average())) / 5);
        var found = analysis.Of("onset_variability").Estimate;
        Assert.Equal(sd, found.Value, 9);

        // Quantiles of chi-square with 5 degrees of freedom, from tables.
        Assert.Equal(sd * Math.Sqrt(5 / 12.832501994030027), found.Low, 1e-9);
        Assert.Equal(sd * Math.Sqrt(5 / 0.8312116134866602), found.High, 1e-9);
    }

    [Fact]
    public void Each_block_has_its_own_mean_and_SD_and_three_blocks_have_a_course()
    {
        var random = Random(7);
        var deltoid = Emg(Enumerable.Repeat(230.0, 30), random);
        var trunk = Emg(
            Enumerable.Range(0, 30).Select(i => 230 + (new[] { 40.0, 20, 10 }[i / 10] * (i % 2 == 0 ? 1 : -1))),
            random
        );
        string[] rows = [.. ((string[])["9 pain", "10 pain", "11 pain"]).SelectMany(row => Enumerable.Repeat(row, 10))];
        var analysis = Lab.Analyse(Recording("{}", "block condition", rows, ("deltoid", deltoid), ("TrA", trunk)));
        Assert.Equal(
            ["pain block 9", "pain block 10", "pain block 11"],
            analysis.Findings.Where(f => f.Series.Outcome == "onset_variability").Select(f => f.Series.Condition)
        );
        var change = analysis.Of("onset_variability_change");
        Assert.Equal("pain", change.Series.Condition);
        Assert.Equal(-50, change.Estimate.Value, 4.0);
        Assert.True(change.Estimate.High < 0);
    }

    [Fact]
    public void The_weights_of_the_course_are_those_of_the_logarithm_of_chi_square()
    {
        // Three blocks of three: ψ'(1) = π² / 6, so that the slope over steps 0, 1, 2 has a variance of π² / 24 / 2.
        double[][] blocks =
        [
            [0, 1, 2],
            [0, 2, 4],
            [0, 4, 8],
        ];
        var change = SpreadTrend.PercentPerStep(blocks);
        Assert.Equal(100, change.Value, 1e-9);
        var error = Math.Sqrt(Math.PI * Math.PI / 48);
        Assert.Equal(200 * error, change.StandardError, 1e-6);
        Assert.Equal(100 * ((2 * Math.Exp(1.959963984540054 * error)) - 1), change.High, 1e-5);
    }

    [Fact]
    public void A_marker_moved_by_hand_counts_instead_of_the_detectors_and_says_who_moved_it()
    {
        var made = Made();
        var before = Lab.Analyse(made).Trials[1].Value;
        var moved = made.Moved(3, "onset_TrA", 0.150);
        var analysis = Lab.Analyse(moved);
        var deltoid = 220 - before;
        Assert.Equal(150 - deltoid, analysis.Trials[1].Value, 6.0);
        Assert.Equal(("MarkerMoved", TrialStatus.Used), (analysis.Trials[1].Reason, analysis.Trials[1].Status));
        var note = analysis.Noted("MarkerMoved");
        Assert.Equal((3, "onset_TrA", "150 ms"), (note.Place.Line, note.Place.Column, note.Value));
        Assert.Equal(["onset_TrA", "K. S.", "2026-11-24", "heart beat"], note.Arguments);
        Assert.Contains(analysis.Of("onset_relative").Quality, n => n.Code == "MarkerMoved");
        Assert.Contains(analysis.Of("onset_variability").Quality, n => n.Code == "MarkerMoved");
    }

    [Fact]
    public void A_moved_marker_outlives_another_rule_of_detection()
    {
        var moved = Made().Moved(3, "onset_TrA", 0.150).Moved(3, "onset_deltoid", 0.200);
        var usual = Lab.Analyse(moved);
        var other = Lab.Analyse(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["onset.threshold_sd"] = "6",
                ["onset.low_pass"] = "10",
            },
            moved
        );
        Assert.Equal((-50.0, -50.0), (Math.Round(usual.Trials[1].Value, 9), Math.Round(other.Trials[1].Value, 9)));
        Assert.NotEqual(usual.Trials[2].Value, other.Trials[2].Value);
    }

    [Fact]
    public void A_marker_set_where_the_detector_finds_none_makes_the_trial_count_and_one_that_nobody_asks_for_is_told()
    {
        var silent = Two(Emg(Reactions, Random(1)), Emg([double.NaN, .. Trunk[1..]], Random(2)), 6);
        Assert.Equal("MuscleOnsetNotFound", Lab.Analyse(silent).Trials[0].Reason);
        var set = Lab.Analyse(silent.Moved(2, "onset_TrA", 0.190));
        Assert.Equal(TrialStatus.Used, set.Trials[0].Status);
        Assert.Equal("–", set.Noted("MarkerMoved").Limit);
        var misspelt = Lab.Analyse(silent.Moved(2, "onset_Tra", 0.190)).Noted("MoveNotUsed");
        Assert.Equal(("onset_Tra", "onset_deltoid, onset_TrA"), (misspelt.Value, misspelt.Limit));
    }

    [Fact]
    public void Trials_without_the_deltoid_before_the_cue_told_or_rejected_by_hand_do_not_count()
    {
        double[] deltoid = [double.NaN, 60, 200, 205, 210, 215];
        double[] trunk = [190, 190, 190, 190, 190, 190];
        string[] rows = ["_ _", "_ _", "rejected sneezed", "_ _", "_ _", "_ _"];
        var analysis = Lab.Analyse(
            Recording(
                "{}",
                "status status_description",
                [.. rows.Select(row => row.Replace('_', '-').Replace("-", "n/a", StringComparison.Ordinal))],
                ("deltoid", Emg(deltoid, Random(3))),
                ("TrA", Emg(trunk, Random(4)))
            )
        );
        Assert.Equal(
            ["MuscleOnsetNotFound", "ReactionTooEarly", "MarkedRejected", "", "", ""],
            analysis.Trials.Select(trial => trial.Reason)
        );
        Assert.Equal((3, 3), (analysis.Of("onset_relative").TrialsUsed, analysis.Of("onset_relative").TrialsRejected));
    }

    [Fact]
    public void A_muscle_at_work_before_the_cue_rejects_the_trial_for_itself_only()
    {
        var (deltoid, trunk, other) = (Emg(Reactions, Random(1)), Emg(Trunk, Random(2)), Emg(Trunk, Random(5)));
        for (var i = 0; i < 700; i++)
        {
            trunk[i] *= 8;
        }

        var analysis = Lab.Analyse(
            Recording("{}", "", ["", "", "", "", "", ""], ("deltoid", deltoid), ("TrA", trunk), ("MF", other))
        );
        Assert.Equal(2, analysis.Noted("MuscleActiveBefore").Place.Line);
        Assert.Equal(
            (5, 6),
            (analysis.Of("onset_relative", "TrA").TrialsUsed, analysis.Of("onset_relative", "MF").TrialsUsed)
        );
    }

    [Fact]
    public void Heart_beats_before_the_cue_are_told_and_noise_is_not()
    {
        var trunk = Emg(Trunk, Random(2));
        for (var i = 300; i < trunk.Length; i += 900)
        {
            trunk[i] += 150;
        }

        var analysis = Lab.Analyse(Two(Emg(Reactions, Random(1)), trunk, 6));
        Assert.Equal(["TrA"], analysis.Noted("EcgLikely").Arguments);
        Assert.Contains(analysis.Of("onset_variability").Quality, note => note.Code == "EcgLikely");
        Assert.DoesNotContain("EcgLikely", Lab.Analyse(Made()).Codes());
    }

    [Fact]
    public void The_prime_mover_is_named_or_called_deltoid()
    {
        var (arm, trunk) = (Emg(Reactions, Random(1)), Emg(Trunk, Random(2)));
        string[] rows = ["", "", "", "", "", ""];
        var unnamed = Recording("{}", "", rows, ("AD", arm), ("TrA", trunk));
        Assert.Equal("PrimeMoverNotNamed", Lab.Refusal(() => Lab.Analyse(unnamed)).Code);
        var named = Recording("""{"PrimeMover":"AD"}""", "", rows, ("AD", arm), ("TrA", trunk));
        Assert.Equal(6, Lab.Analyse(named).Of("onset_relative", "TrA").TrialsUsed);
    }

    [Fact]
    public void The_report_shows_each_muscle_with_its_onset_and_the_prime_movers_in_ms()
    {
        var traces = Lab.Analyse(Made()).Traces;
        Assert.Equal(["deltoid", "TrA"], traces.Select(trace => trace.Series.Site));
        Assert.Equal(["onset_TrA", "onset_deltoid"], traces[1].Marks.Select(mark => mark.Name));
        Assert.Equal(190, traces[1].Marks[0].X, 8.0);
        Assert.Equal(("ms", "uV"), (traces[1].XUnit, traces[1].YUnit));
    }

    [Fact]
    public void No_outcome_has_a_worse_direction_7c() =>
        Assert.All(TestCatalogue.Find("onset")!.Outcomes, outcome => Assert.Equal(Gain.None, outcome.Gain));

    private static StimulusRecording Made() => Two(Emg(Reactions, Random(1)), Emg(Trunk, Random(2)), 6);
}
