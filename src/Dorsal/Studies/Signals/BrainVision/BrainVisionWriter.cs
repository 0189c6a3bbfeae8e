using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Dorsal.Messages;
using Dorsal.Studies.Writing;
using Dorsal.Units;
using static System.FormattableString;

namespace Dorsal.Studies.Signals.BrainVision;

/// <summary>Writes a BrainVision recording (<c>.vhdr</c>, <c>.vmrk</c>, <c>.eeg</c>), block by block; it is not there until it is complete.</summary>
/// <remarks>
/// 32-bit floating point numbers, all channels of a moment together: a value read back is the nearest of them (24 binary digits), and a
/// missing sample stays NaN. Equal content gives equal bytes. No date and nobody's name is written.
/// </remarks>
public sealed class BrainVisionWriter : IDisposable
{
    private readonly (string Name, Unit Unit)[] channels;
    private readonly double rate;
    private readonly string name;
    private readonly Place place;
    private readonly PartialFile data;
    private readonly PartialFile markers;
    private readonly PartialFile header;
    private long points;

    /// <summary>Begins a recording.</summary>
    /// <param name="path">Where the header will be: a path that ends in <c>.vhdr</c>; its companions get the same name.</param>
    /// <param name="channels">Names and units of the channels, at least one.</param>
    /// <param name="samplingFrequency">Samples a second, of all channels.</param>
    /// <exception cref="StudyException">One of the files exists, or a name cannot be written.</exception>
    public BrainVisionWriter(string path, IReadOnlyList<(string Name, Unit Unit)> channels, Hertz samplingFrequency)
    {
        ArgumentOutOfRangeException.ThrowIfZero(channels.Count, nameof(channels));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samplingFrequency.Value, nameof(samplingFrequency));
        if (!path.EndsWith(".vhdr", StringComparison.Ordinal))
        {
            throw new ArgumentException("The header's name must end in .vhdr.", nameof(path));
        }

        place = new Place(path);
        this.channels = [.. channels.Select(channel => (Line(channel.Name), channel.Unit))];
        rate = samplingFrequency.Value;
        var stem = path[..^".vhdr".Length];
        name = Path.GetFileName(stem);
        if (!SafePath.IsPlainName(name + ".vmrk"))
        {
            throw new StudyException(new Note(Grade.Error, "PathNotAllowed", place, name));
        }

        header = new PartialFile(path);
        try
        {
            data = new PartialFile(stem + ".eeg");
            markers = new PartialFile(stem + ".vmrk");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Appends samples.</summary>
    /// <param name="block">The same number of samples of each channel, in the channel's unit; NaN where one is missing.</param>
    public void Write(IReadOnlyList<ReadOnlyMemory<double>> block)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(block.Count, channels.Length, nameof(block));
        var length = block[0].Length;
        var bytes = new byte[checked(4 * length * channels.Length)];
        for (var c = 0; c < channels.Length; c++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(block[c].Length, length, nameof(block));
            var samples = block[c].Span;
            for (var i = 0; i < length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(
                    bytes.AsSpan(4 * ((i * channels.Length) + c)),
                    (float)samples[i]
                );
            }
        }

        data.Write(bytes);
        points += length;
    }

    /// <summary>Writes header and markers and puts the files in their places, the header last.</summary>
    /// <param name="events">
    /// Marks; a text <c>Type/Description</c> becomes a marker of that type, any other a <c>Comment</c>. None may begin before the recording; their onset is rounded to a sample.
    /// </param>
    public void Commit(IReadOnlyList<SignalEvent> events)
    {
        markers.Write(Encoding.UTF8.GetBytes(Markers(events)));
        header.Write(Encoding.UTF8.GetBytes(Header()));
        data.Commit();
        markers.Commit();
        header.Commit();
    }

    /// <summary>Deletes what was not committed.</summary>
    public void Dispose()
    {
        header.Dispose();
        data?.Dispose();
        markers?.Dispose();
    }

    private string Header()
    {
        var text = new StringBuilder();
        text.Append("Brain Vision Data Exchange Header File Version 1.0\r\n\r\n[Common Infos]\r\nCodepage=UTF-8\r\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"DataFile={name}.eeg\r\nMarkerFile={name}.vmrk\r\nDataFormat=BINARY\r\nDataOrientation=MULTIPLEXED\r\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"NumberOfChannels={channels.Length}\r\nDataPoints={points}\r\nSamplingInterval={1e6 / rate}\r\n\r\n"
        );
        text.Append("[Binary Infos]\r\nBinaryFormat=IEEE_FLOAT_32\r\n\r\n[Channel Infos]\r\n");
        for (var i = 0; i < channels.Length; i++)
        {
            var (channel, unit) = (BrainVisionText.Escaped(channels[i].Name), channels[i].Unit);
            var code = unit.Code == "uV" ? "µV" : BrainVisionText.Escaped(unit.Code);
            text.Append(CultureInfo.InvariantCulture, $"Ch{i + 1}={channel},,1,{code}\r\n");
        }

        return text.ToString();
    }

    private string Markers(IReadOnlyList<SignalEvent> events)
    {
        var text = new StringBuilder();
        text.Append("Brain Vision Data Exchange Marker File Version 1.0\r\n\r\n[Common Infos]\r\nCodepage=UTF-8\r\n");
        text.Append(CultureInfo.InvariantCulture, $"DataFile={name}.eeg\r\n\r\n[Marker Infos]\r\n");
        for (var i = 0; i < events.Count; i++)
        {
            var mark = events[i];
            var slash = mark.Text.IndexOf('/', StringComparison.Ordinal);
            var type = slash < 0 ? "Comment" : BrainVisionText.Escaped(Line(mark.Text[..slash]));
            var description = BrainVisionText.Escaped(Line(mark.Text[(slash + 1)..]));
            ArgumentOutOfRangeException.ThrowIfNegative(mark.Onset.Value, nameof(events));
            var position = (long)Math.Round(mark.Onset.Value * rate) + 1;
            var size = Math.Max(1, (long)Math.Round(mark.Duration.Value * rate));
            text.Append(CultureInfo.InvariantCulture, $"Mk{i + 1}={type},{description},{position},{size},0\r\n");
        }

        return text.ToString();
    }

    private string Line(string text) =>
        text.Any(char.IsControl) || text.Contains("\\1", StringComparison.Ordinal)
            ? throw new StudyException(
                new Note(Grade.Error, "BrainVisionTextNotWritable", place, SignalUnits.Short(text))
            )
            : text;
}
