using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Checks;

/// <summary>Checks a signal: channels, units, fields of the sidecar, and samples that are not possible.</summary>
internal static class SignalCheck
{
    public static IEnumerable<Note> Of(SignalRecording signal, IReadOnlyList<RecordingPart> parts)
    {
        var notes = new List<Note>();
        foreach (var part in parts.Where(part => part.Place == PartPlace.Field))
        {
            notes.AddRange(Field(signal, part));
        }

        var channels = parts.Where(part => part.Place == PartPlace.Channel).ToList();
        var either = channels.Where(part => part.Need == PartNeed.Either).ToList();
        var missing = channels.Where(part => part.Need == PartNeed.Required && signal.Find(part.Name) is null);
        if (either.Count > 0 && either.TrueForAll(part => signal.Find(part.Name) is null))
        {
            missing = missing.Append(either[0]);
        }

        notes.AddRange(
            missing.Select(part => new Note(
                Grade.Error,
                "ChannelMissing",
                new Place(signal.Sidecar.FileOf("Columns") ?? signal.File.Path, null, "Columns"),
                part.Name,
                string.Join(", ", signal.Channels.Select(channel => channel.Name))
            ))
        );
        foreach (var part in channels)
        {
            notes.AddRange(signal.Find(part.Name) is { } channel ? Channel(signal, channel, part) : []);
        }

        return notes;
    }

    private static IEnumerable<Note> Field(SignalRecording signal, RecordingPart part)
    {
        var field = signal.Sidecar.Field(part.Name);
        if (field is null)
        {
            return part.Need == PartNeed.Required
                ? [new Note(Grade.Error, "SidecarFieldMissing", new Place(signal.File.Path), part.Name)]
                : [];
        }

        return
            part.Kind == PartKind.Word
            && RecordingCheck.Judge(field.Value, null, part, new Place(field.File, null, part.Name)) is { } note
            ? [note]
            : [];
    }

    private static IEnumerable<Note> Channel(SignalRecording signal, Channel channel, RecordingPart part)
    {
        var (unit, fault) = RecordingCheck.UnitOf(signal, part);
        if (fault is not null)
        {
            yield return fault;
        }

        // A signal has a line a sample: the first that is not possible speaks for all.
        for (var i = 0; i < channel.Samples.Length; i++)
        {
            var text = channel.Samples[i].ToString("R", CultureInfo.InvariantCulture);
            var place = new Place(signal.File.Path, i + 1, channel.Name);
            if (RecordingCheck.Judge(channel.Samples[i], text, unit, part, place) is { } note)
            {
                yield return note;
                yield break;
            }
        }
    }
}
