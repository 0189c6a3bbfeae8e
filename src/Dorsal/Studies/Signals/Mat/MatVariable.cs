namespace Dorsal.Studies.Signals.Mat;

/// <summary>A numeric matrix of a MAT file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Class">Its class as MATLAB names it: <c>double</c>, <c>int16</c> ...</param>
public sealed record MatVariable(string Name, int Rows, int Columns, string Class)
{
    /// <summary>Where the numbers are.</summary>
    internal MatStorage Storage { get; init; } = null!;
}

/// <summary>Where the numbers of a matrix are.</summary>
/// <param name="Element">The element in the file.</param>
/// <param name="Type">How each number is stored; MATLAB takes a smaller type than the class where all numbers fit.</param>
/// <param name="DataAt">First byte of the numbers: behind the start of the array, unpacked where the element is compressed.</param>
internal sealed record MatStorage(MatElement Element, MatType Type, long DataAt);

/// <summary>An array of the file.</summary>
/// <param name="At">First byte of the array in the file, or of its compressed form.</param>
/// <param name="Bytes">Bytes in the file.</param>
/// <param name="IsCompressed">Whether these bytes are compressed (zlib).</param>
internal sealed record MatElement(long At, long Bytes, bool IsCompressed);
