using System.Buffers.Binary;

namespace Dorsal.Studies.Signals.Mat;

/// <summary>Turns stored numbers into doubles.</summary>
internal static class MatNumbers
{
    private delegate double Reader(ReadOnlySpan<byte> bytes);

    /// <summary>Converts numbers that stand at equal distances.</summary>
    /// <param name="bytes">The bytes, from the first number to the last.</param>
    /// <param name="stride">Bytes from one number to the next.</param>
    /// <param name="type">How each is stored.</param>
    /// <param name="isBigEndian">Byte order.</param>
    /// <param name="into">Gets the numbers.</param>
    public static void Convert(ReadOnlySpan<byte> bytes, long stride, MatType type, bool isBigEndian, Span<double> into)
    {
        var read = isBigEndian ? BigEndian(type) : LittleEndian(type);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = read(bytes[(int)(i * stride)..]);
        }
    }

    private static Reader LittleEndian(MatType type) =>
        type switch
        {
            MatType.Int8 => static bytes => (sbyte)bytes[0],
            MatType.UInt8 => static bytes => bytes[0],
            MatType.Int16 => static bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            MatType.UInt16 => static bytes => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            MatType.Int32 => static bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            MatType.UInt32 => static bytes => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            MatType.Int64 => static bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            MatType.UInt64 => static bytes => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            MatType.Single => static bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            MatType.Double => BinaryPrimitives.ReadDoubleLittleEndian,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };

    private static Reader BigEndian(MatType type) =>
        type switch
        {
            MatType.Int8 or MatType.UInt8 => LittleEndian(type),
            MatType.Int16 => static bytes => BinaryPrimitives.ReadInt16BigEndian(bytes),
            MatType.UInt16 => static bytes => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            MatType.Int32 => static bytes => BinaryPrimitives.ReadInt32BigEndian(bytes),
            MatType.UInt32 => static bytes => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            MatType.Int64 => static bytes => BinaryPrimitives.ReadInt64BigEndian(bytes),
            MatType.UInt64 => static bytes => BinaryPrimitives.ReadUInt64BigEndian(bytes),
            MatType.Single => static bytes => BinaryPrimitives.ReadSingleBigEndian(bytes),
            MatType.Double => BinaryPrimitives.ReadDoubleBigEndian,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
}
