using System.Globalization;
using Dorsal.Messages;
using ExcelDataReader;

namespace Dorsal.Studies.Tables;

/// <summary>Reads a sheet of an Excel workbook (<c>.xlsx</c>) as a table of texts: numbers invariant, dates as ISO 8601, formulas by the values stored with them.</summary>
public static class ExcelTable
{
    /// <summary>Reads a sheet; its first row (after the skipped ones) names the columns.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="place">How messages name it.</param>
    /// <param name="sheet">Name of the sheet; null is the first.</param>
    /// <param name="skipLines">Rows before the header.</param>
    /// <exception cref="StudyException">It is not a workbook, has no such sheet, or its header is merged, doubled or empty.</exception>
    public static Table Read(string path, Place place, string? sheet = null, int skipLines = 0)
    {
        var bytes = TableReader.ReadBytes(path, place);
        var notes = new List<Note>();
        List<TableRow> rows;
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
            Select(reader, place, sheet, notes);
            RefuseMerged(reader, place, skipLines, notes);
            rows = Rows(reader, skipLines);
            notes.AddRange(ExcelCells.WithoutValue(bytes, place));
        }
        catch (StudyException)
        {
            throw;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A damaged workbook makes the parser throw whatever its zip and XML layers throw.
            throw new StudyException(new Note(Grade.Error, "WorkbookBroken", place, fault.GetType().Name), fault);
        }

        return ToTable(rows, place, notes);
    }

    private static void Select(IExcelDataReader reader, Place place, string? sheet, List<Note> notes)
    {
        var names = new List<string>();
        do
        {
            names.Add(reader.Name);
            if (sheet is not null && reader.Name == sheet)
            {
                return;
            }
        } while (reader.NextResult());

        if (sheet is not null)
        {
            throw new StudyException(new Note(Grade.Error, "SheetMissing", place, sheet, string.Join(", ", names)));
        }

        if (names.Count > 1)
        {
            notes.Add(new Note(Grade.Note, "SheetTaken", place, names[0], string.Join(", ", names)));
        }

        reader.Reset();
    }

    private static void RefuseMerged(IExcelDataReader reader, Place place, int header, List<Note> notes)
    {
        foreach (var range in reader.MergeCells ?? [])
        {
            var line = range.FromRow + 1;
            var cells = FormattableString.Invariant(
                $"R{line}C{range.FromColumn + 1}:R{range.ToRow + 1}C{range.ToColumn + 1}"
            );
            if (range.FromRow <= header && range.ToRow >= header)
            {
                throw new StudyException(new Note(Grade.Error, "HeaderMerged", place with { Line = line }, cells));
            }

            if (range.FromRow > header)
            {
                notes.Add(new Note(Grade.Warning, "CellsMerged", place with { Line = line }, cells));
            }
        }
    }

    private static List<TableRow> Rows(IExcelDataReader reader, int skipLines)
    {
        var rows = new List<TableRow>();
        for (var line = 1; reader.Read(); line++)
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Text(reader.GetValue(i));
            }

            if (line > skipLines && (rows.Count == 0 || cells.Any(cell => cell.Length > 0)))
            {
                rows.Add(new TableRow(line, cells));
            }
        }

        return rows;
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            DateTime date when date.TimeOfDay == TimeSpan.Zero => date.ToString(
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture
            ),
            DateTime date => date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()?.Trim() ?? "",
        };

    private static Table ToTable(List<TableRow> rows, Place place, List<Note> notes)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => LastFilled(row.Cells) + 1);
        if (width == 0)
        {
            throw new StudyException(new Note(Grade.Error, "FileEmpty", place));
        }

        var even = rows.ConvertAll(row => row with { Cells = [.. row.Cells.Take(width)] });
        TableReader.CheckHeader(even[0], place);
        return new Table(place, even[0].Cells, even[1..], notes);
    }

    private static int LastFilled(IReadOnlyList<string> cells)
    {
        for (var i = cells.Count - 1; i >= 0; i--)
        {
            if (cells[i].Length > 0)
            {
                return i;
            }
        }

        return -1;
    }
}
