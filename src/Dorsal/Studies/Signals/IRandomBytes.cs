using Dorsal.Messages;
using Microsoft.Win32.SafeHandles;

namespace Dorsal.Studies.Signals;

/// <summary>Bytes that can be read anywhere.</summary>
internal interface IRandomBytes : IDisposable
{
    /// <summary>How many there are.</summary>
    long Length { get; }

    /// <summary>Fills a span; all of it must be within the length.</summary>
    void Read(long at, Span<byte> into);
}

/// <summary>The bytes of a file.</summary>
internal sealed class FileBytes : IRandomBytes
{
    private readonly SafeFileHandle handle;
    private readonly Place place;

    /// <summary>Opens a file.</summary>
    /// <exception cref="StudyException">It cannot be read.</exception>
    public FileBytes(string path, Place place)
    {
        this.place = place;
        try
        {
            handle = File.OpenHandle(path);
            Length = RandomAccess.GetLength(handle);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unreadable(fault.GetType().Name, fault);
        }
    }

    public long Length { get; }

    public void Read(long at, Span<byte> into)
    {
        try
        {
            while (into.Length > 0)
            {
                var count = RandomAccess.Read(handle, into, at);
                if (count == 0)
                {
                    throw Unreadable(nameof(EndOfStreamException));
                }

                into = into[count..];
                at += count;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(fault.GetType().Name, fault);
        }
    }

    public void Dispose() => handle.Dispose();

    private StudyException Unreadable(string why, Exception? cause = null) =>
        new(new Note(Grade.Error, "FileUnreadable", place, why), cause);
}
