using System.Globalization;

namespace Dorsal.Studies.Signals.Mat;

/// <summary>Storage types of data elements. MathWorks, MAT-File Format, Level 5, Table 1-1.</summary>
internal enum MatType
{
    Int8 = 1,
    UInt8 = 2,
    Int16 = 3,
    UInt16 = 4,
    Int32 = 5,
    UInt32 = 6,
    Single = 7,
    Double = 9,
    Int64 = 12,
    UInt64 = 13,
    Matrix = 14,
    Compressed = 15,
    Utf8 = 16,
}

/// <summary>Classes of arrays. MathWorks, MAT-File Format, Level 5, Table 1-3.</summary>
internal enum MatClass
{
    Cell = 1,
    Struct = 2,
    Object = 3,
    Char = 4,
    Sparse = 5,
    Double = 6,
    Single = 7,
    Int8 = 8,
    UInt8 = 9,
    Int16 = 10,
    UInt16 = 11,
    Int32 = 12,
    UInt32 = 13,
    Int64 = 14,
    UInt64 = 15,
    FunctionHandle = 16,
    Opaque = 17,
}

/// <summary>Sizes and names of types and classes.</summary>
internal static class MatTypes
{
    /// <summary>Bytes of a number, or 0 for what is no number.</summary>
    public static int BytesOf(MatType type) =>
        type switch
        {
            MatType.Int8 or MatType.UInt8 => 1,
            MatType.Int16 or MatType.UInt16 => 2,
            MatType.Int32 or MatType.UInt32 or MatType.Single => 4,
            MatType.Double or MatType.Int64 or MatType.UInt64 => 8,
            _ => 0,
        };

    public static bool IsNumeric(MatClass kind) => kind is >= MatClass.Double and <= MatClass.UInt64;

    /// <summary>How MATLAB writes a class.</summary>
    public static string NameOf(MatClass kind) =>
        kind switch
        {
            MatClass.FunctionHandle => "function_handle",
            MatClass.Opaque => "object (opaque)",
            _ when Enum.IsDefined(kind) => kind.ToString().ToLowerInvariant(),
            _ => "class " + ((int)kind).ToString(CultureInfo.InvariantCulture),
        };
}
