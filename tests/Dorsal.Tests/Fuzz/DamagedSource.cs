using System.Text;
using System.Text.RegularExpressions;
using Dorsal.Numerics;

namespace Dorsal.Tests.Fuzz;

/// <summary>Damages a table that is to be imported, and knows what is owed for it.</summary>
internal sealed class DamagedSource(WholeTable table, TableStyle style, RandomStream random)
{
    private readonly string[] header = table.Rows[0];

    /// <summary>One damage, or null where this style of table cannot have it.</summary>
    public Damage? Next()
    {
        var line = 2 + random.NextInt(table.Rows.Count - 1);
        return random.NextInt(10) switch
        {
            0 or 1 => NoNumber(line),
            2 => UnknownWord(line),
            3 => At(
                line,
                header[0],
                "a hostile id",
                random.Pick([.. Nasty.Paths, .. Nasty.Formulas, .. Nasty.Scripts]),
                Owed.Nothing
            ) with
            {
                Touched = null,
            },
            4 => At(line, header[0], "an id without letters", random.Pick(["..", "../", "∞", "患者"]), Owed.Line) with
            {
                Touched = null,
            },
            5 => At(line, header[0], "no id", random.Pick(["", "n/a"]), Owed.Line) with { Touched = null, Value = "" },
            6 => Hostile(line),
            7 => Rows(line),
            8 => Columns(),
            _ => Bytes(),
        };
    }

    private Damage? NoNumber(int line)
    {
        var text = random.Pick(Nasty.NoNumbers);
        var column = random.Pick(table.Numbers);
        if (
            table.Rows[line - 1][Array.IndexOf(header, column)].Length == 0
            || !style.Encoding.GetString(style.Encoding.GetBytes(text)).Equals(text, StringComparison.Ordinal)
        )
        {
            return null;
        }

        // Full-width digits are digits; that they were converted is told once for the table.
        return At(line, column, "no number", text, text == "１２" ? Owed.File : Owed.Line);
    }

    // An empty cell of words belongs to rows of another kind, which do not read it.
    private Damage? UnknownWord(int line)
    {
        var column = random.Pick(table.Words);
        return table.Rows[line - 1][Array.IndexOf(header, column)].Length == 0
            ? null
            : At(line, column, "an unknown word", random.Pick(["unheard", .. Nasty.Formulas]), Owed.Line);
    }

    private Damage? Hostile(int line)
    {
        var column = header.FirstOrDefault(name => name is "job") ?? "群";
        var text = random.Pick([.. Nasty.Formulas, .. Nasty.Scripts, .. Nasty.Paths, "a\nb", "a\"b", "a\tb"]);
        return At(line, column, "hostile text", text, Owed.Nothing);
    }

    private Damage? Rows(int line)
    {
        var cells = table.Rows[line - 1];
        string[][] less = [.. table.Rows.Where((_, i) => i != line - 1)];
        return random.NextInt(4) switch
        {
            0 => new Damage("a row less", style.Written(less), Owed.Nothing) { Touched = OfRow(line) },
            1 when table.Name == "person" => new Damage(
                "a person twice",
                style.Written([.. table.Rows, cells]),
                Owed.Line
            )
            {
                Line = table.Rows.Count + 1,
                Value = cells[0],
            },
            2 when !style.IsWorkbook => Ragged(line, cells[..^1]),
            3 when !style.IsWorkbook => Ragged(line, [.. cells, "x"]),
            _ => null,
        };
    }

    private Damage Ragged(int line, string[] cells) =>
        new("a ragged row", style.Written([.. table.Rows.Take(line - 1), cells, .. table.Rows.Skip(line)]), Owed.Line)
        {
            Line = line,
        };

    private Damage Columns()
    {
        var column = random.NextInt(header.Length);
        return random.NextInt(2) == 0
            ? new Damage(
                "a column less",
                style.Written([.. table.Rows.Select(row => row.Where((_, i) => i != column).ToArray())]),
                Owed.File
            )
            : new Damage(
                "a column twice",
                style.Written([.. table.Rows.Select(row => (string[])[.. row, row[column]])]),
                Owed.File
            );
    }

    private Damage? Bytes()
    {
        var whole = style.Written(table.Rows);
        var at = 3 + random.NextInt(whole.Length - 3);
        if (random.NextInt(2) == 0)
        {
            byte[] rest = whole[..at];
            var isWhole = !style.IsWorkbook && style.Encoding.GetString(rest).EndsWith('\n') && rest.Length % 2 == 0;
            // UTF-16 is cut between two bytes, too.
            return new Damage(
                "cut off",
                rest,
                isWhole || (style.Encoding is UnicodeEncoding) ? Owed.Nothing : Owed.File
            );
        }

        return style.IsUtf8
            ? new Damage("bytes that are no text", [.. whole[..at], 0xFF, .. whole[at..]], Owed.Line)
            {
                Line = whole[..at].Count(b => b == '\n') + 1,
            }
            : null;
    }

    private Damage At(int line, string column, string what, string text, Owed owed)
    {
        string[] cells = [.. table.Rows[line - 1]];
        cells[Array.IndexOf(header, column)] = text;
        return new Damage(
            $"{what} in {column}",
            style.Written([.. table.Rows.Take(line - 1), cells, .. table.Rows.Skip(line)]),
            owed
        )
        {
            Line = line,
            Value = text,
            Touched = OfRow(line),
        };
    }

    // Labels are made of the identifiers, which are letters and digits here.
    private string[] OfRow(int line) => ["sub-" + table.Rows[line - 1][0], ""];
}

/// <summary>Damages a map, one value a line, and knows what is owed for it.</summary>
internal static partial class DamagedMap
{
    private static readonly string[] Strict = ["Units", "Test", "Row", "Column", "Columns", "rating", "force"];

    /// <summary>One damage, or null where the line has nothing to damage.</summary>
    public static Damage? Next(string map, RandomStream random)
    {
        var lines = map.Split('\n');
        if (random.NextInt(6) == 0)
        {
            return new Damage(
                "cut off",
                Encoding.UTF8.GetBytes(map[..random.NextInt(map.TrimEnd().Length)]),
                Owed.File
            );
        }

        var at = random.NextInt(lines.Length);
        var values = Value().Matches(lines[at]);
        if (values.Count == 0)
        {
            return null;
        }

        var value = values[^1];
        var key = value.Groups["key"].Value;
        var isKey = random.NextInt(5) == 0;
        string[] texts = [.. Nasty.Paths, .. Nasty.Formulas, .. Nasty.Scripts];
        var put = isKey
            ? $"{Json(random.Pick(texts))}: {Json(value.Groups["value"].Value)}"
            : $"\"{key}\": {random.Pick([.. texts.Select(Json), "null", "[]", "{}", "5", "-1e999", "true"])}";
        lines[at] = lines[at].Remove(value.Index, value.Length).Insert(value.Index, put);
        var isOwed = Strict.Contains(key, StringComparer.Ordinal) || isKey;
        // Null is a key that is absent, which is told of the object around it.
        var owed =
            !isOwed ? Owed.Nothing
            : put.EndsWith("null", StringComparison.Ordinal) || isKey ? Owed.File
            : Owed.Line;
        return new Damage($"{key} as {put}", Encoding.UTF8.GetBytes(string.Join('\n', lines)), owed) { Line = at + 1 };
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    [GeneratedRegex("\"(?<key>[^\"]+)\": \"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
