using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Signals;

/// <summary>
/// Unpacked bytes kept for random access: in memory while they are few, else in a temporary file that is deleted when it is closed.
/// </summary>
/// <param name="place">The file that is unpacked, for messages.</param>
/// <param name="limit">Most bytes; more is refused, so that a small file which unpacks without end does not fill the disk.</param>
internal sealed class Spool(Place place, long limit = Spool.MostBytes) : IRandomBytes
{
    /// <summary>Most bytes of one spool: 8 GiB, four times an hour of 32 channels at 2 kHz in doubles.</summary>
    public const long MostBytes = 8L * 1024 * 1024 * 1024;

    /// <summary>Bytes that stay in memory: 4 MiB.</summary>
    public const int InMemory = 4 * 1024 * 1024;

    private readonly MemoryStream memory = new();
    private FileStream? file;

    public long Length { get; private set; }

    /// <summary>The temporary file, or null where there is none.</summary>
    public string? FilePath => file?.Name;

    /// <summary>Adds bytes at the end.</summary>
    /// <exception cref="StudyException">The limit is reached, or the temporary folder is full.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (Length + bytes.Length > limit)
        {
            throw new StudyException(
                new Note(Grade.Error, "SignalTooLarge", place, null, limit.ToString(CultureInfo.InvariantCulture))
            );
        }

        try
        {
            if (file is null && Length + bytes.Length > InMemory)
            {
                file = OpenTemporary();
                memory.WriteTo(file);
                memory.SetLength(0);
                memory.Capacity = 0;
            }

            ((Stream?)file ?? memory).Write(bytes);
            Length += bytes.Length;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StudyException(new Note(Grade.Error, "SpoolFailed", place, Path.GetTempPath()), fault);
        }
    }

    public void Read(long at, Span<byte> into)
    {
        if (file is null)
        {
            memory.GetBuffer().AsSpan((int)at, into.Length).CopyTo(into);
            return;
        }

        try
        {
            file.Position = at;
            file.ReadExactly(into);
        }
        catch (IOException fault)
        {
            throw new StudyException(new Note(Grade.Error, "SpoolFailed", place, Path.GetTempPath()), fault);
        }
    }

    public void Dispose()
    {
        file?.Dispose();
        memory.Dispose();
    }

    // Only its owner may read the file that the system makes: it holds a person's data.
    private static FileStream OpenTemporary() =>
        new(
            Path.GetTempFileName(),
            new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
                Options = FileOptions.DeleteOnClose | FileOptions.RandomAccess,
            }
        );
}
