using System.Buffers.Binary;
using System.IO.Compression;

namespace Dorsal.Studies.Signals.Delimited;

/// <summary>Unpacks a gzip file and fails at its end where the trailer's length is another: a cut file must not read as a short one.</summary>
/// <remarks>RFC 1952, 2.3.1; whatever the host's setting of strict validation. Only single-member files, which is what all laboratories write.</remarks>
internal sealed class GunzipStream : ReadOnlyStream
{
    private const int ShortestFile = 18;

    private readonly GZipStream gzip;
    private readonly uint promised;
    private uint count;

    /// <summary>Unpacks a file.</summary>
    /// <exception cref="InvalidDataException">It is too short to be one.</exception>
    public GunzipStream(FileStream packed)
    {
        if (packed.Length < ShortestFile)
        {
            throw new InvalidDataException("The gzip file has no trailer.");
        }

        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        packed.Position = packed.Length - trailer.Length;
        packed.ReadExactly(trailer);
        packed.Position = 0;
        promised = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        gzip = new GZipStream(packed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        var read = Inflate(buffer);
        count = unchecked(count + (uint)read);
        return read > 0 || buffer.Length == 0 || count == promised
            ? read
            : throw new InvalidDataException("The gzip trailer does not match.");
    }

    private int Inflate(Span<byte> buffer)
    {
        try
        {
            return gzip.Read(buffer);
        }
        catch (IOException fault)
        {
            // The error of zlib is one of these, and not public.
            throw new InvalidDataException("The gzip file is damaged.", fault);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            gzip.Dispose();
        }

        base.Dispose(disposing);
    }
}
