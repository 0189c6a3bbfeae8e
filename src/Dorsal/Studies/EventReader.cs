using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies;

/// <summary>Finds the stimuli of a recording: the table beside it (BIDS <c>_events.tsv</c>), else the marks in the signal's file.</summary>
internal static class EventReader
{
    public static StimulusRecording Read(string root, RecordingFile file, Sidecar sidecar, Sidecar eventSidecar)
    {
        SignalFile Open() => SignalFormats.Open(Path.Combine(root, file.Path), new Place(file.Path), sidecar);
        var events = file.Events;
        var place = new Place(events.Path);
        var beside = Path.Combine(root, events.Path);
        var table = File.Exists(beside)
            ? new TrialTable(events, eventSidecar, TableReader.Read(beside, place, TableFormat.Bids))
            : new TrialTable(file, sidecar, Marks(Open, new Place(file.Path)));
        return new StimulusRecording(file, sidecar, Open, table);
    }

    private static Table Marks(Func<SignalFile> open, Place place)
    {
        using var signal = open();
        var rows = signal.Events.Select(
            (mark, i) =>
                new TableRow(i + 1, [Text(mark.Onset.Value), Text(mark.Duration.Value), TextOrMissing(mark.Text)])
        );
        return new Table(place, ["onset", "duration", "trial_type"], [.. rows], []);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string TextOrMissing(string text) => text.Length > 0 ? text : TrialTable.Missing;
}
