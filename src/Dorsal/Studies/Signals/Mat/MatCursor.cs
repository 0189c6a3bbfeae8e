using System.Buffers.Binary;
using System.Globalization;

namespace Dorsal.Studies.Signals.Mat;

/// <summary>A tag: what a data element holds, and how many bytes of it.</summary>
/// <param name="Type">Storage type; may be none of the known.</param>
/// <param name="Bytes">Bytes of data, without padding.</param>
/// <param name="At">Where the data start.</param>
/// <param name="Next">Where the next element starts.</param>
internal readonly record struct MatTag(MatType Type, long Bytes, long At, long Next);

/// <summary>Reads the elements at the start of an array. MathWorks, MAT-File Format, Level 5, "Data Element Format".</summary>
/// <param name="bytes">The first bytes of the array.</param>
/// <param name="isBigEndian">Byte order of the file.</param>
/// <param name="fault">Makes the errors.</param>
internal ref struct MatCursor(ReadOnlySpan<byte> bytes, bool isBigEndian, MatFault fault)
{
    /// <summary>Bytes of a tag.</summary>
    public const int TagBytes = 8;

    private const int SmallTagBytes = 4;
    private const int Alignment = 8;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>A number of four bytes.</summary>
    public static uint Word(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    /// <summary>Reads a tag and stands behind it, before its data.</summary>
    /// <param name="field">What the element is, for messages.</param>
    public MatTag Tag(string field)
    {
        if (bytes.Length - at < TagBytes)
        {
            throw fault.Cut(field, TagBytes, bytes.Length - at);
        }

        var first = Word(bytes[at..], isBigEndian);
        var small = first >> 16; // A small element has its length in the upper half of the word, and its data in the tag.
        if (small > SmallTagBytes)
        {
            throw fault.Wrong(field, Text(small), "<= 4 bytes");
        }

        var size = small > 0 ? small : Word(bytes[(at + SmallTagBytes)..], isBigEndian);
        var data = at + (small > 0 ? SmallTagBytes : TagBytes);
        var next = small > 0 ? at + TagBytes : data + ((size + Alignment - 1L) / Alignment * Alignment);
        return new MatTag((MatType)(first & 0xFFFF), size, data, next);
    }

    /// <summary>Reads a whole element and stands behind it.</summary>
    public ReadOnlySpan<byte> Data(string field, MatType type, long most)
    {
        var tag = Tag(field);
        if (tag.Type != type && !(type == MatType.Int8 && tag.Type == MatType.Utf8))
        {
            throw fault.Wrong(field, "type " + Text((long)tag.Type), $"mi{type.ToString().ToUpperInvariant()}");
        }

        if (tag.Bytes > most)
        {
            throw fault.Wrong(field, Text(tag.Bytes), $"<= {Text(most)} bytes");
        }

        if (tag.At + tag.Bytes > bytes.Length)
        {
            throw fault.Cut(field, tag.Bytes, bytes.Length - tag.At);
        }

        // The padding behind the last element may be missing.
        at = (int)Math.Min(tag.Next, bytes.Length);
        return bytes.Slice((int)tag.At, (int)tag.Bytes);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
