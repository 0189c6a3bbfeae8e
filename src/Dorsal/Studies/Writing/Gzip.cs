using System.IO.Compression;

namespace Dorsal.Studies.Writing;

/// <summary>Compresses so that equal content gives equal bytes: no time, no name, no operating system in the header.</summary>
internal static class Gzip
{
    private const int OperatingSystem = 9;
    private const byte Unknown = 255;

    public static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        var bytes = packed.ToArray();
        bytes[OperatingSystem] = Unknown; // RFC 1952, 2.3.1
        return bytes;
    }
}
