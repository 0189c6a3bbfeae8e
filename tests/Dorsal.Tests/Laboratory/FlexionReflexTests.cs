using Dorsal.Laboratory;
using Dorsal.Laboratory.FlexionReflex;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>The flexion reflex: scores, staircase, latency, summation, labels, and what is found in a recording.</summary>
public class FlexionReflexTests
{
    private static readonly ReflexGenerator Person = new(15, 1e-6, 105, 0);

    private static RandomStream Random(ulong number = 1) => RandomStream.At(11, number, "reflex");

    [Fact]
    public void The_scores_are_those_of_the_formulas()
    {
        // Baseline of 2 and 4 in turn (mean 3), the response of 9 with a peak of 20.
        var emg = Flat(
            (time, i) =>
                time is >= 90 and <= 150 ? (i == PlaceOf(120) ? 20 : 9)
                : i % 2 == 0 ? 2
                : 4
        );
        var signs = emg.Select((x, i) => i % 4 < 2 ? x : -x).ToArray();
        double Score(string score) =>
            new Reflexes()
                .Add(signs, ReflexKinds.Single, 10)
                .Analyse("nfr.score=" + score)
                .Trials.First(t => t.Series.Outcome == "reflex_score")
                .Value;

        // The sums by hand, with sample SDs; both windows have 121 samples at 2 kHz.
        double[] baseline = [.. signs[PlaceOf(-65)..(PlaceOf(-5) + 1)]];
        var level = baseline.Average();
        double[] before = [.. baseline.Select(x => Math.Abs(x - level))];
        double[] after = [.. signs[PlaceOf(90)..(PlaceOf(150) + 1)].Select(x => Math.Abs(x - level))];
        double Sd(double[] x) => Math.Sqrt(x.Sum(v => Math.Pow(v - x.Average(), 2)) / (x.Length - 1));
        Assert.Equal((after.Max() - before.Average()) / Sd(before), Score("peak_z"), 9);
        Assert.Equal((after.Average() - before.Average()) / Sd(before), Score("mean_z"), 9);
        var pooled = Math.Sqrt((Math.Pow(Sd(before), 2) + Math.Pow(Sd(after), 2)) / 2);
        Assert.Equal((after.Average() - before.Average()) / pooled, Score("cohen_d"), 9);
    }

    [Fact]
    public void The_threshold_is_the_mean_of_peaks_and_troughs_of_the_last_two_runs()
    {
        // Threshold 15: up 2 6 10 14 18, down 16 14; up 15, down 14; up 15, down 14.
        var search = ReflexSearch.Staircase(Person, 2, 50, 3, Random());
        Assert.Equal([2, 6, 10, 14, 18, 16, 14, 15, 14, 15, 14], search.Select(s => s.Intensity));
        var analysis = new Reflexes().Add(Person, search, Random()).Analyse();
        var threshold = analysis.Of("reflex_threshold");
        Assert.Equal(14.5, threshold.Estimate.Value, 12);
        Assert.True(threshold.Estimate is { Low: < 14.9, High: > 14.1, HasInterval: true });
        Assert.Equal((Milliamperes.Unit, Bound.None, 4), (threshold.Unit, threshold.Bound, threshold.TrialsUsed));
        Assert.Equal("ok", threshold.QualityText);
        var turns = analysis.Trials.Where(t => t.Series.Outcome == "reflex_threshold").Select(t => (t.Label, t.Value));
        Assert.Equal(
            [("1 peak", 18), ("1 trough", 14), ("2 peak", 15), ("2 trough", 14), ("3 peak", 15), ("3 trough", 14)],
            turns
        );
        Assert.Equal(
            ["sub-1/emg/sub-1_task-nfr_emg.tsv.gz", "sub-1/emg/sub-1_task-nfr_events.tsv"],
            threshold.SourceFiles
        );
    }

    [Fact]
    public void Runs_without_numbers_end_at_their_troughs()
    {
        var search = ReflexSearch.Staircase(Person, 2, 50, 3, Random());
        var numbered = new Reflexes().Add(Person, search, Random());
        var plain = new Reflexes();
        foreach (var given in search)
        {
            plain.Add(Person, given.HasReflex, Random((ulong)plain.Count), ReflexKinds.Staircase, given.Intensity);
        }

        Assert.Equal(
            numbered.Analyse().Of("reflex_threshold").Estimate,
            plain.Analyse().Of("reflex_threshold").Estimate
        );
    }

    [Fact]
    public void Without_any_reflex_the_threshold_is_a_lower_bound()
    {
        var tough = Person with { Threshold = 99 };
        foreach (
            var (kind, outcome) in new[] { ("staircase", "reflex_threshold"), ("ascending", "reflex_threshold_brief") }
        )
        {
            var search = ReflexSearch.Ascending(tough, 2, 4, 50, Random());
            var analysis = new Reflexes().Add(tough, search, Random(), kind).Analyse();
            var threshold = analysis.Of(outcome);
            Assert.Equal(
                (50, Bound.AtLeast, false),
                (threshold.Estimate.Value, threshold.Bound, threshold.Estimate.HasInterval)
            );
            Assert.Equal(
                ("50 mA", "50 mA"),
                (analysis.Noted("ReflexNotReached").Value, analysis.Noted("ReflexNotReached").Limit)
            );
            Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "reflex_latency");
        }
    }

    [Fact]
    public void Nothing_but_reflexes_bounds_the_threshold_from_above()
    {
        var analysis = new Reflexes()
            .Add(Person, true, Random(1), ReflexKinds.Ascending, 20)
            .Add(Person, true, Random(2), ReflexKinds.Ascending, 24)
            .Analyse();
        Assert.Equal(Bound.AtMost, analysis.Of("reflex_threshold_brief").Bound);
        Assert.Equal("20 mA", analysis.Noted("ReflexAlways").Value);
    }

    [Fact]
    public void A_staircase_with_too_few_runs_says_so_and_one_without_a_whole_run_has_no_value()
    {
        var search = ReflexSearch.Staircase(Person, 2, 50, 3, Random());
        var two = new Reflexes().Add(Person, search.Where(s => s.Run < 3), Random()).Analyse();
        Assert.Equal(("2", "3"), (two.Noted("ReflexRunsFew").Value, two.Noted("ReflexRunsFew").Limit));
        var none = new Reflexes().Add(Person, search.Take(5), Random()).Analyse().Of("reflex_threshold");
        Assert.False(none.Estimate.IsFitted);
        Assert.Contains("ReflexRunsFew", none.QualityText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_brief_threshold_is_the_first_reflex_and_an_outcome_of_its_own()
    {
        var search = ReflexSearch.Ascending(Person, 2, 2, 50, Random());
        var analysis = new Reflexes().Add(Person, search, Random(), ReflexKinds.Ascending).Analyse();
        var brief = analysis.Of("reflex_threshold_brief").Estimate;
        Assert.Equal(16, brief.Value);
        Assert.True(brief.Low < 15 && brief.High >= 16);
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "reflex_threshold");
    }

    [Fact]
    public void Latency_does_not_follow_from_the_threshold()
    {
        double[] Of(double threshold, double latency)
        {
            var person = new ReflexGenerator(threshold, 1e-6, latency, 0);
            var analysis = new Reflexes()
                .Add(person, ReflexSearch.Staircase(person, 2, 50, 3, Random()), Random())
                .Analyse();
            return [analysis.Of("reflex_threshold").Estimate.Value, analysis.Of("reflex_latency").Estimate.Value];
        }

        var (early, late) = (Of(15, 95), Of(15, 115));
        Assert.Equal(early[0], late[0]);
        Assert.Equal(20, late[1] - early[1], 1.0);
        Assert.Equal(Of(15, 105)[1], Of(30, 105)[1], 1.0);
        Assert.Equal(Gain.None, ReflexOutcomes.Latency.Gain);
    }

    [Fact]
    public void Summation_is_the_last_response_less_the_first_in_each_series()
    {
        var recording = new Reflexes();
        for (var series = 1; series <= 5; series++)
        {
            for (var pulse = 1; pulse <= 3; pulse++)
            {
                var emg = Person.Epoch(-Reflexes.Before, Reflexes.After, 4 * pulse, Random((ulong)recording.Count));
                recording.Add(emg, ReflexKinds.Summation, 18, series, pulse);
            }
        }

        var summation = recording.Analyse().Of("reflex_summation");
        Assert.Equal(5, summation.TrialsUsed);
        Assert.True(summation.Estimate.Low > 0);
        recording.Add(Person, true, Random(99), ReflexKinds.Summation, 18, 6, 1);
        var incomplete = recording.Analyse();
        Assert.Equal(
            ("1", "1, 3"),
            (incomplete.Noted("ReflexSeriesIncomplete").Value, incomplete.Noted("ReflexSeriesIncomplete").Limit)
        );
        Assert.Equal(summation.Estimate, incomplete.Of("reflex_summation").Estimate);
    }

    [Fact]
    public void Labels_give_an_area_and_a_cut_off_which_judges_only_where_asked_for()
    {
        var recording = new Reflexes();
        var small = Person with { Burst = 9 };
        for (var i = 0; i < 12; i++)
        {
            recording.Add(
                small,
                i % 2 == 1,
                Random((ulong)i),
                ReflexKinds.Single,
                15,
                reflex: i % 2 == 1 ? "present" : "absent"
            );
        }

        var analysis = recording.Analyse("nfr.score=mean_z", "nfr.cut_off_mean_z=50");
        var area = analysis.Of("reflex_auc").Estimate;
        Assert.Equal(1, area.Value);
        Assert.True(area.Low is > 0.5 and < 1 && area.High == 1);
        Assert.Equal("6 + 6", analysis.Noted("ReflexLabelsFew").Value);
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "reflex_latency");
        var byLabels = recording.Analyse("nfr.score=mean_z", "nfr.cut_off_mean_z=50", "nfr.cut_off_from=labels");
        Assert.Contains(byLabels.Findings, f => f.Series.Outcome == "reflex_latency");
        Assert.InRange(byLabels.Of("reflex_cut_off").Estimate.Value, 0.3, 10);
    }

    [Fact]
    public void A_flat_baseline_has_no_score()
    {
        var analysis = Ten().Add(Flat((time, _) => time > 90 ? 5 : 0), ReflexKinds.Single, 20).Analyse();
        Assert.Equal(TrialStatus.Rejected, RejectedFor(analysis, "EmgBaselineFlat").Status);
    }

    [Fact]
    public void Missing_samples_reject_that_stimulus_only()
    {
        var gap = Person.Epoch(-Reflexes.Before, Reflexes.After, 0, Random());
        gap[PlaceOf(100)] = double.NaN;
        var analysis = Ten().Add(gap, ReflexKinds.Single, 20).Analyse();
        _ = RejectedFor(analysis, "EpochSamplesMissing");
        Assert.Equal(10, analysis.Trials.Count(t => t.Series.Outcome == "reflex_score" && t.Counts));
    }

    [Fact]
    public void A_window_that_is_not_wholly_recorded_rejects_that_stimulus_only()
    {
        var recording = Ten();
        recording.Samples.RemoveRange(recording.Samples.Count - 200, 200);
        var analysis = recording.Analyse();
        _ = RejectedFor(analysis, "EpochOutside");
        Assert.Equal(9, analysis.Trials.Count(t => t.Series.Outcome == "reflex_score" && t.Counts));
    }

    [Fact]
    public void A_tense_muscle_before_the_stimulus_is_rejected_and_not_taken_for_an_absent_reflex()
    {
        var tense = (Person with { Noise = 30 }).Epoch(-Reflexes.Before, Reflexes.After, 60, Random());
        var analysis = Ten().Add(tense, ReflexKinds.Staircase, 20).Analyse();
        _ = RejectedFor(analysis, "EmgRestless");
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "reflex_threshold");
    }

    [Fact]
    public void An_artefact_that_reaches_into_the_window_is_no_reflex()
    {
        var slow = Person with { Artefact = (2000, 60) };
        var analysis = Ten().Add(slow, false, Random(), ReflexKinds.Single, 20).Analyse();
        _ = RejectedFor(analysis, "EmgArtefactInWindow");
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "reflex_latency");
    }

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    public void Mains_hum_is_found_and_the_notch_takes_it_out(double frequency)
    {
        var recording = new Reflexes();
        for (var i = 0; i < 10; i++)
        {
            var start = recording.Samples.Count;
            double[] quiet = (Person with { Artefact = (0, 4) }).Epoch(-110, 210, 0, Random((ulong)i));
            recording.Add(
                [.. quiet.Select((x, k) => x + (8 * Math.Sin(2 * Math.PI * frequency * (start + k) / 2000)))],
                ReflexKinds.Single,
                10
            );
        }

        var note = recording.Analyse().Noted("EmgHum");
        Assert.Equal(FormattableString.Invariant($"{frequency} Hz"), note.Arguments[0]);
        Assert.DoesNotContain(
            "EmgHum",
            recording.Analyse(FormattableString.Invariant($"nfr.notch={frequency}")).Codes()
        );
        Assert.DoesNotContain("EmgHum", Ten().Analyse().Codes());
    }

    [Fact]
    public void Drift_and_clipping_are_noted_and_the_stimulus_still_counts()
    {
        double[] emg = Person.Epoch(-Reflexes.Before, Reflexes.After, 60, Random());
        double[] drifting = [.. emg.Select((x, i) => x + (i < PlaceOf(0) ? 0.1 * (i - PlaceOf(-35)) : 0))];
        Assert.Contains("EmgDrift", Ten().Add(drifting, ReflexKinds.Single, 20).Analyse().Codes());
        double[] clipped = [.. emg];
        Array.Fill(clipped, 400, PlaceOf(110), 6);
        var analysis = Ten().Add([.. clipped.Select(x => Math.Min(400, x))], ReflexKinds.Single, 20).Analyse();
        Assert.Equal("6", analysis.Noted("EmgClipped").Value);
        Assert.Equal(11, analysis.Trials.Count(t => t.Series.Outcome == "reflex_score" && t.Counts));
        Assert.DoesNotContain(Ten().Analyse().Codes(), code => code is "EmgDrift" or "EmgClipped");
    }

    [Fact]
    public void Scores_and_thresholds_do_not_depend_on_the_unit_of_the_emg()
    {
        var recording = new Reflexes().Add(Person, ReflexSearch.Staircase(Person, 2, 50, 3, Random()), Random());
        var microvolts = recording.Analyse();
        foreach (var (unit, factor) in new[] { ("mV", 0.001), ("unstated", 17) })
        {
            var other = recording.Analyse(unit, factor, ReflexGenerator.Rate.Value);
            Assert.Equal(microvolts.Of("reflex_threshold").Estimate, other.Of("reflex_threshold").Estimate);
            Assert.Equal(unit == "unstated", other.Codes().Contains("EmgUnitUnstated", StringComparer.Ordinal));
        }

        Assert.Equal("UnitWrong", Lab.Refusal(() => recording.Analyse("kPa", 1, ReflexGenerator.Rate.Value)).Code);
    }

    [Fact]
    public void Filters_leave_the_threshold_where_it_is_and_bring_the_latency_forward_by_a_few_milliseconds()
    {
        var recording = new Reflexes().Add(Person, ReflexSearch.Staircase(Person, 2, 50, 3, Random()), Random());
        var (plain, filtered) = (recording.Analyse(), recording.Analyse("nfr.high_pass=10", "nfr.low_pass=500"));
        Assert.Equal(plain.Of("reflex_threshold").Estimate, filtered.Of("reflex_threshold").Estimate);
        var earlier = plain.Of("reflex_latency").Estimate.Value - filtered.Of("reflex_latency").Estimate.Value;
        Assert.InRange(earlier, 0, 5);
        Assert.Contains("FilterNotPossible", recording.Analyse("nfr.low_pass=2000").Codes());
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_rejected_with_their_reason()
    {
        var flat = Person.Epoch(-Reflexes.Before, Reflexes.After, 0, Random());
        var analysis = Ten()
            .Add(flat, "staircase", 500)
            .Add(flat, "staircas", 5)
            .Add(flat, "summation", 5, 1, 4)
            .Add(flat, "summation", 5, 1, 1)
            .Add(flat, "summation", 5, 1, 1)
            .Add(flat, "single", 5, status: "rejected")
            .Add(flat, "single", 5, reflex: "perhaps")
            .Analyse();
        string[] codes = ["ValueImpossible", "WordUnknown", "PulseBeyondTrain", "TrialTwice", "MarkedRejected"];
        Assert.Equal(
            codes,
            analysis
                .Trials.Where(t => t.Status == TrialStatus.Rejected && t.Series.Outcome == "reflex_score")
                .Select(t => t.Reason)
        );
        Assert.Equal(2, analysis.Notes.Count(note => note.Code == "WordUnknown"));
    }

    [Fact]
    public void The_trace_shows_the_weakest_reflex_with_both_windows_and_its_onset()
    {
        var search = ReflexSearch.Staircase(Person, 2, 50, 3, Random());
        var trace = Assert.Single(new Reflexes().Add(Person, search, Random()).Analyse().Traces);
        Assert.Equal(("emg", "ms", "uV"), (trace.Kind, trace.XUnit, trace.YUnit));
        Assert.Equal(["baseline", "baseline", "response", "response", "onset"], trace.Marks.Select(m => m.Name));
        Assert.Equal(105, trace.Marks[^1].X, 2.0);
    }

    [Fact]
    public void Every_note_speaks_both_languages()
    {
        var analysis = Ten().Add(Flat((_, _) => 0), ReflexKinds.Single, 20).Analyse();
        foreach (var note in analysis.Notes)
        {
            Assert.DoesNotContain('{', note.Message(Language.English));
            Assert.DoesNotContain('{', note.Message(Language.Japanese));
        }
    }

    private static Trial RejectedFor(Analysis analysis, string code)
    {
        _ = analysis.Noted(code);
        return Assert.Single(analysis.Trials, trial => trial.Reason == code);
    }

    // Ten stimuli without a reflex.
    private static Reflexes Ten()
    {
        var recording = new Reflexes();
        for (var i = 0; i < 10; i++)
        {
            recording.Add(Person, false, Random((ulong)i + 100), ReflexKinds.Single, 10);
        }

        return recording;
    }

    private static int PlaceOf(double milliseconds) => (int)Math.Round((Reflexes.Before + milliseconds) * 2);

    private static double[] Flat(Func<double, int, double> at) =>
        [.. Enumerable.Range(0, Reflexes.PerStretch + 1).Select(i => at((i / 2.0) - Reflexes.Before, i))];
}
