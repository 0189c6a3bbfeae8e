using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Checks;

/// <summary>Checks a signal with stimuli: the file opens, the fields are there, the stimuli are within the recording.</summary>
internal static class StimulusCheck
{
    public static IEnumerable<Note> Of(StimulusRecording recording, IReadOnlyList<RecordingPart> parts)
    {
        using var signal = recording.Open();
        var seconds = signal.Channels.Select(c => c.Samples / c.SamplingFrequency.Value).DefaultIfEmpty(0).Max();
        return
        [
            .. signal.Notes,
            .. SignalCheck.Fields(recording, parts),
            .. NeedsNoEvents(recording)
                ? []
                : TrialCheck.Of(recording.Events, ColumnTable.For(recording.File.Task, RecordingFile.EventsSuffix)),
            .. Outside(recording.Events, seconds),
        ];
    }

    // The cycles of a movement show in the movement itself: neither a table nor marks are needed.
    private static bool NeedsNoEvents(StimulusRecording recording) =>
        recording.File.Suffix == "motion"
        && recording.Events.File == recording.File
        && recording.Events.Table.Rows.Count == 0;

    private static IEnumerable<Note> Outside(TrialTable events, double seconds)
    {
        foreach (var row in events.Table.Rows)
        {
            var (onset, _) = events.NumberOf(row, "onset");
            if (onset < 0 || onset > seconds)
            {
                var limits = string.Create(CultureInfo.InvariantCulture, $"0–{seconds:0.###} s");
                var text = events.TextOf(row, "onset") + " s";
                yield return new Note(Grade.Error, "EventOutside", events.PlaceOf(row, "onset"), text, limits);
            }
        }
    }
}
