using System.Buffers.Binary;
using Dorsal.Messages;
using Dorsal.Units;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.BrainVision;

/// <summary>Reads the BrainVision core data format 1.0: a header (<c>.vhdr</c>), samples (<c>.eeg</c>, <c>.dat</c>), markers (<c>.vmrk</c>).</summary>
/// <remarks>Source: Brain Products, "BrainVision Core Data Format 1.0" (the public specification).</remarks>
internal sealed class BrainVisionFile : SignalFile
{
    // Interleaved samples are read together, so that the channels of an epoch cost one read.
    private const int Window = 1 << 20;
    private const int BytesAtOnce = 1 << 18;

    private readonly SignalBytes bytes;
    private readonly BrainVisionHeader header;
    private readonly byte[] buffer;
    private readonly long samples;

    private BrainVisionFile(string path, Place place)
    {
        header = BrainVisionHeader.Read(path, place);
        var folder = Path.GetDirectoryName(path) ?? "";
        var data = Beside(place, header.DataFile);
        bytes = SignalBytes.Open(Path.Combine(folder, header.DataFile), data, Window);
        try
        {
            var notes = new List<Note>(header.Notes);
            samples = CountSamples(data, notes);
            Channels =
            [
                .. header.Channels.Select(channel => new SignalChannel(
                    channel.Name,
                    SignalUnits.Of(channel.Unit),
                    new Hertz(header.Rate),
                    samples
                )),
            ];
            notes.AddRange(SignalUnits.Unknown(place, header.Channels.Select(channel => (channel.Name, channel.Unit))));
            Events = ReadMarkers(folder, place, notes);
            Notes = notes;
            buffer = new byte[Math.Max(BytesAtOnce, FrameLength)];
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SignalChannel> Channels { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<SignalEvent> Events { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Notes { get; }

    private int FrameLength => header.Channels.Count * header.Width;

    /// <summary>Opens a recording by its header.</summary>
    /// <param name="path">The header.</param>
    /// <param name="place">How messages name it.</param>
    /// <exception cref="StudyException">It or the samples cannot be read; the note names the key.</exception>
    public static BrainVisionFile Open(string path, Place place) => new(path, place);

    /// <inheritdoc/>
    protected override void ReadSamples(int channel, long first, Span<double> into)
    {
        var (start, step) = header.IsVectorized
            ? (channel * samples * header.Width, header.Width)
            : ((long)channel * header.Width, FrameLength);
        while (!into.IsEmpty)
        {
            var count = Math.Min(into.Length, Math.Max(1, buffer.Length / step));

            // Of the last frame only what comes before the end of this channel: the file may end there.
            var raw = buffer.AsSpan(0, ((count - 1) * step) + header.Width);
            bytes.Read(start + (first * step), raw);
            Decode(raw, step, header.Channels[channel].Resolution, into[..count]);
            first += count;
            into = into[count..];
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

    private void Decode(ReadOnlySpan<byte> raw, int step, double resolution, Span<double> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            var one = raw[(i * step)..];
            into[i] =
                resolution
                * header.Format switch
                {
                    "INT_16" => BinaryPrimitives.ReadInt16LittleEndian(one),
                    "INT_32" => BinaryPrimitives.ReadInt32LittleEndian(one),
                    _ => BinaryPrimitives.ReadSingleLittleEndian(one),
                };
        }
    }

    private static Place Beside(Place place, string name) =>
        new(place.File[..(place.File.LastIndexOf('/') + 1)] + name);

    private long CountSamples(Place data, List<Note> notes)
    {
        var (whole, rest) = Math.DivRem(bytes.Length, FrameLength);
        var stated = header.Points ?? whole + (rest > 0 ? 1 : 0);
        if (whole == 0)
        {
            throw new StudyException(new Note(Grade.Error, "SignalEmpty", data, Invariant($"{bytes.Length}")));
        }

        // Where a channel begins depends on the length of those before it, so nothing of such a file can be trusted.
        if (header.IsVectorized && (whole != stated || rest != 0))
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "BrainVisionVectorsCut",
                    data,
                    Invariant($"{bytes.Length}"),
                    Invariant($"{(Int128)stated * FrameLength}")
                )
            );
        }

        if (whole < stated)
        {
            notes.Add(new Note(Grade.Warning, "SignalTruncated", data, Invariant($"{whole}"), Invariant($"{stated}")));
        }
        else if (whole > stated || rest > 0)
        {
            var extra = bytes.Length - (stated * FrameLength);
            notes.Add(new Note(Grade.Warning, "SignalLonger", data, Invariant($"{extra}"), Invariant($"{stated}")));
        }

        return Math.Min(whole, stated);
    }

    private IReadOnlyList<SignalEvent> ReadMarkers(string folder, Place place, List<Note> notes)
    {
        if (header.MarkerFile is null)
        {
            return [];
        }

        var path = Path.Combine(folder, header.MarkerFile);
        var where = Beside(place, header.MarkerFile);
        if (!File.Exists(path))
        {
            notes.Add(new Note(Grade.Error, "BrainVisionMarkersMissing", where, header.MarkerFile));
            return [];
        }

        var (events, told) = new BrainVisionMarkers(where, header.Rate, samples).Read(path);
        notes.AddRange(told);
        return events;
    }
}
