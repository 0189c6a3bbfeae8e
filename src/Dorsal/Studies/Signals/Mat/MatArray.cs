using System.Globalization;
using System.Text;

namespace Dorsal.Studies.Signals.Mat;

/// <summary>What the start of an array says. MathWorks, MAT-File Format, Level 5, "Array Data Element Formats".</summary>
/// <param name="Name">The variable's name; empty for MATLAB's own table of objects.</param>
/// <param name="Description">The class, with what makes it no numeric matrix: <c>complex double</c>, <c>3-D int16</c>, <c>struct</c>.</param>
/// <param name="Variable">The numeric matrix, or null where it is none.</param>
internal sealed record MatArray(string Name, string Description, MatVariable? Variable)
{
    /// <summary>Bytes at the start of an array that hold its flags, dimensions, name and the tag of its numbers.</summary>
    public const int HeadBytes = 1024;

    private const int LongestName = 256;
    private const int MostDimensions = 32;
    private const uint ComplexFlag = 0x0800;
    private const uint ClassMask = 0xFF;

    /// <summary>Reads the start of an array.</summary>
    /// <param name="head">Its first <see cref="HeadBytes"/> bytes behind the tag, or all where there are fewer.</param>
    /// <param name="length">How many bytes the tag says that there are.</param>
    /// <param name="isBigEndian">Byte order of the file.</param>
    /// <param name="element">Where it stands.</param>
    /// <param name="fault">Makes the errors.</param>
    public static MatArray Read(
        ReadOnlySpan<byte> head,
        long length,
        bool isBigEndian,
        MatElement element,
        MatFault fault
    )
    {
        var cursor = new MatCursor(head, isBigEndian, fault);
        var flagBytes = cursor.Data("array flags", MatType.UInt32, 8);
        if (flagBytes.Length < 8)
        {
            throw fault.Cut("array flags", 8, flagBytes.Length);
        }

        var flags = MatCursor.Word(flagBytes, isBigEndian);
        var kind = (MatClass)(flags & ClassMask);
        var dimensions = kind == MatClass.Opaque ? [] : Dimensions(ref cursor, isBigEndian, fault);
        var name = Encoding.UTF8.GetString(cursor.Data("array name", MatType.Int8, LongestName));
        var description =
            ((flags & ComplexFlag) != 0 && MatTypes.IsNumeric(kind) ? "complex " : "")
            + (dimensions.Count > 2 ? string.Create(CultureInfo.InvariantCulture, $"{dimensions.Count}-D ") : "")
            + MatTypes.NameOf(kind);
        if (!MatTypes.IsNumeric(kind) || description != MatTypes.NameOf(kind) || name.Length == 0)
        {
            return new MatArray(name, description, null);
        }

        var tag = cursor.Tag(name);
        CheckData(tag, dimensions, length, fault, name);
        var variable = new MatVariable(name, dimensions[0], dimensions[1], description)
        {
            Storage = new MatStorage(element, tag.Type, tag.At),
        };
        return new MatArray(name, description, variable);
    }

    private static List<int> Dimensions(ref MatCursor cursor, bool isBigEndian, MatFault fault)
    {
        const string Field = "dimensions";
        var bytes = cursor.Data(Field, MatType.Int32, MostDimensions * sizeof(int));
        var dimensions = new List<int>();
        for (var at = 0; at + sizeof(int) <= bytes.Length; at += sizeof(int))
        {
            var size = (int)MatCursor.Word(bytes[at..], isBigEndian);
            if (size < 0)
            {
                throw fault.Wrong(Field, size.ToString(CultureInfo.InvariantCulture), ">= 0");
            }

            dimensions.Add(size);
        }

        return dimensions.Count >= 2
            ? dimensions
            : throw fault.Wrong(Field, dimensions.Count.ToString(CultureInfo.InvariantCulture), ">= 2");
    }

    // Before anything is allocated: the numbers that the dimensions promise are the bytes that the tag promises, and these are there.
    private static void CheckData(MatTag tag, List<int> dimensions, long length, MatFault fault, string name)
    {
        var size = MatTypes.BytesOf(tag.Type);
        if (size == 0)
        {
            throw fault.Wrong(
                name,
                "type " + ((int)tag.Type).ToString(CultureInfo.InvariantCulture),
                "miINT8 ... miUINT64"
            );
        }

        var promised = (Int128)dimensions[0] * dimensions[1] * size;
        if (promised != tag.Bytes)
        {
            throw fault.Wrong(
                name,
                string.Create(CultureInfo.InvariantCulture, $"{tag.Bytes} bytes"),
                string.Create(CultureInfo.InvariantCulture, $"{dimensions[0]} x {dimensions[1]} x {size} bytes")
            );
        }

        if (tag.At + tag.Bytes > length)
        {
            throw fault.Cut(name, tag.Bytes, Math.Max(0, length - tag.At));
        }
    }
}
