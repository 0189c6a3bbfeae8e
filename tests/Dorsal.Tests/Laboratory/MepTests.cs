using Dorsal.Laboratory;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Motor evoked potentials: what is read in an epoch, what is absent, missing or rejected, and the input-output curve.</summary>
public class MepTests
{
    private static readonly MepGenerator Quiet = MepGenerator.Usual(new(2));

    [Fact]
    public void Amplitude_latency_and_duration_are_those_that_were_made_and_the_artefact_is_not_looked_at()
    {
        var analysis = Muscles.Mep(Epochs(1000, 1000, 1000));
        Assert.Equal(1000, analysis.Of("mep_amplitude").Estimate.Value, 15.0);
        Assert.Equal(22, analysis.Of("mep_latency").Estimate.Value, 1.5);
        Assert.DoesNotContain("ArtefactInWindow", analysis.Codes());
        var trace = Assert.Single(analysis.Traces);
        Assert.Equal(["onset_FDI", "offset_FDI"], trace.Marks.Select(mark => mark.Name));
        Assert.Equal(40, trace.Marks[1].X, 1.5);
    }

    [Fact]
    public void Rms_and_area_are_those_of_the_shape()
    {
        var made = MepGenerator.Usual(new(0.01)).Epoch(1000, Muscles.From, Muscles.To, Random(1));
        var analysis = Muscles.Mep([made]);
        var marks = analysis
            .Traces[0]
            .Marks.Select(mark => (int)Math.Round((mark.X / 1000 - Muscles.From.Value) * 2000));
        var response = made[marks.First()..(marks.Last() + 1)];
        var rms = Math.Sqrt(response.Sum(x => x * x) / response.Length);
        Assert.Equal(rms, analysis.Of("mep_rms").Estimate.Value, 0.05);
        Assert.Equal(response.Sum(Math.Abs) / 2, analysis.Of("mep_area").Estimate.Value, 0.05);
    }

    [Fact]
    public void An_absent_response_is_0_by_rule_and_not_noise()
    {
        var analysis = Muscles.Mep(Epochs(1000, 30, 0, 800));
        var amplitudes = analysis.Trials.Where(t => t.Series.Outcome == "mep_amplitude").Select(t => t.Value).ToList();
        Assert.Equal((0.0, 0.0), (amplitudes[1], amplitudes[2]));
        Assert.Equal(50, analysis.Of("mep_response_share").Estimate.Value);
        Assert.Equal(amplitudes.Sum() / 4, analysis.Of("mep_amplitude").Estimate.Value, 9);
        Assert.Equal(2, analysis.Of("mep_latency").TrialsUsed);
        var note = analysis.Noted("ResponsesAbsent");
        Assert.Equal(("2", "50 µV"), (note.Value, note.Limit));
    }

    [Fact]
    public void A_muscle_that_never_responds_has_a_mean_of_0_with_a_warning()
    {
        var analysis = Muscles.Mep(Epochs(0, 0, 0, 0, 0));
        Assert.Equal(0, analysis.Of("mep_amplitude").Estimate.Value);
        Assert.False(analysis.Of("mep_amplitude").Estimate.HasInterval);
        Assert.Contains("ResponsesAllAbsent", analysis.Codes());
    }

    [Fact]
    public void A_missing_sample_makes_the_trial_missing_and_not_0()
    {
        var epochs = Epochs(1000, 900, 800);
        epochs[1][160] = double.NaN;
        var analysis = Muscles.Mep(epochs);
        Assert.Equal("1", analysis.Noted("EpochSamplesMissing").Value);
        Assert.Equal((2, 1), (analysis.Of("mep_amplitude").TrialsUsed, analysis.Of("mep_amplitude").TrialsRejected));
        Assert.True(double.IsNaN(analysis.Trials.Single(t => t.Status == TrialStatus.Rejected).Value));
    }

    [Fact]
    public void A_muscle_that_is_not_at_rest_before_the_pulse_rejects_the_trial()
    {
        var epochs = Epochs(1000, 900, 800);
        for (var i = 40; i < 70; i++)
        {
            epochs[2][i] += i % 2 == 0 ? 40 : -40;
        }

        var note = Muscles.Mep(epochs).Noted("BackgroundNotAtRest");
        Assert.Equal((4, "50 µV"), (note.Place.Line, note.Limit));
    }

    [Fact]
    public void Of_a_muscle_at_work_only_a_background_unlike_the_others_rejects_the_trial()
    {
        var busy = MepGenerator.Usual(new(30));
        List<double[]> epochs =
        [
            .. Enumerable.Range(0, 12).Select(i => busy.Epoch(1000, Muscles.From, Muscles.To, Random((ulong)i))),
            MepGenerator.Usual(new(90)).Epoch(1000, Muscles.From, Muscles.To, Random(99)),
        ];
        var analysis = Muscles.Mep(epochs, protocol: ("mep.muscle", "active"));
        Assert.Equal(14, analysis.Noted("BackgroundUnlikeOthers").Place.Line);
        Assert.Equal(12, analysis.Of("mep_amplitude").TrialsUsed);
    }

    [Fact]
    public void The_response_of_a_pair_is_that_of_the_test_pulse_and_the_background_that_before_the_pair()
    {
        // 20 ms before the test pulse a conditioning pulse, whose response falls where the background of a single pulse would be.
        var epoch = Quiet.Epoch(400, new(-0.1), new(0.1), Random(1));
        var conditioning = MepGenerator.Usual(new(0)).Epoch(2000, new(-0.02), new(0.02), Random(2));
        for (var i = 0; i < conditioning.Length; i++)
        {
            epoch[120 + i] += conditioning[i];
        }

        var signal = new MemorySignal(2000, ("FDI", "uV", epoch));
        var single = Muscles.Mep(Muscles.Recording("mep", "onset", ["0.1"]), signal);
        Assert.Contains("BackgroundNotAtRest", single.Codes());
        var paired = Muscles.Recording("mep", "onset pulse", ["0.07 conditioning", "0.1 test"]);
        var analysis = Muscles.Mep(paired, signal);
        Assert.DoesNotContain("BackgroundNotAtRest", analysis.Codes());
        Assert.Equal(1, analysis.Of("mep_amplitude").TrialsUsed);
    }

    [Fact]
    public void Millivolts_are_read_as_millivolts_and_a_trigger_is_no_muscle()
    {
        var epoch = Quiet.Epoch(1000, Muscles.From, Muscles.To, Random(1));
        var recording = Muscles.Recording(
            "mep",
            "onset",
            ["0.06"],
            """{"trigger":{"Type":"TRIG"},"FDI":{"Side":"left"}}"""
        );
        double[] millivolts = [.. epoch.Select(x => x / 1000)];
        var analysis = Muscles.Mep(
            recording,
            new MemorySignal(2000, ("trigger", "V", epoch), ("FDI", "mV", millivolts))
        );
        Assert.Equal(1000, analysis.Of("mep_amplitude", "FDI", "left").Estimate.Value, 15.0);
        var none = new MemorySignal(2000, ("trigger", "V", epoch));
        Assert.Equal("NoMuscleChannel", Lab.Refusal(() => Muscles.Mep(recording, none)).Code);
    }

    [Fact]
    public void An_artefact_in_the_window_and_an_amplifier_at_its_limit_are_noted()
    {
        var epochs = Epochs(1000, 1000, 1000);
        for (var i = 0; i < 20; i++)
        {
            epochs[0][120 + i] += 200;
            epochs[0][120 + 20 + i] += 200 * Math.Exp(-i / 5.0);
        }

        epochs[1] = [.. epochs[1].Select((x, i) => i > 130 ? Math.Clamp(x, -300, 300) : x)];
        var analysis = Muscles.Mep(epochs);
        Assert.Equal("1", analysis.Noted("ArtefactInWindow").Value);
        Assert.Equal("1", analysis.Noted("SignalClipped").Value);
    }

    [Fact]
    public void Pulses_at_the_edge_of_the_recording_are_rejected_with_their_reason()
    {
        var recording = Muscles.Recording("mep", "onset", ["0.01", "0.06"]);
        var signal = new MemorySignal(2000, ("FDI", "uV", Quiet.Epoch(1000, Muscles.From, Muscles.To, Random(1))));
        Assert.Equal("0.01 s", Muscles.Mep(recording, signal).Noted("EpochOutside").Value);
    }

    [Fact]
    public void An_intensity_of_the_person_is_no_condition_and_several_are()
    {
        var one = Muscles.Mep(Epochs(900, 1000), "intensity", ["54", "54"]);
        Assert.Equal("", one.Of("mep_amplitude").Series.Condition);
        var two = Muscles.Mep(Epochs(900, 1000), "intensity condition", ["54 post", "60 post"]);
        Assert.Equal(
            ["post 54 %", "post 60 %"],
            two.Findings.Where(f => f.Series.Outcome == "mep_amplitude").Select(f => f.Series.Condition)
        );
    }

    [Fact]
    public void A_curve_that_reaches_its_plateau_has_numbers()
    {
        var analysis = Curve(highest: 90);
        Assert.DoesNotContain("PlateauNotReached", analysis.Codes());
        var plateau = analysis.Of("mep_curve_plateau");
        Assert.Equal(Bound.None, plateau.Bound);
        Assert.InRange(2000, plateau.Estimate.Low, plateau.Estimate.High);
        Assert.InRange(
            55,
            analysis.Of("mep_curve_midpoint").Estimate.Low,
            analysis.Of("mep_curve_midpoint").Estimate.High
        );
        Assert.InRange(4, analysis.Of("mep_curve_width").Estimate.Low, analysis.Of("mep_curve_width").Estimate.High);
    }

    [Fact]
    public void A_curve_that_does_not_reach_its_plateau_has_bounds_and_says_so()
    {
        var analysis = Curve(highest: 55);
        Assert.Contains("PlateauNotReached", analysis.Codes());
        Assert.All(
            (string[])["mep_curve_plateau", "mep_curve_midpoint"],
            outcome =>
            {
                var finding = analysis.Of(outcome);
                Assert.Equal(Bound.AtLeast, finding.Bound);
                Assert.False(finding.Estimate.HasInterval);
            }
        );
        Assert.True(analysis.Of("mep_curve_plateau").Estimate.Value < 2000);
    }

    // Plateau 2 mV, midpoint 55 %, k = 4 %: eight trials at each intensity from 40 % in steps of 5 %.
    private static Analysis Curve(double highest)
    {
        double[] intensities =
        [
            .. Enumerable.Range(0, 40).Select(i => 40 + ((highest - 40) / 6 * i)).Where(s => s <= highest + 0.01),
        ];
        var random = Random(5);
        double[] all = [.. intensities.SelectMany(s => Enumerable.Repeat(Math.Round(s, 2), 8))];
        double[][] epochs =
        [
            .. all.Select(s => 2000 / (1 + Math.Exp((55 - s) / 4)) * Math.Exp(0.3 * random.NextGaussian()))
                .Select(a => Quiet.Epoch(a, Muscles.From, Muscles.To, random)),
        ];
        return Muscles.Mep(epochs, "intensity", [.. all.Select(s => FormattableString.Invariant($"{s}"))]);
    }

    private static RandomStream Random(ulong i) => RandomStream.At(20261124, i, "mep");

    private static List<double[]> Epochs(params double[] amplitudes) =>
        [.. amplitudes.Select((a, i) => Quiet.Epoch(a, Muscles.From, Muscles.To, Random((ulong)i)))];
}
