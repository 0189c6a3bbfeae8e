using System.Collections.Frozen;
using Dorsal.Messages;

namespace Dorsal.Studies.Writing;

/// <summary>Turns relative paths into full ones that stay inside a folder, on Windows, macOS and Linux alike.</summary>
internal static class SafePath
{
    private const int LongestName = 120;

    private static readonly FrozenSet<string> Devices = (
        "CON PRN AUX NUL CONIN$ CONOUT$ "
        + "COM0 COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT0 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The full path of a file below a folder.</summary>
    /// <param name="root">The folder, a full path.</param>
    /// <param name="relative">Path relative to it, with forward slashes.</param>
    /// <exception cref="StudyException">The path is absolute, leaves the folder, or has a name that some file system refuses.</exception>
    public static string Below(string root, string relative)
    {
        var names = relative.Split('/');
        return relative.Length > 0 && names.All(IsPlainName)
            ? Path.Combine([root, .. names])
            : throw new StudyException(new Note(Grade.Error, "PathNotAllowed", new Place(relative), relative));
    }

    /// <summary>Whether a text can be the name of a file or folder everywhere.</summary>
    public static bool IsPlainName(string name) =>
        name.Length is > 0 and <= LongestName
        && name.All(IsPlainCharacter)
        && name[0] is not ('.' or ' ')
        && name[^1] is not ('.' or ' ')
        && !Devices.Contains(name.Split('.')[0]);

    private static bool IsPlainCharacter(char c) =>
        !char.IsControl(c)
        && !char.IsSurrogate(c)
        && c is not ('/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|');
}
