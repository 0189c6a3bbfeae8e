using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Dorsal.Messages;
using Dorsal.Studies.Writing;
using Dorsal.Units;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>Writes an EDF+ file without gaps (EDF+C), record by record; it is not there until it is complete.</summary>
/// <remarks>
/// Source: edfplus.info/specs/edfplus.html. Nobody is named in the file: patient and recording are <c>X X X X</c>. Equal content gives equal
/// bytes. A sample that is missing or beyond its channel's range is refused, since EDF has no number for the one and would change the other.
/// </remarks>
public sealed class EdfWriter : IDisposable
{
    private static readonly DateTime NoDate = new(1985, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly EdfOutput[] channels;
    private readonly int[] samples;
    private readonly int records;
    private readonly double duration;
    private readonly EdfAnnotationText annotations;
    private readonly Place place;
    private readonly PartialFile file;
    private readonly byte[] buffer;
    private int written;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where it will be; nothing may be there yet.</param>
    /// <param name="channels">The channels, at least one.</param>
    /// <param name="records">How many data records there will be.</param>
    /// <param name="events">Marks, written as annotations; those before or behind the recording go into its first or last record.</param>
    /// <param name="recordDuration">Seconds of a record; 1 s unless told.</param>
    /// <param name="start">When the recording began, 1985 to 2084; unless told, 1 January 1985, which stands for a date not told.</param>
    /// <exception cref="StudyException">The file exists, or the format cannot hold what it is asked to.</exception>
    public EdfWriter(
        string path,
        IReadOnlyList<EdfOutput> channels,
        int records,
        IReadOnlyList<SignalEvent> events,
        Seconds? recordDuration = null,
        DateTime? start = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(channels.Count, nameof(channels));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(records);
        ArgumentOutOfRangeException.ThrowIfLessThan(start ?? NoDate, NoDate, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start ?? NoDate, NoDate.AddYears(100), nameof(start));
        place = new Place(path);
        this.channels = [.. channels];
        this.records = records;
        duration = recordDuration?.Value ?? 1;
        samples = [.. channels.Select(SamplesPerRecord)];
        annotations = new EdfAnnotationText(events, records, duration, place);
        buffer = new byte[(2 * samples.Sum()) + annotations.Length];
        file = new PartialFile(path);
        file.Write(Encoding.ASCII.GetBytes(Header(start)));
    }

    /// <summary>Writes the next record.</summary>
    /// <param name="record">The samples of each channel, in the channel's unit: as many as it has in a record.</param>
    /// <exception cref="StudyException">A sample is missing or out of its channel's range.</exception>
    public void Write(IReadOnlyList<ReadOnlyMemory<double>> record)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(record.Count, channels.Length, nameof(record));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(written, records, nameof(record));
        var at = 0;
        for (var i = 0; i < channels.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(record[i].Length, samples[i], nameof(record));
            foreach (var value in record[i].Span)
            {
                BinaryPrimitives.WriteInt16LittleEndian(buffer.AsSpan(at), Digital(channels[i], value));
                at += 2;
            }
        }

        annotations.Write(written, buffer.AsSpan(at));
        file.Write(buffer);
        written++;
    }

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="InvalidOperationException">There are fewer records than were announced.</exception>
    public void Commit()
    {
        if (written != records)
        {
            throw new InvalidOperationException(Invariant($"{written} of {records} records were written."));
        }

        file.Commit();
    }

    /// <summary>Deletes what was not committed.</summary>
    public void Dispose() => file.Dispose();

    private short Digital(EdfOutput channel, double value) =>
        value >= channel.Minimum && value <= channel.Maximum
            ? channel.Digital(value)
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "EdfSampleNotWritable",
                    place with
                    {
                        Column = channel.Name,
                    },
                    Invariant($"{value}"),
                    Invariant($"{channel.Minimum}..{channel.Maximum}"),
                    Invariant($"{written + 1}")
                )
            );

    private int SamplesPerRecord(EdfOutput channel)
    {
        var exact = channel.SamplingFrequency.Value * duration;
        var whole = Math.Round(exact);
        return
            EdfNumber.Exact(duration) is not null && whole is >= 1 and < 1e8 && Math.Abs(exact - whole) < 1e-9 * whole
            ? (int)whole
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "EdfRateNotWritable",
                    place with
                    {
                        Column = channel.Name,
                    },
                    Invariant($"{channel.SamplingFrequency.Value}"),
                    Invariant($"{duration}")
                )
            );
    }

    private string Header(DateTime? start)
    {
        var text = new StringBuilder();
        var date = (start ?? NoDate).ToString("dd.MM.yyHH.mm.ss", CultureInfo.InvariantCulture);
        var told = start?.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture).ToUpperInvariant() ?? "X";
        Put("0", 8);
        Put("X X X X", 80);
        Put($"Startdate {told} X X X", 80);
        Put(date, 16);
        Put(Invariant($"{256 * (channels.Length + 2)}"), 8);
        Put("EDF+C", 44);
        Put(Invariant($"{records}"), 8);
        Put(EdfNumber.Exact(duration)!, 8);
        Put(Invariant($"{channels.Length + 1}"), 4);
        Each(channel => channel.Name, "EDF Annotations", 16);
        Each(_ => "", "", 80);
        Each(channel => channel.Dimension, "", 8);
        Each(channel => channel.MinimumText, "-1", 8);
        Each(channel => channel.MaximumText, "1", 8);
        Each(_ => Invariant($"{-EdfOutput.Highest}"), "-32768", 8);
        Each(_ => Invariant($"{EdfOutput.Highest}"), "32767", 8);
        Each(_ => "", "", 80);
        foreach (var count in samples.Append(annotations.Length / 2))
        {
            Put(Invariant($"{count}"), 8);
        }

        Each(_ => "", "", 32);
        return text.ToString();

        void Put(string field, int width) => text.Append(field.PadRight(width));

        void Each(Func<EdfOutput, string> field, string ofAnnotations, int width)
        {
            foreach (var channel in channels)
            {
                Put(field(channel), width);
            }

            Put(ofAnnotations, width);
        }
    }
}
