using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Dorsal.Tests.Studies.Signals;

/// <summary>MAT files made byte by byte from the format's description.</summary>
internal sealed class MatBytes(bool isBigEndian = false)
{
    public const int Double = 6;

    private readonly List<byte> bytes = [.. Header(isBigEndian)];

    public byte[] File => [.. bytes];

    public static byte[] Header(bool isBigEndian, byte major = 1)
    {
        var header = new byte[128];
        header.AsSpan(0, 124).Fill((byte)' ');
        Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file").CopyTo(header, 0);
        (header[124], header[125]) = isBigEndian ? (major, (byte)0) : ((byte)0, major);
        Encoding.ASCII.GetBytes(isBigEndian ? "MI" : "IM").CopyTo(header, 126);
        return header;
    }

    /// <summary>A matrix of doubles, column by column.</summary>
    public MatBytes Doubles(string name, int rows, int columns, params double[] values) =>
        Add(Matrix(name, Double, [rows, columns], Element(9, Numbers(values))));

    /// <summary>An array whose numbers are stored as they are given.</summary>
    public MatBytes Stored(string name, int kind, int rows, int columns, int type, byte[] values) =>
        Add(Matrix(name, kind, [rows, columns], Element(type, values)));

    public MatBytes Add(byte[] element)
    {
        bytes.AddRange(element);
        return this;
    }

    public MatBytes AddCompressed(byte[] element)
    {
        var packed = Zlib(element);
        bytes.AddRange([.. Word(15), .. Word((uint)packed.Length), .. packed]);
        return this;
    }

    public byte[] Matrix(string name, int kind, int[] dimensions, byte[] rest, int flags = 0)
    {
        byte[] body =
        [
            .. Element(6, [.. Word((uint)(kind | (flags << 8))), .. Word(0)]),
            .. Element(5, [.. dimensions.SelectMany(size => Word((uint)size))]),
            .. Element(1, Encoding.ASCII.GetBytes(name)),
            .. rest,
        ];
        return [.. Word(14), .. Word((uint)body.Length), .. body];
    }

    public byte[] Element(int type, byte[] data) =>
        data.Length is > 0 and <= 4
            ? [.. Word((uint)(type | (data.Length << 16))), .. data, .. new byte[4 - data.Length]]
            : [.. Word((uint)type), .. Word((uint)data.Length), .. data, .. new byte[(8 - (data.Length % 8)) % 8]];

    public byte[] Numbers(params double[] values) =>
        [.. values.SelectMany(value => Turned(BitConverter.GetBytes(value)))];

    public byte[] Word(uint value) => Turned(BitConverter.GetBytes(value));

    public byte[] Turned(byte[] number) => isBigEndian ? [.. number.Reverse()] : number;

    public static byte[] Zlib(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(plain);
        }

        return packed.ToArray();
    }
}
