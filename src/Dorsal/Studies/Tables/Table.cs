using Dorsal.Messages;

namespace Dorsal.Studies.Tables;

/// <summary>A row of text cells and the line on which it stands.</summary>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Cells">One text per column; surrounding white space removed.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells);

/// <summary>A text table with named columns, as it stands in a file.</summary>
/// <param name="Place">The file.</param>
/// <param name="Columns">Column names, unique.</param>
/// <param name="Rows">The rows; each has a cell for each column.</param>
/// <param name="Notes">What was found out while reading: the encoding, the separator.</param>
public sealed record Table(
    Place Place,
    IReadOnlyList<string> Columns,
    IReadOnlyList<TableRow> Rows,
    IReadOnlyList<Note> Notes
)
{
    /// <summary>The warning that the table has no rows; nothing where it has some.</summary>
    public IEnumerable<Note> WithoutRows => Rows.Count > 0 ? [] : [new Note(Grade.Warning, "FileEmpty", Place)];

    /// <summary>Position of a column, or -1.</summary>
    public int Find(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Position of a column that must be there.</summary>
    /// <exception cref="StudyException">The column is missing; the note names those that exist.</exception>
    public int Require(string column)
    {
        var index = Find(column);
        return index >= 0
            ? index
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "ColumnMissing",
                    Place with
                    {
                        Line = 1,
                        Column = column,
                    },
                    column,
                    string.Join(", ", Columns)
                )
            );
    }
}
