using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Checks;

/// <summary>Checks a signal: channels, units, fields of the sidecar, and samples that are not possible.</summary>
internal static class SignalCheck
{
    public static IEnumerable<Note> Of(SignalRecording signal, IReadOnlyList<RecordingPart> parts)
    {
        var notes = OfContents(signal, parts).ToList();
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
        notes.AddRange(
            channels
                .Where(part => signal.Find(part.Name) is not null)
                .Select(part => RecordingCheck.UnitOf(signal, part).Fault)
                .OfType<Note>()
        );
        return notes;
    }

    /// <summary>What is wrong with the sidecar's words and with the samples. The measurement says so too, whatever the test looks at.</summary>
    public static IEnumerable<Note> OfContents(SignalRecording signal, IReadOnlyList<RecordingPart> parts) =>
        parts.SelectMany(part =>
            part.Place == PartPlace.Field ? Field(signal, part)
            : signal.Find(part.Name) is { } channel ? Samples(signal, channel, part)
            : []
        );

    /// <summary>What is wrong with the sidecar's fields.</summary>
    public static IEnumerable<Note> Fields(Recording signal, IReadOnlyList<RecordingPart> parts) =>
        parts.Where(part => part.Place == PartPlace.Field).SelectMany(part => Field(signal, part));

    private static IEnumerable<Note> Field(Recording signal, RecordingPart part)
    {
        SidecarField? field;
        try
        {
            field = signal.Sidecar.Field(part.Name);
        }
        catch (StudyException fault)
        {
            return [fault.Note];
        }

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

    private static IEnumerable<Note> Samples(SignalRecording signal, Channel channel, RecordingPart part)
    {
        var (unit, _) = RecordingCheck.UnitOf(signal, part);

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
