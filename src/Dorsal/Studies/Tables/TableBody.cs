using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Tables;

/// <summary>Finds the table in a text: what instruments write before it, and behind it, is not part of it.</summary>
internal static class TableBody
{
    /// <summary>The table's own text, and the format with the number of lines that stand before it.</summary>
    /// <exception cref="StudyException">There is no such section.</exception>
    public static (string Body, TableFormat Format) Of(string text, Place place, TableFormat format)
    {
        var begin = LengthOfLines(text, format.SkipLines);
        if (format.Section is { Length: > 0 } section)
        {
            return Section(text, place, format, section, begin);
        }

        if (format.SkipsToNumbers)
        {
            begin = Find(text, begin, line => BeginsWithNumber(line, format.Separator));
        }

        return (text[begin..], format with { SkipLines = text.AsSpan(0, begin).Count('\n') });
    }

    private static (string, TableFormat) Section(string text, Place place, TableFormat format, string section, int from)
    {
        var begin = Find(text, from, line => line.StartsWith(section, StringComparison.Ordinal));
        if (begin == text.Length)
        {
            throw new StudyException(new Note(Grade.Error, "SectionMissing", place, section));
        }

        var end = Find(text, begin + 1, line => line.StartsWith(section[0]));
        var body = text[begin..end];
        var name = char.IsAsciiLetterOrDigit(section[0]) ? body : body[1..].TrimStart(' ');
        return (name, format with { SkipLines = text.AsSpan(0, begin).Count('\n') });
    }

    // Where the first line that fits begins, looking from the beginning of the next whole line; the end of the text where none does.
    private static int Find(string text, int from, Func<string, bool> fits)
    {
        var at = from == 0 || text[from - 1] == '\n' ? from : After(text, from);
        while (at < text.Length)
        {
            var next = After(text, at);
            if (fits(text[at..next]))
            {
                return at;
            }

            at = next;
        }

        return text.Length;
    }

    private static int After(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end + 1;
    }

    private static bool BeginsWithNumber(string line, char? separator)
    {
        char[] ends = separator is { } one ? [one, '\r', '\n'] : ['\t', ';', '|', ' ', '\r', '\n'];
        var end = line.IndexOfAny(ends);
        var cell = (end < 0 ? line : line[..end]).Trim().Replace(',', '.');
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            || (separator is null && IsNumberBeforeComma(line));
    }

    // 0.5,1.25,3 has commas between its cells.
    private static bool IsNumberBeforeComma(string line) =>
        double.TryParse(line.Split(',')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static int LengthOfLines(string text, int lines)
    {
        var length = 0;
        for (var i = 0; i < lines && length < text.Length; i++)
        {
            length = After(text, length);
        }

        return length;
    }
}
