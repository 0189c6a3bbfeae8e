using Dorsal.Messages;

namespace Dorsal.Studies.Signals;

/// <summary>The bytes of an open signal file, read where they are wanted, through one small window.</summary>
/// <remarks>Faults of the disk become notes. Reads that are larger than the window go past it.</remarks>
internal sealed class SignalBytes : IDisposable
{
    private readonly Stream stream;
    private readonly Place place;
    private readonly byte[] window;
    private long windowStart;
    private int windowLength;

    /// <summary>Takes over a stream that can be sought.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="place">How messages name the file.</param>
    /// <param name="windowSize">Bytes that are read at once where fewer are asked for.</param>
    public SignalBytes(Stream stream, Place place, int windowSize)
    {
        this.stream = stream;
        this.place = place;
        window = new byte[windowSize];
        Length = stream.Length;
    }

    /// <summary>Length of the file in bytes.</summary>
    public long Length { get; }

    /// <summary>How many bytes were asked of the disk so far: the work that was done.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="StudyException">It cannot be opened.</exception>
    public static SignalBytes Open(string path, Place place, int windowSize)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return new SignalBytes(file, place, windowSize);
        }
        catch (Exception fault) when (IsOfDisk(fault))
        {
            file?.Dispose();
            throw Unreadable(place, fault);
        }
    }

    /// <summary>The whole file, where it is a text of limited length.</summary>
    /// <exception cref="StudyException">It is longer than <paramref name="limit"/> bytes.</exception>
    public static byte[] ReadText(string path, Place place, int limit)
    {
        using var bytes = Open(path, place, 1);
        if (bytes.Length > limit)
        {
            throw new StudyException(
                new Note(
                    Grade.Error,
                    "SignalTextTooLong",
                    place,
                    FormattableString.Invariant($"{bytes.Length}"),
                    FormattableString.Invariant($"{limit}")
                )
            );
        }

        var text = new byte[bytes.Length];
        bytes.Read(0, text);
        return text;
    }

    /// <summary>Reads consecutive bytes, which must be within the file.</summary>
    /// <param name="offset">Place of the first byte.</param>
    /// <param name="into">Gets the bytes.</param>
    /// <exception cref="StudyException">The file cannot be read there (any more).</exception>
    public void Read(long offset, Span<byte> into)
    {
        if (into.Length >= window.Length)
        {
            FromDisk(offset, into);
            return;
        }

        if (offset < windowStart || offset + into.Length > windowStart + windowLength)
        {
            windowLength = 0;
            var length = (int)Math.Clamp(Length - offset, into.Length, window.Length);
            FromDisk(offset, window.AsSpan(0, length));
            (windowStart, windowLength) = (offset, length);
        }

        window.AsSpan((int)(offset - windowStart), into.Length).CopyTo(into);
    }

    public void Dispose() => stream.Dispose();

    private void FromDisk(long offset, Span<byte> into)
    {
        try
        {
            stream.Position = offset;
            stream.ReadExactly(into);
            BytesRead += into.Length;
        }
        catch (Exception fault) when (IsOfDisk(fault))
        {
            throw Unreadable(place, fault);
        }
    }

    // EndOfStreamException, of a file that became shorter since it was opened, is an IOException.
    private static bool IsOfDisk(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static StudyException Unreadable(Place place, Exception fault) =>
        new(new Note(Grade.Error, "FileUnreadable", place, fault.GetType().Name), fault);
}
