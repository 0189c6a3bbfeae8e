namespace Dorsal.Studies.Signals;

/// <summary>A stream that is only read, from its start to its end.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A part of a file as a stream.</summary>
internal sealed class PartStream(IRandomBytes file, long at, long length) : ReadOnlyStream
{
    private long done;

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, length - done);
        file.Read(at + done, buffer[..count]);
        done += count;
        return count;
    }
}

/// <summary>A stream whose first bytes were read already.</summary>
internal sealed class PrefixedStream(byte[] prefix, Stream rest) : ReadOnlyStream
{
    private int done;

    public override int Read(Span<byte> buffer)
    {
        if (done == prefix.Length)
        {
            return rest.Read(buffer);
        }

        var count = Math.Min(buffer.Length, prefix.Length - done);
        prefix.AsSpan(done, count).CopyTo(buffer);
        done += count;
        return count;
    }
}
