using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.SensoryEvokedPotentials;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Tests.Numerics;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Areas of the sensory evoked potential: by hand, against known truth, and what makes an epoch not count.</summary>
public class SensoryEvokedPotentialTests
{
    private const ulong Seed = 20261124;
    private const int Replicates = 400;
    private const string Onset = "onset";

    private static readonly string[] Ids = ["sep_n80_area", "sep_n150_area", "sep_p260_area"];

    [Fact]
    public void Areas_of_a_potential_without_noise_are_those_of_its_waves()
    {
        var analysis = Lab.Analyse(Record(new SepGenerator(40, 200, 500, new(1e-9)), 50, "exact"));

        // All waves share the epoch's gain. A half sine sampled 40 times has an area 0.05 % too small (pi^2 / 12 n^2).
        var n80 = analysis.Of("sep_n80_area").Estimate.Value;
        Assert.Equal(5.0, analysis.Of("sep_n150_area").Estimate.Value / n80, 0.001 * 5);
        Assert.Equal(12.5, analysis.Of("sep_p260_area").Estimate.Value / n80, 0.001 * 12.5);
        Assert.Equal("uV.ms", analysis.Of("sep_p260_area").Unit.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_area_is_that_of_the_rectified_average(int component)
    {
        var generator = new SepGenerator(40, 200, 500, new(10));
        var (samples, onsets) = generator.Make(30, RandomStream.At(Seed, 1, "average"));
        var value = Lab.Analyse(Record(samples, onsets)).Of(Ids[component]).Estimate.Value;
        (int From, int To)[] windows = [(60, 110), (110, 200), (200, 340)];
        var average = Enumerable
            .Range(-100, 441)
            .Select(ms => onsets.Average(onset => samples[(int)Math.Round(onset.Value * 1000) + ms]))
            .ToArray();
        var level = average[..96].Average();
        var area = average[(windows[component].From + 100)..(windows[component].To + 101)]
            .Sum(v => Math.Abs(v - level));
        Assert.Equal(area, value, 1e-6 * area);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    public void Areas_are_recovered_with_their_intervals(int stimuli)
    {
        double[] truth = [200, 500, 1000];
        var generator = new SepGenerator(truth[0], truth[1], truth[2], new(10));
        var analyses = Enumerable
            .Range(0, Replicates)
            .Select(i => Lab.Analyse(Record(generator, stimuli, FormattableString.Invariant($"sep {stimuli} {i}"))))
            .Select(analysis => Array.ConvertAll(Ids, id => analysis.Of(id).Estimate))
            .ToList();
        var rows = Ids.Select(
                (id, c) =>
                    Recovery.Run(
                        "area of " + id.Split('_')[1].ToUpperInvariant(),
                        FormattableString.Invariant($"{stimuli} stimuli"),
                        analyses[0][c].StandardError * Math.Sqrt(stimuli),
                        i => new Replicate(analyses[(int)i][c], truth[c], 0),
                        Replicates
                    )
            )
            .ToList();
        Assert.All(rows, row => LaboratoryRecoveryTests.Judge(row, stimuli));
    }

    [Fact]
    public void An_epoch_with_a_blink_or_missing_samples_or_beyond_the_end_does_not_count_and_says_why()
    {
        var (samples, onsets) = new SepGenerator(40, 200, 500, new(1)).Make(10, RandomStream.At(Seed, 2, "faults"));
        Array.Fill(samples, 500, (int)(onsets[3].Value * 1000) + 50, 200);
        samples[(int)(onsets[5].Value * 1000) + 50] = double.NaN;
        var analysis = Lab.Analyse(Record(samples, [.. onsets, new Seconds(samples.Length / 1000.0)]));
        var finding = analysis.Of("sep_p260_area");
        Assert.Equal((8, 3), (finding.TrialsUsed, finding.TrialsRejected));
        Assert.Equal(5, analysis.Noted("EpochTooLarge").Place.Line);
        Assert.Equal(7, analysis.Noted("EpochSamplesMissing").Place.Line);
        Assert.Equal(12, analysis.Noted("EpochOutside").Place.Line);
    }

    [Fact]
    public void Noise_that_could_be_the_area_is_noted_and_few_epochs_are()
    {
        var analysis = Lab.Analyse(Record(new SepGenerator(0, 0, 0, new(10)), 60, "noise"));
        Assert.Equal(3, analysis.Notes.Count(note => note.Code == "AverageNoisy"));
        Assert.Equal("60", analysis.Noted("FewEpochs").Value);
        Assert.Contains("AverageNoisy", analysis.Of("sep_n80_area").QualityText, StringComparison.Ordinal);
        Assert.Empty(Lab.Analyse(Record(new SepGenerator(200, 500, 1000, new(5)), 120, "clear")).Notes);
    }

    [Fact]
    public void A_channel_in_millivolts_gives_the_same_area_and_one_of_several_must_be_named()
    {
        var (samples, onsets) = new SepGenerator(40, 200, 500, new(1)).Make(20, RandomStream.At(Seed, 3, "units"));
        var micro = Lab.Analyse(Record(samples, onsets)).Of("sep_n150_area").Estimate.Value;
        var milli = Lab.Analyse(Record(Array.ConvertAll(samples, v => v / 1000), onsets, "mV")).Of("sep_n150_area");
        Assert.Equal(micro, milli.Estimate.Value, 1e-6 * micro);
        var two = new MemorySignal(new(1000), ("C3", Unit.Parse("uV"), samples), ("C4", Unit.Parse("uV"), samples));
        var refusal = Lab.Refusal(() => Lab.Analyse(Lab.Stimuli("sep", "eeg", "{}", two, Onset, "1")));
        Assert.Equal(("ChannelNotNamed", "C3, C4"), (refusal.Code, refusal.Limit));
        Assert.Equal(
            3,
            Lab.Analyse(Lab.Stimuli("sep", "eeg", """{ "Channel": "C4" }""", two, Onset, "1", "2")).Findings.Count
        );
    }

    [Fact]
    public void The_artefact_of_the_stimulus_rejects_no_epoch_and_notes_stay_with_their_condition()
    {
        var (clear, onsets) = new SepGenerator(200, 500, 1000, new(5)).Make(120, RandomStream.At(Seed, 5, "artefact"));
        var (noise, _) = new SepGenerator(0, 0, 0, new(10)).Make(120, RandomStream.At(Seed, 6, "artefact"));
        var usual = Lab.Analyse(Record(clear, onsets));
        foreach (var onset in onsets)
        {
            clear[(int)Math.Round(onset.Value * 1000) + 1] += 3000;
        }

        var hit = Lab.Analyse(Record(clear, onsets));
        Assert.Equal(usual.Findings.Select(f => f.Estimate), hit.Findings.Select(f => f.Estimate));
        Assert.True(hit.Traces[0].Y.Where(double.IsFinite).Max() < 100);

        var length = clear.Length / 1000.0;
        var rows = onsets
            .Select(onset => Row(onset.Value, "clear"))
            .Concat(onsets.Select(o => Row(o.Value + length, "noise")));
        var signal = new MemorySignal(SepGenerator.UsualRate, ("C4", Unit.Parse("uV"), [.. clear, .. noise]));
        var two = Lab.Analyse(Lab.Stimuli("sep", "eeg", "{}", signal, "onset condition", [.. rows]));
        Assert.All(
            two.Findings,
            f =>
                Assert.Equal(
                    f.Series.Condition == "noise",
                    f.QualityText.Contains("AverageNoisy", StringComparison.Ordinal)
                )
        );
    }

    private static string Row(double onset, string condition) => FormattableString.Invariant($"{onset} {condition}");

    private static StimulusRecording Record(SepGenerator generator, int stimuli, string purpose)
    {
        var (samples, onsets) = generator.Make(stimuli, RandomStream.At(Seed, 0, purpose));
        return Record(samples, onsets);
    }

    private static StimulusRecording Record(double[] samples, IReadOnlyList<Seconds> onsets, string unit = "uV") =>
        Lab.Stimuli(
            "sep",
            "eeg",
            "{}",
            new MemorySignal(SepGenerator.UsualRate, ("C4", Unit.Parse(unit), samples)),
            Onset,
            [.. onsets.Select(onset => onset.Value.ToString("R", CultureInfo.InvariantCulture))]
        );
}
