using System.Globalization;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.Studies.Import;
using Dorsal.Studies.Tables;

namespace Dorsal.People;

/// <summary>
/// Reads what is known of people: a table with a row a person, columns named like <see cref="Covariate"/> in snake case and like
/// the genes' symbols, and, if wanted, <c>person</c> with the person's number (else the rows are numbered from 0).
/// </summary>
/// <remarks>An empty cell and a column that is not there are drawn. Nothing impossible is let through.</remarks>
public static class PopulationFile
{
    /// <summary>The column with a person's number.</summary>
    public const string PersonColumn = "person";

    private static readonly string[] Missing = ["", "n/a", "NA"];

    /// <summary>The people of a table, and what was found out while reading it.</summary>
    /// <param name="path">The file: separated by commas, semicolons or tabs, with decimal points or decimal commas.</param>
    /// <exception cref="StudyException">Something in it is not possible; the note has line, column, value and remedy.</exception>
    public static (IReadOnlyList<KnownPerson> People, IReadOnlyList<Note> Notes) Read(string path)
    {
        var place = new Place(Path.GetFileName(path));
        var table = TableReader.Read(path, place, new TableFormat());
        var columns = table.Columns.Select(name => PopulationColumn.Find(name) ?? throw Unknown(name, place)).ToArray();
        if (table.Rows.Count == 0)
        {
            throw new StudyException(new Note(Grade.Error, "FileEmpty", place));
        }

        var cells = table.Rows.SelectMany(row => row.Cells).Where(cell => !Missing.Contains(cell)).ToList();
        var style = NumberStyle.Of(null, cells, place);
        var seen = new Dictionary<ulong, int>();
        var people = table.Rows.Select((row, i) => Person(row, (ulong)i, columns, style, place, seen)).ToList();
        return (people, [.. table.Notes, .. style.Summary()]);
    }

    private static KnownPerson Person(
        TableRow row,
        ulong id,
        PopulationColumn[] columns,
        NumberStyle style,
        Place file,
        Dictionary<ulong, int> seen
    )
    {
        var covariates = new Dictionary<Covariate, double?>();
        var genes = new Dictionary<string, int?>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
        {
            var (column, cell) = (columns[i], row.Cells[i]);
            var place = file with { Line = row.Line, Column = column.Name };
            if (column.IsPerson)
            {
                id = Number(cell, place);
            }
            else if (Missing.Contains(cell, StringComparer.Ordinal))
            {
                continue;
            }
            else if (column.Gene is { } gene)
            {
                genes[gene.Name] = (int)Value(column, cell, style, place);
            }
            else
            {
                covariates[column.Covariate!.Value] = Value(column, cell, style, place);
            }
        }

        return seen.TryAdd(id, row.Line)
            ? new KnownPerson(id, covariates, genes)
            : throw Fault("PersonTwice", file with { Line = row.Line }, Text(id), Text(seen[id]));
    }

    private static double Value(PopulationColumn column, string cell, NumberStyle style, Place place)
    {
        var notes = new List<Note>();
        var text = style.Read(cell, place, notes);
        if (notes.Count > 0)
        {
            throw Fault("PopulationNotANumber", place, cell, column.Expected);
        }

        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return column.Allows(value) ? value : throw Fault("PopulationValueWrong", place, cell, column.Expected);
    }

    private static ulong Number(string cell, Place place) =>
        long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (ulong)id
            : throw Fault("PersonNumberWrong", place, cell);

    private static StudyException Unknown(string name, Place place)
    {
        var known = PopulationColumn.All.Select(column => column.Name).ToList();
        return new StudyException(
            new Note(
                Grade.Error,
                "CovariateUnknown",
                place with
                {
                    Line = 1,
                    Column = name,
                },
                name,
                string.Join(", ", known),
                Spelling.Nearest(name, known)
            )
        );
    }

    private static StudyException Fault(string code, Place place, string value, string? limit = null) =>
        new(new Note(Grade.Error, code, place, value, limit));

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
