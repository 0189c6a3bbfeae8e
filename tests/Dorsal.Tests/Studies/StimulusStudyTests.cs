using System.Text.Json.Nodes;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Tests.Laboratory;
using Dorsal.Units;

namespace Dorsal.Tests.Studies;

/// <summary>Signals with stimuli in a study folder: written, checked and measured from their files.</summary>
public sealed class StimulusStudyTests : IDisposable
{
    private const int Rate = 1000;
    private static readonly RecordingFile Signal = RecordingFile.Stimulated("1", "", "emg", "mep");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_muscle_recording_with_its_stimuli_is_checked_and_measured()
    {
        Write(folder["study"], "0.5", "1.5", "2.5");
        Assert.Empty(Check());
        var amplitude = Run.Measure(folder["study"]).Findings.Single(f => f.Series.Outcome == "mep_amplitude");
        Assert.Equal(3, amplitude.TrialsUsed);
        Assert.Equal(400, amplitude.Estimate.Value, 400 * 0.05);
    }

    [Fact]
    public void A_stimulus_beyond_the_end_and_stimuli_without_a_signal_are_found_by_the_check()
    {
        Write(folder["study"], "0.5", "1500");
        var events = Path.Combine(folder["study"], Signal.Events.Path);
        File.Copy(events, events.Replace("task-mep", "task-nfr", StringComparison.Ordinal));
        var outside = Assert.Single(Check(), note => note.Code == "EventOutside");
        Assert.Equal((Signal.Events.Path, 3, "onset"), (outside.Place.File, outside.Place.Line, outside.Place.Column));
        Assert.Equal("1500 s", outside.Value);
        Assert.Single(Check(), note => note.Code == "CompanionOrphan");
    }

    [Fact]
    public void A_recording_without_the_channel_that_a_common_sidecar_names_is_left_out_alone()
    {
        using (var writer = new StudyWriter(folder["study"]))
        {
            writer.AddParticipant("1", new Dictionary<string, string>(StringComparer.Ordinal));
            writer.WriteSidecar("task-sep_eeg.json", new JsonObject { ["Channel"] = "C4" });
            WriteEvoked(writer, "1", "C3", "C4");
            WriteEvoked(writer, "2", "C3");
            writer.Commit();
        }

        var result = Run.Measure(folder["study"]);
        Assert.Equal([2, 2, 2], result.Findings.Select(f => f.TrialsUsed));
        var note = Assert.Single(result.Notes, n => n.Code == "ChannelNotNamed");
        Assert.Equal(("sub-1/eeg/sub-1_task-sep_run-2_eeg.tsv.gz", "C4"), (note.Place.File, note.Value));
    }

    private static void WriteEvoked(StudyWriter writer, string run, params string[] channels)
    {
        var file = RecordingFile.Stimulated("1", "", "eeg", "sep", "", run);
        double[] samples = [.. Enumerable.Range(0, 3 * Rate).Select(i => Math.Sin(i))];
        var recorded = channels.Select(name => new Channel(name, Microvolts.Unit, samples));
        writer.WriteSignal(file, [], new Hertz(Rate), [.. recorded]);
        writer.WriteEvents(
            file,
            ["onset"],
            [
                ["1"],
                ["2"],
            ],
            []
        );
    }

    private IReadOnlyList<Note> Check() => StudyCheck.Run(folder["study"], null, TestContext.Current.CancellationToken);

    // Three seconds of a faint hum with a wave of 400 uV from peak to peak, 20 to 40 ms after each half second.
    private static void Write(string path, params string[] onsets)
    {
        using var writer = new StudyWriter(path);
        writer.AddParticipant("1", new Dictionary<string, string>(StringComparer.Ordinal));
        var samples = Enumerable.Range(0, 3 * Rate).Select(Sample).ToArray();
        writer.WriteSignal(Signal, [], new Hertz(Rate), [new Channel("FDI", Microvolts.Unit, samples)]);
        writer.WriteEvents(
            Signal,
            ["onset", "duration", "pulse"],
            onsets.Select(onset => new[] { onset, "0", "single" }),
            new JsonObject
            {
                ["onset"] = new JsonObject { ["Units"] = "s" },
                ["duration"] = new JsonObject { ["Units"] = "s" },
            }
        );
        writer.Commit();
    }

    private static double Sample(int i)
    {
        var ms = (i - (Rate / 2)) % Rate;
        var wave = ms is >= 20 and <= 40 ? 200 * Math.Sin(2 * Math.PI * (ms - 20) / 20) : 0;
        return wave + (2 * Math.Sin(i));
    }
}
