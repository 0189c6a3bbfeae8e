namespace Dorsal.Studies.Signals.Hdf5;

/// <summary>A file for a library that trusts it: reads beyond the end fail, and so do more reads than an honest file needs.</summary>
/// <remarks>
/// A file whose structures point at each other in a circle would be read for ever. Each operation may therefore read as many bytes as
/// <see cref="Allow"/> says, and no single read may be longer than the file.
/// </remarks>
internal sealed class GuardedStream(Stream file) : Stream
{
    private long allowed;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>How many bytes were read.</summary>
    public long Count { get; private set; }

    /// <summary>Says how many bytes the next operation may read.</summary>
    public void Allow(long bytes) => allowed = bytes;

    public override int Read(Span<byte> buffer)
    {
        // A read costs something too, however short it is.
        const int Least = 8;
        allowed -= Math.Max(Least, buffer.Length);
        if (allowed < 0)
        {
            throw new InvalidDataException("The structures of the file have no end.");
        }

        var count = file.Read(buffer);
        Count += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target =
            offset
            + (
                origin == SeekOrigin.Begin ? 0
                : origin == SeekOrigin.Current ? file.Position
                : Length
            );
        return target >= 0 && target <= Length
            ? file.Seek(target, SeekOrigin.Begin)
            : throw new EndOfStreamException("An address of the file lies behind its end.");
    }

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
