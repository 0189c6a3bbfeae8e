using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Studies.Writing;

namespace Dorsal.Studies.Import;

/// <summary>The table that is imported, with the columns that the map names found in it.</summary>
internal sealed class SourceTable
{
    private readonly ColumnFinder finder;
    private readonly HashSet<string> missing;
    private readonly List<Note> notes;
    private readonly HashSet<(string, string)> unknownLevels = [];

    private SourceTable(Table table, IReadOnlyList<string> missing, List<Note> notes)
    {
        Table = table;
        this.notes = notes;
        this.missing = new HashSet<string>(missing, StringComparer.Ordinal) { "", TrialTable.Missing };
        finder = new ColumnFinder(table, notes);
    }

    public Table Table { get; }

    /// <summary>Opens a csv, tsv or xlsx file, or the information table of a folder.</summary>
    /// <exception cref="StudyException">It cannot be read.</exception>
    public static SourceTable Open(string source, MapTable map, List<Note> notes)
    {
        var path = source;
        if (Directory.Exists(source))
        {
            path = map.File is null
                ? throw new StudyException(new Note(Grade.Error, "SourceIsFolder", new Place(source), source))
                : SafePath.Below(Path.GetFullPath(source), map.File);
        }

        var place = new Place(Path.GetFileName(path));
        var table = path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
            ? ExcelTable.Read(path, place, map.Sheet, map.Format.SkipLines)
            : TableReader.Read(path, place, map.Format);
        notes.AddRange(table.Notes);
        table = table with { Rows = [.. table.Rows.Skip(map.Format.HeaderRows - 1)] };
        return new SourceTable(WithoutEmptyRows(table, notes), map.Missing, notes);
    }

    /// <summary>Finds the columns of a source, so that a wrong name is an error before anything is written.</summary>
    public void Bind(MapSource? source)
    {
        foreach (var column in source?.Columns ?? [])
        {
            _ = Find(column, source!.Place);
        }
    }

    /// <summary>Position of a column; see <see cref="ColumnFinder.Find"/>.</summary>
    public int Find(string column, Place place) => finder.Find(column, place);

    /// <summary>Columns that the map does not name.</summary>
    public IEnumerable<string> Unused => finder.Unused;

    /// <summary>Whether a text stands for a missing value.</summary>
    public bool IsMissing(string text) => missing.Contains(text);

    /// <summary>A cell; empty where it holds a word for a missing value.</summary>
    public string Cell(TableRow row, int column) => missing.Contains(row.Cells[column]) ? "" : row.Cells[column];

    /// <summary>Where a cell stands.</summary>
    public Place PlaceOf(TableRow row, int column) =>
        Table.Place with
        {
            Line = row.Line,
            Column = Table.Columns[column],
        };

    /// <summary>Where a source's text stands in a row: its first column's cell, or the row.</summary>
    public Place PlaceOf(TableRow row, MapSource source) =>
        source.Columns.FirstOrDefault() is { } column
            ? PlaceOf(row, Find(column, source.Place))
            : Table.Place with
            {
                Line = row.Line,
            };

    /// <summary>The text that a source yields for a row; empty where it is missing.</summary>
    public string Text(TableRow row, MapSource? source)
    {
        if (source is null)
        {
            return "";
        }

        var pieces = source.Pieces.Select(p => p.IsColumn ? Cell(row, Find(p.Text, source.Place)) : p.Text).ToList();
        var isMissing = source.Pieces.Zip(pieces).Any(pair => pair.First.IsColumn && pair.Second.Length == 0);
        var text = isMissing ? "" : string.Concat(pieces);
        if (source.Levels is not { } levels || text.Length == 0)
        {
            return text;
        }

        if (levels.TryGetValue(text, out var level))
        {
            return level;
        }

        if (unknownLevels.Add((source.Place.Column ?? "", text)))
        {
            notes.Add(
                new Note(Grade.Warning, "LevelUnknown", PlaceOf(row, source), text, string.Join(", ", levels.Keys))
            );
        }

        return text;
    }

    private static Table WithoutEmptyRows(Table table, List<Note> notes)
    {
        var empty = table.Rows.Where(row => row.Cells.All(cell => cell.Length == 0)).ToList();
        if (empty.Count == 0)
        {
            return table;
        }

        notes.Add(
            new Note(
                Grade.Note,
                "RowsEmpty",
                table.Place with
                {
                    Line = empty[0].Line,
                },
                FormattableString.Invariant($"{empty.Count}")
            )
        );
        return table with { Rows = [.. table.Rows.Where(row => row.Cells.Any(cell => cell.Length > 0))] };
    }
}
