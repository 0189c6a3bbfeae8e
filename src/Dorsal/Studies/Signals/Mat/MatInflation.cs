using System.Globalization;
using System.IO.Compression;

namespace Dorsal.Studies.Signals.Mat;

/// <summary>Unpacks compressed arrays (miCOMPRESSED: a zlib stream of one array with its tag).</summary>
internal static class MatInflation
{
    // "The limit [of the deflate format] is 1032:1" (zlib Technical Details, "Maximum Compression Factor").
    private const long GreatestFactor = 1032;

    /// <summary>The first bytes of an array and the length that its tag claims, which so few compressed bytes must be able to hold.</summary>
    public static (byte[] Head, long Length) Head(
        IRandomBytes file,
        MatElement element,
        bool isBigEndian,
        MatFault fault
    )
    {
        var head = new byte[MatCursor.TagBytes + MatArray.HeadBytes];
        using var plain = Open(file, element);
        var count = Fill(plain, head, fault);
        var tag = new MatCursor(head.AsSpan(0, count), isBigEndian, fault).Tag("miMATRIX");
        if (tag.Type != MatType.Matrix)
        {
            throw fault.Wrong(
                "miCOMPRESSED",
                "type " + ((int)tag.Type).ToString(CultureInfo.InvariantCulture),
                "miMATRIX"
            );
        }

        if (tag.Bytes > element.Bytes * GreatestFactor)
        {
            throw fault.Cut("miMATRIX", tag.Bytes, element.Bytes * GreatestFactor);
        }

        var length = (int)Math.Min(count - MatCursor.TagBytes, tag.Bytes);
        return (head.AsSpan(MatCursor.TagBytes, length).ToArray(), tag.Bytes);
    }

    /// <summary>Unpacks the numbers of a matrix, and not a byte more than its head promises.</summary>
    public static void Unpack(IRandomBytes file, MatStorage storage, long bytes, Spool into, MatFault fault)
    {
        using var plain = Open(file, storage.Element);
        var buffer = new byte[64 * 1024];
        var skip = MatCursor.TagBytes + storage.DataAt;
        var rest = skip + bytes;
        while (rest > 0)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(rest, buffer.Length));
            var count = Fill(plain, part, fault);
            if (count < part.Length)
            {
                throw fault.Cut("miCOMPRESSED", skip + bytes, skip + bytes - rest + count);
            }

            var skipped = (int)Math.Min(skip, count);
            into.Append(part[skipped..]);
            skip -= skipped;
            rest -= count;
        }
    }

    private static ZLibStream Open(IRandomBytes file, MatElement element) =>
        new(new PartStream(file, element.At, element.Bytes), CompressionMode.Decompress);

    private static int Fill(ZLibStream plain, Span<byte> into, MatFault fault)
    {
        try
        {
            return plain.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // zlib's own errors are of the second kind; those of the file have their note already.
            throw fault.Garbled(broken);
        }
    }
}
