using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Edits;
using Dorsal.Tests.House;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Rapid arm raises in a study folder: written, checked, measured, and a marker moved by hand.</summary>
public sealed class OnsetStudyTests : IDisposable
{
    private static readonly RecordingFile Raises = RecordingFile.Stimulated("1", "", "emg", "onset");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_recording_is_checked_and_measured_and_a_moved_marker_changes_its_values_and_stands_with_them()
    {
        Write();
        Assert.Empty(StudyCheck.Run(folder.At("study"), null, TestContext.Current.CancellationToken));
        var before = Relative();
        Assert.Equal((10, -15.0), (before.TrialsUsed, Math.Round(before.Estimate.Value / 5) * 5));
        Assert.DoesNotContain(before.Quality, note => note.Code == "MarkerMoved");

        var row = ((StimulusRecording)Study.Open(folder.At("study")).Read(Raises)).Events.Table.Rows[4];
        var move = new ManualEdit(
            row.Line,
            EditFile.TextOf(row),
            "onset_TrA",
            new Seconds(0.4),
            "K. S.",
            "2026-11-24",
            "burst"
        );
        EditFile.Add(folder.At("study"), Raises.Events, move);
        var after = Relative();
        Assert.Equal(10, after.TrialsUsed);
        Assert.Equal(before.Estimate.Value + 19.5, after.Estimate.Value, 1.5);
        Assert.Contains("K. S.", Assert.Single(after.Quality, note => note.Code == "MarkerMoved").Arguments);
    }

    private Dorsal.Laboratory.Finding Relative() =>
        Run.Measure(folder.At("study")).Findings.Single(f => f.Series.Outcome == "onset_relative");

    // The deltoid 220 ms, the trunk muscle 205 ms after each of ten cues.
    private void Write()
    {
        var random = ArmRaises.Random(30);
        using var writer = new StudyWriter(folder.At("study"));
        writer.AddParticipant("1", new Dictionary<string, string>(StringComparer.Ordinal));
        writer.WriteSignal(
            Raises,
            [],
            new Hertz(1000),
            [
                new Channel("deltoid", Microvolts.Unit, ArmRaises.Emg(Enumerable.Repeat(220.0, 10), random)),
                new Channel("TrA", Microvolts.Unit, ArmRaises.Emg(Enumerable.Repeat(205.0, 10), random)),
            ]
        );
        writer.WriteEvents(
            Raises,
            ["onset", "duration", "block"],
            Enumerable
                .Range(0, 10)
                .Select(i => new[] { ArmRaises.Cue(i).ToString("R", CultureInfo.InvariantCulture), "0", "1" }),
            new JsonObject
            {
                ["onset"] = new JsonObject { ["Units"] = "s" },
                ["duration"] = new JsonObject { ["Units"] = "s" },
            }
        );
        writer.Commit();
    }
}
