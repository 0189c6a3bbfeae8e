using System.Text;
using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Studies.Signals.BrainVision;

/// <summary>The lines of a BrainVision header or marker file: sections of keys, as in a Windows INI file.</summary>
/// <param name="Text">The file's text.</param>
/// <param name="Place">The file.</param>
/// <param name="Notes">What was noticed of its encoding.</param>
internal sealed record BrainVisionText(string Text, Place Place, IReadOnlyList<Note> Notes)
{
    /// <summary>Longest header or marker file: 4 MiB.</summary>
    public const int LongestText = 1 << 22;

    private const string Ansi = "windows-1252";

    /// <summary>Reads a file and sees that its first line says what it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">How messages name it.</param>
    /// <param name="kind">What the first line must say: <c>Header</c> or <c>Marker</c>.</param>
    /// <exception cref="StudyException">It is another file, too long, or not in its code page.</exception>
    public static BrainVisionText Read(string path, Place place, string kind)
    {
        var bytes = SignalBytes.ReadText(path, place, LongestText);
        var (text, isAnsi) = Decode(bytes, place);
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        var isKnown =
            first.StartsWith("Brain", StringComparison.Ordinal)
            && first.Contains("Vision", StringComparison.Ordinal)
            && first.Contains(kind, StringComparison.Ordinal);
        return isKnown
            ? new BrainVisionText(text, place, isAnsi ? [new Note(Grade.Note, "BrainVisionAnsi", place, Ansi)] : [])
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "BrainVisionFirstLine",
                    place with
                    {
                        Line = 1,
                    },
                    SignalUnits.Short(first.ToString()),
                    $"Brain Vision Data Exchange {kind} File Version 1.0"
                )
            );
    }

    /// <summary>Calls back for each <c>key=value</c> line: its number, section, key and value.</summary>
    /// <remarks>Comments (<c>;</c>) are left out, and so is all that follows <c>[Comment]</c>, which is free text.</remarks>
    public void ForEach(BrainVisionLine action)
    {
        var number = 0;
        ReadOnlySpan<char> section = "";
        foreach (var raw in Text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith("[") && line.EndsWith("]"))
            {
                section = line[1..^1];
            }
            else if (section.Equals("Comment", StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
            else if (!line.StartsWith(";") && line.IndexOf('=') is > 0 and var at)
            {
                action(number, section, line[..at].Trim(), line[(at + 1)..].Trim());
            }
        }
    }

    /// <summary>A text in which commas were written as <c>\1</c>.</summary>
    public static string Unescaped(ReadOnlySpan<char> text) =>
        text.ToString().Replace("\\1", ",", StringComparison.Ordinal);

    /// <summary>A text as it may stand between commas.</summary>
    public static string Escaped(string text) => text.Replace(",", "\\1", StringComparison.Ordinal);

    // "ANSI" is the code page of the computer that recorded; nobody wrote down which, so the one of Western Europe is taken and told.
    private static (string Text, bool IsAnsi) Decode(byte[] bytes, Place place)
    {
        var isStated = Encoding
            .Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 4096)))
            .Contains("Codepage=UTF-8", StringComparison.OrdinalIgnoreCase);
        if (isStated || System.Text.Unicode.Utf8.IsValid(bytes) || bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return (TextDecoding.Decode(bytes, place, "utf-8").Text, false);
        }

        return (TextDecoding.Decode(bytes, place, Ansi).Text, true);
    }
}

/// <summary>Gets one <c>key=value</c> line.</summary>
internal delegate void BrainVisionLine(
    int number,
    ReadOnlySpan<char> section,
    ReadOnlySpan<char> key,
    ReadOnlySpan<char> value
);
