using System.Text;
using Dorsal.Messages;

namespace Dorsal.Studies.Signals.Delimited;

/// <summary>Samples as text: <c>.tsv.gz</c> as BIDS keeps them, <c>.tsv</c>, <c>.csv</c>, <c>.txt</c>; a column each channel, no header.</summary>
/// <remarks>
/// The sidecar names the columns (<c>Columns</c>), their units and the <c>SamplingFrequency</c>. The text is parsed once, on opening, and
/// its samples are kept for random access: up to 4 MiB in memory, more in a temporary file that is deleted when the signal is closed.
/// A text of more than 8 GiB of samples is refused.
/// </remarks>
public sealed class DelimitedSignalFile : SignalFile
{
    private readonly SampleBlocks samples;
    private readonly List<Note> notes = [];

    private DelimitedSignalFile(string path, Place place, Sidecar sidecar, long limit)
    {
        var columns = SignalSidecar.Columns(sidecar, place);
        if (columns.Count == 0)
        {
            throw new StudyException(new Note(Grade.Error, "SidecarFieldMissing", place, "Columns"));
        }

        var units = columns.Select(name => SignalSidecar.UnitOf(sidecar, name, place)).ToList();
        var frequency = SignalSidecar.SamplingFrequency(sidecar, place);
        samples = new SampleBlocks(columns.Count, place, limit);
        try
        {
            Parse(path, place, columns, limit);
            if (samples.Rows == 0)
            {
                throw new StudyException(new Note(Grade.Error, "FileEmpty", place));
            }
        }
        catch
        {
            samples.Dispose();
            throw;
        }

        Channels = [.. columns.Zip(units, (name, unit) => new SignalChannel(name, unit, frequency, samples.Rows))];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SignalChannel> Channels { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Notes => notes;

    internal string? SpoolPath => samples.FilePath;

    /// <summary>Opens and parses a text of samples.</summary>
    /// <inheritdoc cref="SignalFormats.Open" path="/param"/>
    /// <exception cref="StudyException">A cell is no number, a row is ragged, the file is cut off, or the sidecar lacks a field.</exception>
    public static DelimitedSignalFile Open(string path, Place place, Sidecar sidecar) =>
        Open(path, place, sidecar, Spool.MostBytes);

    internal static DelimitedSignalFile Open(string path, Place place, Sidecar sidecar, long limit) =>
        new(path, place, sidecar, limit);

    /// <inheritdoc/>
    protected override void ReadSamples(int channel, long first, Span<double> into) =>
        samples.Read(channel, first, into);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            samples.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Parse(string path, Place place, IReadOnlyList<string> columns, long limit)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GunzipStream(file)
                : file;
            try
            {
                Parse(Utf8(stream), path, place, columns);
            }
            catch (StudyException) when (stream is GunzipStream)
            {
                // A damaged archive unpacks into nonsense before its end tells of the damage.
                Drain(stream, limit);
                throw;
            }
        }
        catch (InvalidDataException fault)
        {
            throw new StudyException(new Note(Grade.Error, "GzipBroken", place), fault);
        }
        catch (DecoderFallbackException fault)
        {
            throw new StudyException(new Note(Grade.Error, "EncodingDoesNotFit", place, "utf-16"), fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StudyException(new Note(Grade.Error, "FileUnreadable", place, fault.GetType().Name), fault);
        }
    }

    private void Parse(Stream text, string path, Place place, IReadOnlyList<string> columns)
    {
        var isTabbed = Path.GetFileName(path).Contains(".tsv", StringComparison.OrdinalIgnoreCase);
        var rows = new SampleRows(place, columns) { Separator = isTabbed ? '\t' : null };
        rows.Parse(new LineReader(text, place), samples.Add);
        if (!isTabbed && rows.Separator is { } found)
        {
            notes.Add(new Note(Grade.Note, "SeparatorRecognised", place, found == '\t' ? "tab" : found.ToString()));
        }
    }

    // Numbers are ASCII, which UTF-8 and Shift-JIS share; only UTF-16 must be converted, and says so by its mark.
    private static Stream Utf8(Stream stream)
    {
        Span<byte> mark = stackalloc byte[3];
        var length = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        var (encoding, skip) = mark[..length] switch
        {
            [0xEF, 0xBB, 0xBF] => (null, 3),
            [0xFF, 0xFE, ..] => (
                new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
                2
            ),
            [0xFE, 0xFF, ..] => (
                new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
                2
            ),
            _ => ((Encoding?)null, 0),
        };
        var rest = new PrefixedStream(mark[skip..length].ToArray(), stream);
        return encoding is null ? rest : Encoding.CreateTranscodingStream(rest, encoding, Encoding.UTF8);
    }

    private static void Drain(Stream stream, long limit)
    {
        var buffer = new byte[64 * 1024];
        for (var read = 1; read > 0 && limit > 0; limit -= read)
        {
            read = stream.Read(buffer);
        }
    }
}
