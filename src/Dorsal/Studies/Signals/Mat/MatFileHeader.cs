using Dorsal.Messages;

namespace Dorsal.Studies.Signals.Mat;

/// <summary>The first 128 bytes of a MAT file. MathWorks, MAT-File Format, Level 5, "Header Format".</summary>
internal static class MatFileHeader
{
    /// <summary>How many bytes it has.</summary>
    public const int Bytes = 128;

    private const int EndianAt = 126;
    private const int VersionAt = 124;
    private const int MajorOfLevel5 = 1;

    /// <summary>Whether a file is an HDF5 container, as MATLAB's <c>-v7.3</c> is: the header says version 2, or HDF5's own signature is there.</summary>
    public static bool IsHdf5(string path, Place place)
    {
        using var file = new FileBytes(path, place);
        var header = new byte[Math.Min(file.Length, Bytes)];
        file.Read(0, header);
        return header.AsSpan().StartsWith("\x89HDF"u8)
            || (header.Length == Bytes && IsMarked(header) && Major(header) == 2);
    }

    /// <summary>Checks the header.</summary>
    /// <returns>Whether the file's numbers are big-endian.</returns>
    public static bool Read(IRandomBytes file, Place place)
    {
        if (file.Length < Bytes)
        {
            throw Unknown(place);
        }

        var header = new byte[Bytes];
        file.Read(0, header);

        // Level 4 begins with a small number as its type; level 5 with text, none of whose first four bytes is zero.
        if (header.AsSpan(0, sizeof(int)).Contains((byte)0))
        {
            throw Version("4", place);
        }

        if (!IsMarked(header))
        {
            throw Unknown(place);
        }

        return Major(header) switch
        {
            MajorOfLevel5 => IsBig(header),
            2 => throw Version("7.3", place),
            var other => throw Version($"0x{other:X2}", place),
        };
    }

    private static bool IsMarked(ReadOnlySpan<byte> header) =>
        header[EndianAt..].StartsWith("MI"u8) || header[EndianAt..].StartsWith("IM"u8);

    // "MI" as a number of two bytes: a little-endian machine writes it as IM.
    private static bool IsBig(ReadOnlySpan<byte> header) => header[EndianAt] == (byte)'M';

    private static byte Major(ReadOnlySpan<byte> header) => header[IsBig(header) ? VersionAt : VersionAt + 1];

    private static StudyException Unknown(Place place) => new(new Note(Grade.Error, "MatHeaderWrong", place));

    private static StudyException Version(string version, Place place) =>
        new(new Note(Grade.Error, "MatVersion", place with { Column = "version" }, version, "5 (-v6, -v7)"));
}
