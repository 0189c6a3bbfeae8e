using Dorsal.Laboratory;
using Dorsal.Laboratory.Posturography;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Posturography: units, conditions, filters, and what is noted about a recording.</summary>
public class StanceTests
{
    private const string OpenFirm = """{"Vision":"open","Surface":"firm"}""";

    [Theory]
    [InlineData("mm", 10)]
    [InlineData("m", 0.01)]
    public void The_outcomes_do_not_depend_on_the_unit(string unit, double factor)
    {
        var centimetres = Lab.Analyse(Stance("1", OpenFirm));
        var other = Lab.Analyse(Stance("1", OpenFirm, unit: unit, factor: factor));
        foreach (var outcome in StanceOutcomes.All)
        {
            Assert.Equal(centimetres.Of(outcome.Id).Estimate.Value, other.Of(outcome.Id).Estimate.Value, 1e-9);
            Assert.Equal(outcome.Unit, other.Of(outcome.Id).Unit);
        }
    }

    [Fact]
    public void A_circle_has_the_path_the_velocity_and_the_rms_of_a_circle()
    {
        // Radius 2 cm, 0.5 Hz, 60 s at 100 Hz, unfiltered.
        double Angle(int i) => 2 * Math.PI * 0.5 * i / 100;
        double[] ap = [.. Enumerable.Range(0, 6000).Select(i => 2 * Math.Sin(Angle(i)))];
        double[] ml = [.. Enumerable.Range(0, 6000).Select(i => 2 * Math.Cos(Angle(i)))];
        var analysis = Lab.Analyse(Unfiltered, Recorded("1", OpenFirm, ap, ml));
        var chord = 2 * 2 * Math.Sin(Math.PI * 0.5 / 100);
        Assert.Equal(5999 * chord, analysis.Of("sway_path").Estimate.Value, 6);
        Assert.Equal(5999 * chord / 60, analysis.Of("sway_velocity").Estimate.Value, 6);
        Assert.Equal(Math.Sqrt(2), analysis.Of("sway_rms_ap").Estimate.Value, 6);
        Assert.Equal(0.5, analysis.Of("sway_mean_frequency").Estimate.Value, 2);
    }

    [Fact]
    public void Conditions_are_apart_by_vision_surface_and_the_further_condition()
    {
        string[] sidecars =
        [
            OpenFirm,
            """{"Vision":"closed","Surface":"foam"}""",
            """{"Vision":"open","Surface":"firm","Condition":"feet_together"}""",
            """{"Condition":"tandem"}""",
        ];
        var analysis = Lab.Analyse(
            (Recording[])[.. sidecars.Select((json, i) => Stance(Number(i + 1), json, 60, 1 + i))]
        );
        Assert.Equal(
            ["eyes_open_firm", "eyes_closed_foam", "eyes_open_firm_feet_together", "tandem"],
            analysis.Findings.Where(f => f.Series.Outcome == "sway_area").Select(f => f.Series.Condition)
        );
    }

    [Fact]
    public void Recordings_of_a_condition_are_averaged()
    {
        Recording[] recordings = [.. Enumerable.Range(1, 3).Select(i => Stance(Number(i), OpenFirm, seed: (ulong)i))];
        var single = recordings.Select(r => Lab.Analyse(r).Of("sway_velocity").Estimate.Value).ToArray();
        var together = Lab.Analyse(recordings).Of("sway_velocity");
        Assert.Equal(MeanEstimate.From(single), together.Estimate);
        Assert.Equal(3, together.TrialsUsed);
    }

    [Fact]
    public void Missing_samples_reject_that_recording_only()
    {
        var broken = Stance("2", OpenFirm, seed: 2);
        broken.Channels[1].Samples[17] = double.NaN;
        var analysis = Lab.Analyse(Stance("1", OpenFirm), broken);
        Assert.Equal("1", analysis.Noted("SamplesMissing").Value);
        Assert.All(analysis.Findings, f => Assert.Equal((1, 1), (f.TrialsUsed, f.TrialsRejected)));
    }

    [Fact]
    public void Short_stuck_too_wide_and_unequal_recordings_are_noted()
    {
        var stuck = Stance("2", OpenFirm, seed: 2);
        Array.Fill(stuck.Channels[0].Samples, 0.3, 1000, 150);
        var analysis = Lab.Analyse(
            Stance("1", OpenFirm, 20),
            stuck,
            Stance("3", """{"Vision":"closed","Surface":"firm"}""", factor: 10, seed: 3)
        );
        Assert.Equal(
            ("20 s", "30 s"),
            (analysis.Noted("RecordingShort").Value, analysis.Noted("RecordingShort").Limit)
        );
        Assert.Equal("1.5 s", analysis.Noted("SignalStuck").Value);
        Assert.Contains("run-3", analysis.Noted("SwayImpossible").Place.File, StringComparison.Ordinal);
        Assert.Equal("20 s, 60 s", analysis.Noted("DurationsDiffer").Value);
        Assert.Contains(
            analysis.Findings,
            f => f.Series.Condition == "eyes_closed_firm" && f.Quality.Any(note => note.Code == "SwayImpossible")
        );
    }

    [Fact]
    public void What_is_left_after_the_discarded_start_must_be_long_enough()
    {
        var cut = new Dictionary<string, string>(StringComparer.Ordinal) { ["stance.discard_first"] = "40" };
        Assert.Equal("20 s", Lab.Analyse(cut, Stance("1", OpenFirm)).Noted("RecordingShort").Value);
        cut["stance.discard_first"] = "59.5";
        Assert.Equal("RecordingTooShort", Lab.Analyse(cut, Stance("1", OpenFirm)).Trials[0].Reason);
    }

    [Fact]
    public void The_filter_takes_out_what_is_above_its_cutoff()
    {
        double[] slow = [.. Enumerable.Range(0, 6000).Select(i => Math.Sin(2 * Math.PI * 0.2 * i / 100))];
        double[] shaking = [.. slow.Select((x, i) => x + (0.1 * Math.Sin(2 * Math.PI * 30 * i / 100)))];
        double Path(Dictionary<string, string> commands, double[] ap) =>
            Lab.Analyse(commands, Recorded("1", OpenFirm, ap, slow)).Of("sway_path").Estimate.Value;
        var clean = Path(Unfiltered, slow);
        Assert.True(Path(Unfiltered, shaking) > 5 * clean);
        Assert.Equal(clean, Path([], shaking), 0.02 * clean);
    }

    [Fact]
    public void A_slow_force_plate_is_left_unfiltered_and_that_is_noted()
    {
        var slow = Stance("1", OpenFirm) with { SamplingFrequency = new Hertz(20) };
        var analysis = Lab.Analyse(slow);
        Assert.Equal("10 Hz", analysis.Noted("FilterNotPossible").Value);
        Assert.Equal(
            Lab.Analyse(Unfiltered, slow).Of("sway_path").Estimate.Value,
            analysis.Of("sway_path").Estimate.Value,
            12
        );
    }

    [Fact]
    public void A_plate_that_does_not_move_has_no_entropy_and_no_frequency_and_still_a_path()
    {
        var analysis = Lab.Analyse(Recorded("1", OpenFirm, new double[6000], new double[6000]));
        Assert.Equal(0, analysis.Of("sway_path").Estimate.Value);
        Assert.False(analysis.Of("sway_sample_entropy_ap").Estimate.IsFitted);
        Assert.Equal("NotDefined", analysis.Trials.First(t => t.Series.Outcome == "sway_mean_frequency").Reason);
    }

    [Fact]
    public void A_missing_channel_or_a_unit_of_another_quantity_is_refused()
    {
        var one = Stance("1", OpenFirm);
        Assert.Equal("ColumnMissing", Lab.Refusal(() => Lab.Analyse(one with { Channels = [one.Channels[0]] })).Code);
        Assert.Equal("UnitWrong", Lab.Refusal(() => Lab.Analyse(Stance("1", OpenFirm, unit: "N"))).Code);
    }

    [Fact]
    public void Too_few_samples_for_an_entropy_leave_the_rest()
    {
        var commands = new Dictionary<string, string>(StringComparer.Ordinal) { ["stance.entropy_rate"] = "1" };
        var analysis = Lab.Analyse(commands, Stance("1", OpenFirm, 2));
        Assert.True(analysis.Of("sway_path").Estimate.IsFitted);
        Assert.False(analysis.Of("sway_sample_entropy_ap").Estimate.IsFitted);
    }

    private static Dictionary<string, string> Unfiltered => new(StringComparer.Ordinal) { ["stance.low_pass"] = "0" };

    private static string Number(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static SignalRecording Stance(
        string run,
        string json,
        double seconds = 60,
        double factor = 1,
        ulong seed = 1,
        string unit = "cm"
    )
    {
        var (ap, ml) = SwayGenerator.Usual(new(0.8)).Make(new(seconds), RandomStream.At(7, seed, "stance"));
        return Recorded(run, json, [.. ap.Select(x => factor * x)], [.. ml.Select(x => factor * x)], unit);
    }

    private static SignalRecording Recorded(string run, string json, double[] ap, double[] ml, string unit = "cm") =>
        Lab.Signal("stance", run, json, 100, new("cop_ap", Unit.Parse(unit), ap), new("cop_ml", Unit.Parse(unit), ml));
}
