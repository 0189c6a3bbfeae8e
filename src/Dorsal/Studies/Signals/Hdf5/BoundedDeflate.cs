using System.IO.Compression;
using PureHDF.Filters;

namespace Dorsal.Studies.Signals.Hdf5;

/// <summary>PureHDF's deflate filter, but a chunk that unpacks to more than its size is refused, not unpacked to its end.</summary>
/// <remarks>Filters are registered for the whole process. An honest chunk is at most its size and a check sum, and gives the same bytes.</remarks>
internal sealed class BoundedDeflate : IH5Filter
{
    private const int MostExtraBytes = 64;

    private static readonly DeflateFilter Inner = new();

    public ushort FilterId => Inner.FilterId;

    public string Name => Inner.Name;

    public Memory<byte> Filter(FilterInfo info)
    {
        if (!info.Flags.HasFlag(H5FilterFlags.Decompress))
        {
            return Inner.Filter(info);
        }

        var most = info.ChunkSize + MostExtraBytes;
        var plain = new byte[most + 1];
        using var packed = new MemoryStream(info.Buffer.ToArray());
        using var inflated = new ZLibStream(packed, CompressionMode.Decompress);
        var count = inflated.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false);
        return count <= most
            ? plain.AsMemory(0, count)
            : throw new InvalidDataException("A chunk unpacks to more than its size.");
    }

    public uint[] GetParameters(uint[] chunkDimensions, uint typeSize, Dictionary<string, object>? options) =>
        Inner.GetParameters(chunkDimensions, typeSize, options);
}
