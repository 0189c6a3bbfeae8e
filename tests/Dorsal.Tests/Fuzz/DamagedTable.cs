using System.Globalization;
using System.Text;
using Dorsal.Numerics;
using Dorsal.Studies;
using static System.FormattableString;

namespace Dorsal.Tests.Fuzz;

/// <summary>Damages a table in one place, and knows what is owed for it.</summary>
internal sealed class DamagedTable
{
    private readonly string path;
    private readonly string[] header;
    private readonly List<string[]> rows;
    private readonly IReadOnlyList<FuzzColumn> columns;
    private readonly IReadOnlyList<string>? wholeFile;
    private readonly RandomStream random;

    /// <summary>Reads a table that is whole.</summary>
    /// <param name="path">Its path in the study.</param>
    /// <param name="bytes">The table.</param>
    /// <param name="wholeFile">Whose findings may change when the file cannot be read; null: everybody's.</param>
    /// <param name="random">What is random in the damage.</param>
    public DamagedTable(string path, byte[] bytes, IReadOnlyList<string>? wholeFile, RandomStream random)
    {
        (this.path, this.wholeFile, this.random) = (path, wholeFile, random);
        var lines = Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n');
        header = lines[0].Split('\t');
        rows = [.. lines[1..].Select(line => line.Split('\t'))];
        columns = FuzzColumn.Of(path, header);
    }

    private bool IsRecording => path.StartsWith("sub-", StringComparison.Ordinal);

    /// <summary>One damage, or null where the table has nothing that it could hit.</summary>
    public Damage? Next()
    {
        var row = random.NextInt(rows.Count);
        return random.NextInt(16) switch
        {
            0 or 1 => NoNumber(row),
            2 => Impossible(row),
            3 => OtherNumber(row),
            4 => UnknownWord(row),
            5 => Emptied(row),
            6 => Ragged(row),
            7 => random.NextInt(2) == 0 ? Doubled(row) : Removed(row),
            8 => WithoutColumn(),
            9 => ColumnTwice(),
            10 => Hostile(row),
            11 or 12 => Id(row),
            13 => BrokenCell(row),
            14 => WithoutRows(),
            _ => MoreColumns(),
        };
    }

    private Damage? NoNumber(int row) =>
        Find(c => c.HasNumbers) is { } column
            ? At(row, column, random.Pick(NoNumbersOf(column)), "no number", Owed.Line) with
            {
                IsOfCheck = IsUnused(row, column),
            }
            : null;

    // Where a limit may be written, a number behind its sign is one.
    private static IReadOnlyList<string> NoNumbersOf(FuzzColumn column) =>
        column.Kind == PartKind.Bounded ? [.. Nasty.NoNumbers.Except(["<5", ">50"])] : Nasty.NoNumbers;

    private Damage? Impossible(int row) =>
        Find(c => c.Low is not null || c.High is not null) is { } column
            ? At(
                row,
                column,
                random.Pick([.. new[] { column.Low, column.High, "1e308", "-1e308" }.OfType<string>()]),
                "an impossible number",
                Owed.Line
            ) with
            {
                // The check alone knows the limits of what is no measured value: minutes, numbers of pulses.
                IsOfCheck = IsUnused(row, column) || (IsRecording && !column.IsValue),
            }
            : null;

    // A trial that the examiner rejected is not read, nor is a cell that its row does not need, such as the pulse of a whole train.
    private bool IsUnused(int row, FuzzColumn column) =>
        IsRecording && (rows[row].Contains("rejected") || (rows[row][Index(column)] == "n/a" && !column.IsValue));

    // Half of what stood there is a number that might have been measured.
    private Damage? OtherNumber(int row) =>
        Find(c => c.HasNumbers) is { } column
        && double.TryParse(rows[row][Index(column)], CultureInfo.InvariantCulture, out var value)
            ? At(row, column, (value / 2).ToString("R", CultureInfo.InvariantCulture), "another number", Owed.Nothing)
            : null;

    private Damage? UnknownWord(int row)
    {
        if (Find(c => c.Kind == PartKind.Word) is not { } column)
        {
            return null;
        }

        var damage = At(row, column, random.Pick(["unheard", "F M", .. Nasty.Formulas]), "an unknown word", Owed.Line);
        return damage with { IsOfCheck = IsRecording };
    }

    private Damage? Emptied(int row)
    {
        var column = random.Pick(columns);
        var isOwed = column.IsValue || (column.IsNeeded && (!IsRecording || column.Kind == PartKind.Word));
        // A row of a tonic table may be there for its event alone.
        isOwed &= rows[row][Index(column)] != TrialTable.Missing;
        isOwed &= !(path.Contains("tonic", StringComparison.Ordinal) && column.IsValue);
        var damage = At(
            row,
            column,
            random.Pick(["", TrialTable.Missing]),
            "a missing cell",
            isOwed ? Owed.Line : Owed.Nothing
        );
        return damage with { Value = "" };
    }

    private Damage Ragged(int row)
    {
        var cells = random.NextInt(2) == 0 && header.Length > 1 ? rows[row][..^1] : [.. rows[row], "x"];
        return new Damage("a ragged row", Joined(row, cells), Owed.Line) { Line = row + 2, Touched = wholeFile };
    }

    private Damage Doubled(int row)
    {
        string[][] twice = [.. rows, rows[row]];
        var labels = IsRecording
            ? ColumnTable
                .For(RecordingFile.FromPath(path)!.Task, "qst")
                .Where(part => part.Key == PartKey.Label)
                .Select(part => part.Name)
                .ToList()
            : [];
        var isOwed =
            !IsRecording || labels.TrueForAll(l => header.Contains(l) && rows[row][Array.IndexOf(header, l)] != "n/a");
        return new Damage("a row twice", Text(header, twice), isOwed ? Owed.Line : Owed.Nothing)
        {
            Line = twice.Length + 1,
            Touched = OfRow(row),
            IsOfCheck = IsRecording,
        };
    }

    private Damage Removed(int row) =>
        new("a row less", Text(header, [.. rows.Where((_, i) => i != row)]), Owed.Nothing) { Touched = OfRow(row) };

    private Damage? WithoutColumn() =>
        Find(c => c.IsNeeded) is { } column
            ? new Damage(
                $"no column {column.Name}",
                Text(Less(header, column), [.. rows.Select(row => Less(row, column))]),
                Owed.File
            )
            {
                Touched = wholeFile,
                // palpation's site, cpm's and others' keys; the measurement can do without some that the format asks for.
                IsOfCheck = column is { Kind: PartKind.Label, Name: not "date" } && IsRecording,
            }
            : null;

    private Damage ColumnTwice()
    {
        var column = random.NextInt(header.Length);
        return new Damage(
            "a column twice",
            Text([.. header, header[column]], [.. rows.Select(row => (string[])[.. row, row[column]])]),
            Owed.File
        )
        {
            Touched = wholeFile,
        };
    }

    // What may stand in a cell of words is data, also where it would do harm elsewhere; HostileOutputTests looks at the outputs.
    private Damage? Hostile(int row) =>
        Find(c => c is { Kind: PartKind.Label, IsId: false, Name: not "date" }) is { } column
            ? At(
                row,
                column,
                random.Pick([.. Nasty.Formulas, .. Nasty.Scripts, .. Nasty.Paths]),
                "hostile text",
                Owed.Nothing
            )
            : null;

    private Damage? Id(int row)
    {
        if (Find(c => c.IsId) is not { } column)
        {
            return Find(c => c.Name == "date") is { } date
                ? At(row, date, random.Pick(["2026-02-30", "1/2/2026", "yesterday", "=NOW()"]), "no date", Owed.Line)
                : null;
        }

        var text = random.Pick([
            .. Nasty.Paths,
            .. Nasty.Formulas,
            .. Nasty.Scripts,
            "sub-",
            "sub-1 2",
            "sub-ü",
            "sub-1\u202e",
        ]);
        // CON is a label like another; that there is nobody of that name is told of the folder or the row.
        return text == "CON" && path == "participants.tsv"
            ? At(row, column, text, "another person", Owed.File) with
            {
                Value = "",
            }
            : At(row, column, text, "no id", Owed.Line);
    }

    private Damage BrokenCell(int row)
    {
        var column = random.Pick(columns);
        var cell = rows[row][Index(column)];
        var text = random.Pick(["\0" + cell, cell + "\0", "\"" + cell, cell + "\"x", "a\rb", "a\nb"]);
        return new Damage($"{Shown(text)} in {column.Name}", Joined(row, With(row, column, text)), Owed.File)
        {
            Touched = wholeFile,
        };
    }

    private Damage WithoutRows() =>
        random.NextInt(2) == 0
            ? new Damage("an empty file", [], Owed.File) { Touched = wholeFile }
            : new Damage("no rows", Text(header, []), Owed.File) { Touched = wholeFile };

    private Damage MoreColumns() =>
        new(
            "a column more",
            Text([.. header, "remark"], [.. rows.Select(row => (string[])[.. row, random.Pick(Nasty.Formulas)])]),
            // A further column of given values is a further given value, and these are no numbers.
            path.StartsWith("phenotype/", StringComparison.Ordinal)
                ? Owed.File
                : Owed.Nothing
        )
        {
            Touched = [],
        };

    private Damage At(int row, FuzzColumn column, string text, string what, Owed owed) =>
        new($"{what} in {column.Name}", Joined(row, With(row, column, text)), owed)
        {
            Line = row + 2,
            Value = text.Trim(),
            Touched = OfRow(row),
        };

    private string[] With(int row, FuzzColumn column, string text)
    {
        string[] cells = [.. rows[row]];
        cells[Index(column)] = text;
        return cells;
    }

    private FuzzColumn? Find(Func<FuzzColumn, bool> isFit) =>
        columns.Where(isFit).ToList() is { Count: > 0 } fit ? random.Pick(fit) : null;

    private int Index(FuzzColumn column) => Array.IndexOf(header, column.Name);

    private string[] Less(string[] cells, FuzzColumn column) => [.. cells.Where((_, i) => i != Index(column))];

    // Where a fault of the file may change everybody's findings, one of a row may change only its person's.
    private IReadOnlyList<string> OfRow(int row) => wholeFile ?? [rows[row][0]["sub-".Length..]];

    private byte[] Joined(int row, string[] cells) => Text(header, [.. rows[..row], cells, .. rows[(row + 1)..]]);

    private static byte[] Text(string[] header, IReadOnlyList<string[]> rows) =>
        Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(header).Select(cells => string.Join('\t', cells) + "\n")));

    private static string Shown(string text) =>
        string.Concat(text.Select(c => c < ' ' ? Invariant($"\\x{(int)c:x2}") : $"{c}"));
}
