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
    /// <exception cref="StudyException">Something in it is not possible; each fault has line, column, value and remedy.</exception>
    public static (IReadOnlyList<KnownPerson> People, IReadOnlyList<Note> Notes) Read(string path)
    {
        var place = new Place(Path.GetFileName(path));
        var table = TableReader.Read(path, place, new TableFormat());
        if (table.Rows.Count == 0)
        {
            throw new StudyException(new Note(Grade.Error, "FileEmpty", place));
        }

        var faults = new Faults(place);
        var columns = table.Columns.Select(name => Column(name, place, faults)).ToArray();
        var cells = table.Rows.SelectMany(row => row.Cells).Where(cell => !Missing.Contains(cell)).ToList();
        if (faults.Try(() => NumberStyle.Of(null, cells, place)) is not { } style)
        {
            faults.Throw();
            return ([], []);
        }

        var rows = new Rows(columns, style, place, faults);
        var people = table.Rows.Select((row, i) => rows.Person(row, (ulong)i)).ToList();
        faults.Throw();
        return (people, [.. table.Notes, .. style.Summary()]);
    }

    private static PopulationColumn? Column(string name, Place place, Faults faults)
    {
        var column = PopulationColumn.Find(name);
        if (column is null)
        {
            var known = PopulationColumn.All.Select(c => c.Name).ToList();
            var (all, nearest) = (string.Join(", ", known), Spelling.Nearest(name, known));
            faults.Add(
                new Note(Grade.Error, "CovariateUnknown", place with { Line = 1, Column = name }, name, all, nearest)
            );
        }

        return column;
    }

    // The rows of one table. A column that is not known is null, and its cells are passed over.
    private sealed class Rows(PopulationColumn?[] columns, NumberStyle style, Place file, Faults faults)
    {
        private readonly Dictionary<ulong, int> seen = [];

        public KnownPerson Person(TableRow row, ulong index)
        {
            ulong? id = index;
            var covariates = new Dictionary<Covariate, double?>();
            var genes = new Dictionary<string, int?>(StringComparer.Ordinal);
            foreach (var (column, cell) in columns.Zip(row.Cells))
            {
                var place = file with { Line = row.Line, Column = column?.Name };
                if (column is { IsPerson: true })
                {
                    id = Number(cell, place);
                }
                else if (column is null || Missing.Contains(cell, StringComparer.Ordinal))
                {
                    continue;
                }
                else if (column.Gene is { } gene)
                {
                    genes[gene.Name] = (int?)Value(column, cell, place);
                }
                else
                {
                    covariates[column.Covariate!.Value] = Value(column, cell, place);
                }
            }

            if (id is { } number && !seen.TryAdd(number, row.Line))
            {
                Fault("PersonTwice", file with { Line = row.Line }, Text(number), Text(seen[number]));
            }

            return new KnownPerson(id ?? index, covariates, genes);
        }

        private double? Value(PopulationColumn column, string cell, Place place)
        {
            var notes = new List<Note>();
            var text = faults.Try(() => style.Read(cell, place, notes));
            if (text is null)
            {
                return null;
            }

            if (notes.Count > 0)
            {
                Fault("PopulationNotANumber", place, cell, column.Expected);
                return null;
            }

            var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (column.Allows(value))
            {
                return value;
            }

            Fault("PopulationValueWrong", place, cell, column.Expected);
            return null;
        }

        private ulong? Number(string cell, Place place)
        {
            if (long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return (ulong)id;
            }

            Fault("PersonNumberWrong", place, cell);
            return null;
        }

        private void Fault(string code, Place place, string value, string? limit = null) =>
            faults.Add(new Note(Grade.Error, code, place, value, limit));

        private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
    }
}
