using System.Globalization;
using System.Text.Json.Nodes;
using Dorsal.Laboratory.MovementVariability;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Edits;
using Dorsal.Tests.House;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Repeated movement in a study folder: written, checked, measured, and a cycle rejected by hand.</summary>
public sealed class MovementStudyTests : IDisposable
{
    private static readonly RecordingFile Motion = RecordingFile.Stimulated("1", "", "motion", "movement");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_recording_with_its_cycles_is_checked_and_measured_and_a_cycle_rejected_by_hand_stays_out()
    {
        Write(withEvents: true);
        Assert.Empty(StudyCheck.Run(folder.At("study"), null, TestContext.Current.CancellationToken));
        Assert.Equal(12, MeanSd().TrialsUsed);
        var events = ((StimulusRecording)Open().Read(Motion)).Events;
        var row = events.Table.Rows[3];
        EditFile.Add(
            folder.At("study"),
            Motion.Events,
            new ManualEdit(row.Line, EditFile.TextOf(row), "", null, "K. S.", "2026-11-24", "coughed")
        );
        Assert.Equal((11, 1), (MeanSd().TrialsUsed, MeanSd().TrialsRejected));
    }

    [Fact]
    public void A_recording_without_a_table_of_cycles_has_no_fault_and_is_measured()
    {
        Write(withEvents: false);
        Assert.Empty(StudyCheck.Run(folder.At("study"), null, TestContext.Current.CancellationToken));
        Assert.Equal(11, MeanSd().TrialsUsed);
    }

    private Dorsal.Laboratory.Finding MeanSd() =>
        Run.Measure(folder.At("study")).Findings.Single(f => f.Series.Outcome == "movement_mean_sd");

    private Study Open() => Study.Open(folder.At("study"));

    private void Write(bool withEvents)
    {
        var (angle, onsets) = MovementGenerator.Usual(rangeSd: 3).Make(12, Movements.Random(20));
        using var writer = new StudyWriter(folder.At("study"));
        writer.AddParticipant("1", new Dictionary<string, string>(StringComparer.Ordinal));
        writer.WriteSignal(Motion, [], new Hertz(100), [new Channel("flexion", Unit.Parse("[deg]"), angle)]);
        if (withEvents)
        {
            writer.WriteEvents(
                Motion,
                ["onset", "duration"],
                onsets
                    .Zip(onsets.Skip(1))
                    .Select(cycle => new[] { Text(cycle.First), Text(cycle.Second - cycle.First) }),
                new JsonObject
                {
                    ["onset"] = new JsonObject { ["Units"] = "s" },
                    ["duration"] = new JsonObject { ["Units"] = "s" },
                }
            );
        }

        writer.Commit();
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
