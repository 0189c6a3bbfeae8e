using System.Buffers.Binary;

namespace Dorsal.Studies.Images;

/// <summary>The real types of voxels (NIfTI-1, <c>datatype</c>); complex and colour are not read.</summary>
public enum NiftiType
{
    /// <summary>Unsigned, 8 bits.</summary>
    Unsigned8 = 2,

    /// <summary>Signed, 16 bits.</summary>
    Signed16 = 4,

    /// <summary>Signed, 32 bits.</summary>
    Signed32 = 8,

    /// <summary>Floating, 32 bits.</summary>
    Floating32 = 16,

    /// <summary>Floating, 64 bits.</summary>
    Floating64 = 64,

    /// <summary>Signed, 8 bits.</summary>
    Signed8 = 256,

    /// <summary>Unsigned, 16 bits.</summary>
    Unsigned16 = 512,

    /// <summary>Unsigned, 32 bits.</summary>
    Unsigned32 = 768,

    /// <summary>Signed, 64 bits; rounded beyond 2^53.</summary>
    Signed64 = 1024,

    /// <summary>Unsigned, 64 bits; rounded beyond 2^53.</summary>
    Unsigned64 = 1280,
}

/// <summary>Turns stored voxels into numbers and back.</summary>
internal static class NiftiTypes
{
    /// <summary>Bytes of a voxel.</summary>
    public static int Size(this NiftiType type) =>
        type switch
        {
            NiftiType.Unsigned8 or NiftiType.Signed8 => 1,
            NiftiType.Signed16 or NiftiType.Unsigned16 => 2,
            NiftiType.Signed32 or NiftiType.Unsigned32 or NiftiType.Floating32 => 4,
            _ => 8,
        };

    /// <summary>A voxel whose bytes are in the order of this machine's readers: little-endian.</summary>
    public static double Read(this NiftiType type, ReadOnlySpan<byte> b) =>
        type switch
        {
            NiftiType.Unsigned8 => b[0],
            NiftiType.Signed8 => (sbyte)b[0],
            NiftiType.Signed16 => BinaryPrimitives.ReadInt16LittleEndian(b),
            NiftiType.Unsigned16 => BinaryPrimitives.ReadUInt16LittleEndian(b),
            NiftiType.Signed32 => BinaryPrimitives.ReadInt32LittleEndian(b),
            NiftiType.Unsigned32 => BinaryPrimitives.ReadUInt32LittleEndian(b),
            NiftiType.Floating32 => BinaryPrimitives.ReadSingleLittleEndian(b),
            NiftiType.Floating64 => BinaryPrimitives.ReadDoubleLittleEndian(b),
            NiftiType.Signed64 => BinaryPrimitives.ReadInt64LittleEndian(b),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(b),
        };

    /// <summary>Writes a voxel, little-endian; an integer is rounded where it is one but for rounding in the scale.</summary>
    /// <returns>Whether the type can hold it: no integer type holds NaN, what is beyond its range, or what lies between two numbers.</returns>
    public static bool Write(this NiftiType type, double value, Span<byte> into)
    {
        if (type == NiftiType.Floating64)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(into, value);
            return true;
        }

        if (type == NiftiType.Floating32)
        {
            BinaryPrimitives.WriteSingleLittleEndian(into, (float)value);
            return !double.IsFinite(value) || float.IsFinite((float)value);
        }

        var (low, high) = type.Range();
        var whole = Math.Round(value);
        if (!(whole >= low && whole <= high && Math.Abs(value - whole) <= SameWithin * Math.Max(1, Math.Abs(whole))))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, whole < 0 ? unchecked((ulong)(long)whole) : (ulong)whole);
        bytes[..type.Size()].CopyTo(into);
        return true;
    }

    // Of the division by the slope.
    private const double SameWithin = 1e-9;

    // 2^63 and 2^64 themselves are beyond the range; the next lower doubles are within.
    private static (double Low, double High) Range(this NiftiType type) =>
        type switch
        {
            NiftiType.Unsigned8 => (byte.MinValue, byte.MaxValue),
            NiftiType.Signed8 => (sbyte.MinValue, sbyte.MaxValue),
            NiftiType.Signed16 => (short.MinValue, short.MaxValue),
            NiftiType.Unsigned16 => (ushort.MinValue, ushort.MaxValue),
            NiftiType.Signed32 => (int.MinValue, int.MaxValue),
            NiftiType.Unsigned32 => (uint.MinValue, uint.MaxValue),
            NiftiType.Signed64 => (long.MinValue, Math.BitDecrement(9223372036854775808.0)),
            _ => (0, Math.BitDecrement(18446744073709551616.0)),
        };
}
