using System.Text;
using Dorsal.Numerics;

namespace Dorsal.Tests.Fuzz;

/// <summary>Damages any text file as a whole: cut off, in another encoding, with bytes that are no text.</summary>
internal static class DamagedBytes
{
    // No UTF-8, and no Shift-JIS either.
    private static readonly byte[][] NoText =
    [
        [0xFF],
        [0xFF, 0xFE],
        [0x80],
        [0xED, 0xA0, 0x80],
        [0xFD],
        [0xC3, 0xA0, 0xE9],
    ];

    /// <summary>One damage.</summary>
    /// <param name="bytes">The file: ASCII, lines ended by LF.</param>
    /// <param name="isTable">Whether it is a table, not JSON.</param>
    /// <param name="touched">Whose findings may change when the file cannot be read; null: everybody's.</param>
    /// <param name="random">What is random in it.</param>
    public static Damage Next(byte[] bytes, bool isTable, IReadOnlyList<string>? touched, RandomStream random)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return random.NextInt(8) switch
        {
            0 or 1 => Cut(text, isTable, random.NextInt(text.Length)),
            2 or 3 => Undecodable(text, 1 + random.NextInt(text.Length - 1), random.Pick(NoText)),
            4 => new Damage(
                "UTF-16",
                [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
                isTable ? Owed.File : Owed.Nothing
            )
            {
                IsSame = true,
            },
            5 => new Damage("UTF-16 without mark", Encoding.Unicode.GetBytes(text), Owed.File),
            6 => new Damage(
                "mark and CRLF",
                [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n"))],
                Owed.Nothing
            )
            {
                IsSame = true,
            },
            _ => isTable
                ? new Damage(
                    "other separators",
                    Encoding.UTF8.GetBytes(text.Replace('\t', random.Pick(";,| "))),
                    Owed.File
                )
                : new Damage("blanks around", Encoding.UTF8.GetBytes("\r\n \t" + text + "\n\n"), Owed.Nothing)
                {
                    IsSame = true,
                },
        } with
        {
            Touched = touched,
        };
    }

    // Nobody can tell a file that was cut between two rows from a shorter one.
    private static Damage Cut(string text, bool isTable, int length)
    {
        var rest = text[..length];
        var isWhole = isTable && rest.EndsWith('\n') && rest.Count(c => c == '\n') > 1;
        return new Damage("cut off", Encoding.UTF8.GetBytes(rest), isWhole ? Owed.Nothing : Owed.File);
    }

    private static Damage Undecodable(string text, int at, byte[] put) =>
        new(
            "bytes that are no text",
            [.. Encoding.UTF8.GetBytes(text[..at]), .. put, .. Encoding.UTF8.GetBytes(text[at..])],
            Owed.Line
        )
        {
            Line = text[..at].Count(c => c == '\n') + 1,
        };

    private static char Pick(this RandomStream random, string characters) =>
        characters[random.NextInt(characters.Length)];
}
