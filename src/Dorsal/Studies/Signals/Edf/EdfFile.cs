using System.Buffers.Binary;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Studies.Signals.Edf;

/// <summary>Reads EDF, EDF+ (with and without gaps), BDF and BDF+.</summary>
/// <remarks>
/// Sources: edfplus.info (EDF, EDF+, EDF texts); biosemi.com/faq/file_format.htm (BDF). Gaps of EDF+D are NaN on one time line; all gaps
/// of a file together may take a day.
/// </remarks>
internal sealed class EdfFile : SignalFile
{
    private const int Window = 1 << 14;
    private const int BytesAtOnce = 3 << 14;

    private readonly SignalBytes bytes;
    private readonly EdfHeader header;
    private readonly EdfChannel[] signals;
    private readonly EdfTimeline timeline;
    private readonly byte[] buffer;

    private EdfFile(SignalBytes bytes, Place place)
    {
        this.bytes = bytes;
        header = EdfHeaderReader.Read(bytes, place);
        signals = [.. header.Channels.Where(channel => !channel.IsAnnotations)];
        var events = new EventCollection(place);
        (timeline, var notes) = EdfAnnotationReader.Read(bytes, header, place, events);
        BdfTriggers.Read(bytes, header, timeline, events);
        Channels = [.. signals.Select(Channel)];
        Events = events.Ordered();
        Notes = [.. header.Notes, .. notes, .. UnitNotes(place), .. events.Notes()];
        buffer = new byte[BytesAtOnce];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SignalChannel> Channels { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<SignalEvent> Events { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Notes { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">How messages name it.</param>
    /// <exception cref="StudyException">It cannot be read; the note names the field.</exception>
    public static EdfFile Open(string path, Place place) => Open(SignalBytes.Open(path, place, Window), place);

    /// <summary>Opens bytes, which it takes over.</summary>
    internal static EdfFile Open(SignalBytes bytes, Place place)
    {
        try
        {
            return new EdfFile(bytes, place);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void ReadSamples(int channel, long first, Span<double> into)
    {
        var signal = signals[channel];
        while (!into.IsEmpty)
        {
            var stretch = timeline.StretchOf(first, signal.SamplesPerRecord);
            var within = first - stretch.Start;
            var isRecorded = within < stretch.Recorded;
            var end = isRecorded ? stretch.Start + stretch.Recorded : stretch.End;
            var part = into[..(int)Math.Min(into.Length, end - first)];
            if (isRecorded)
            {
                ReadRecorded(signal, (stretch.Record * signal.SamplesPerRecord) + within, part);
            }
            else
            {
                part.Fill(double.NaN);
            }

            first += part.Length;
            into = into[part.Length..];
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            bytes.Dispose();
        }

        base.Dispose(disposing);
    }

    // Samples as they follow each other in the file, gaps aside.
    private void ReadRecorded(EdfChannel signal, long first, Span<double> into)
    {
        while (!into.IsEmpty)
        {
            var (record, within) = Math.DivRem(first, signal.SamplesPerRecord);
            var count = (int)Math.Min(into.Length, signal.SamplesPerRecord - within);
            count = Math.Min(count, BytesAtOnce / header.SampleWidth);
            var raw = buffer.AsSpan(0, count * header.SampleWidth);
            bytes.Read(header.OffsetOf(record, signal) + (within * header.SampleWidth), raw);
            Decode(signal, raw, into[..count]);
            first += count;
            into = into[count..];
        }
    }

    private void Decode(EdfChannel signal, ReadOnlySpan<byte> raw, Span<double> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = signal.Physical(
                header.IsBdf
                    ? raw[3 * i] | (raw[(3 * i) + 1] << 8) | ((sbyte)raw[(3 * i) + 2] << 16)
                    : BinaryPrimitives.ReadInt16LittleEndian(raw[(2 * i)..])
            );
        }
    }

    private SignalChannel Channel(EdfChannel signal) =>
        new(
            signal.Label,
            signal.IsUnscaled ? Unit.Unstated : SignalUnits.Of(signal.Dimension),
            new Hertz(signal.SamplesPerRecord / header.RecordDuration),
            timeline.Samples(signal.SamplesPerRecord)
        );

    private IEnumerable<Note> UnitNotes(Place place) =>
        SignalUnits.Unknown(
            place,
            signals
                .Where(signal => !signal.IsUnscaled && !IsTrigger(signal))
                .Select(signal => (signal.Label, signal.Dimension))
        );

    private bool IsTrigger(EdfChannel signal) => header.IsBdf && signal.Label == "Status";
}
