using System.Globalization;
using System.Text;
using Dorsal.Messages;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>Sets events out over the data records of an EDF+ file; times are written to the nanosecond.</summary>
internal sealed class EdfAnnotationText
{
    private readonly Dictionary<int, List<byte>> byRecord = [];
    private readonly double duration;

    /// <summary>Puts each event into the record during which it begins, or the nearest.</summary>
    /// <exception cref="StudyException">A text holds control characters, or a record would hold too much.</exception>
    public EdfAnnotationText(IEnumerable<SignalEvent> events, int records, double duration, Place place)
    {
        this.duration = duration;
        foreach (var mark in events)
        {
            var record = (int)Math.Clamp(Math.Floor(mark.Onset.Value / duration), 0, records - 1);
            if (!byRecord.TryGetValue(record, out var list))
            {
                byRecord.Add(record, list = []);
            }

            list.AddRange(List(mark, place));
        }

        // The last time stamp need not be the longest: 12.87 is longer than 13.
        var longest = Enumerable
            .Range(0, records)
            .Max(record => Clock(record).Length + (byRecord.GetValueOrDefault(record)?.Count ?? 0));
        Length = longest + (longest % 2);
        if (Length > EdfAnnotationReader.LongestList)
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "EdfAnnotationsTooLong",
                    place,
                    Invariant($"{Length}"),
                    Invariant($"{EdfAnnotationReader.LongestList}")
                )
            );
        }
    }

    /// <summary>Bytes that the annotations take in each record; even, since they stand in for samples.</summary>
    public int Length { get; }

    /// <summary>Writes the annotations of a record, its time stamp first, zeros behind.</summary>
    public void Write(int record, Span<byte> into)
    {
        into.Clear();
        var clock = Clock(record);
        clock.CopyTo(into);
        byRecord.GetValueOrDefault(record, []).ToArray().CopyTo(into[clock.Length..]);
    }

    private byte[] Clock(int record) =>
        [.. Encoding.ASCII.GetBytes(Signed(record * duration)), EdfAnnotation.End, EdfAnnotation.End, 0];

    private static byte[] List(SignalEvent mark, Place place)
    {
        if (mark.Text.Length == 0 || mark.Text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r')))
        {
            throw new StudyException(
                new Note(Grade.Error, "EdfAnnotationNotWritable", place, SignalUnits.Short(mark.Text))
            );
        }

        return
        [
            .. Encoding.ASCII.GetBytes(Signed(mark.Onset.Value)),
            .. mark.Duration.Value > 0
                ? (byte[])[EdfAnnotation.BeforeDuration, .. Encoding.ASCII.GetBytes(Plain(mark.Duration.Value))]
                : [],
            EdfAnnotation.End,
            .. Encoding.UTF8.GetBytes(mark.Text),
            EdfAnnotation.End,
            0,
        ];
    }

    private static string Signed(double seconds) =>
        Plain(seconds) is var text && text.StartsWith('-') ? text : "+" + text;

    private static string Plain(double seconds)
    {
        var text = seconds.ToString("F9", CultureInfo.InvariantCulture).TrimEnd('0').TrimEnd('.');
        return text == "-0" ? "0" : text;
    }
}
