using Dorsal.Messages;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>Goes once through the annotation signals of a file: marks into events, time stamps into the time line.</summary>
internal sealed class EdfAnnotationReader
{
    /// <summary>Most bytes of annotations that a data record may hold: 1 MiB.</summary>
    public const int LongestList = 1 << 20;

    private readonly SignalBytes bytes;
    private readonly EdfHeader header;
    private readonly Place place;
    private readonly EventCollection events;
    private readonly EdfTimeline timeline;
    private readonly List<Note> notes = [];
    private double? firstOnset;
    private long broken;
    private string? firstBroken;
    private long notUtf8;
    private bool isUneven;

    private EdfAnnotationReader(SignalBytes bytes, EdfHeader header, Place place, EventCollection events)
    {
        this.bytes = bytes;
        this.header = header;
        this.place = place;
        this.events = events;
        timeline = new EdfTimeline(header);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="StudyException">A record of a file with gaps has no time stamp, or records overlap.</exception>
    public static (EdfTimeline Timeline, IReadOnlyList<Note> Notes) Read(
        SignalBytes bytes,
        EdfHeader header,
        Place place,
        EventCollection events
    )
    {
        var reader = new EdfAnnotationReader(bytes, header, place, events);
        reader.Read();
        return (reader.timeline, reader.notes);
    }

    private void Read()
    {
        var channels = header.Channels.Where(channel => channel.IsAnnotations).ToList();
        if (channels.Count > 0)
        {
            var longest = channels.Max(channel => (long)channel.SamplesPerRecord * header.SampleWidth);
            var buffer = longest <= LongestList ? new byte[longest] : throw TooLong(longest);
            for (long record = 0; record < header.Records; record++)
            {
                ReadRecord(record, channels, buffer);
            }
        }
        else if (header.IsDiscontinuous)
        {
            throw ClockMissing(0);
        }

        AddNotes();
    }

    private void ReadRecord(long record, List<EdfChannel> channels, byte[] buffer)
    {
        for (var i = 0; i < channels.Count; i++)
        {
            var list = buffer.AsSpan(0, channels[i].SamplesPerRecord * header.SampleWidth);
            var offset = header.OffsetOf(record, channels[i]);
            bytes.Read(offset, list);
            ReadLists(record, offset, list, keepsTime: i == 0);
        }
    }

    // The first list of a record's first annotation signal begins with the time stamp of the record.
    private void ReadLists(long record, long offset, ReadOnlySpan<byte> rest, bool keepsTime)
    {
        while (keepsTime || rest.ContainsAnyExcept((byte)0))
        {
            var end = rest.IndexOf((byte)0);
            var list = end < 0 ? rest : rest[..end];
            if (list.IsEmpty && !keepsTime)
            {
                rest = rest[rest.IndexOfAnyExcept((byte)0)..];
                continue;
            }

            var isWhole = EdfAnnotation.TryParse(list, out var annotation);
            if (keepsTime)
            {
                KeepTime(record, isWhole && annotation.KeepsTime ? annotation.Onset : null);
                keepsTime = false;
            }

            if (isWhole)
            {
                Take(annotation);
            }
            else if (!list.IsEmpty)
            {
                broken++;
                firstBroken ??= Invariant($"record {record + 1}, byte {offset}");
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }
    }

    private void Take(EdfAnnotation annotation)
    {
        var onset = annotation.Onset - (firstOnset ?? 0);
        for (var texts = annotation.Texts; !texts.IsEmpty; )
        {
            var end = texts.IndexOf(EdfAnnotation.End);
            if (end > 0)
            {
                notUtf8 += events.Add(onset, annotation.Duration, texts[..end]) ? 0 : 1;
            }

            texts = texts[(end + 1)..];
        }
    }

    private void KeepTime(long record, double? stamp)
    {
        if (stamp is null && header.IsDiscontinuous)
        {
            throw ClockMissing(record);
        }

        firstOnset ??= stamp;
        var onset = stamp - firstOnset;
        if (onset is null)
        {
            isUneven = true;
        }
        else if (header.IsDiscontinuous)
        {
            timeline.Add(record, onset.Value, place with { Column = Invariant($"record {record + 1}") });
        }
        else
        {
            isUneven |= timeline.LateBy(record, onset.Value) != 0;
        }
    }

    private void AddNotes()
    {
        if (firstBroken is not null)
        {
            var at = place with { Column = firstBroken };
            notes.Add(new Note(Grade.Warning, "EdfAnnotationBroken", at, Invariant($"{broken}")));
        }

        if (notUtf8 > 0)
        {
            notes.Add(new Note(Grade.Note, "EdfAnnotationNotUtf8", place, Invariant($"{notUtf8}")));
        }

        if (isUneven)
        {
            notes.Add(new Note(Grade.Warning, "EdfClockUneven", place));
        }

        if (timeline.HasGaps)
        {
            var (gaps, time) = (Invariant($"{timeline.Gaps}"), Invariant($"{timeline.GapTime:0.###}"));
            notes.Add(new Note(Grade.Note, "EdfGaps", place, gaps, null, time));
        }
    }

    private StudyException ClockMissing(long record) =>
        new(
            new Note(
                Grade.Error,
                "EdfClockMissing",
                place with
                {
                    Column = Invariant($"record {record + 1}"),
                },
                Invariant($"{record + 1}")
            )
        );

    private StudyException TooLong(long length) =>
        new(
            new Note(
                Grade.Error,
                "EdfAnnotationsTooLong",
                place with
                {
                    Column = "samples_per_record",
                },
                Invariant($"{length}"),
                Invariant($"{LongestList}")
            )
        );
}
