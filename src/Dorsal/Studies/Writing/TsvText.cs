using System.Text;

namespace Dorsal.Studies.Writing;

/// <summary>Writes BIDS tables: tabs, LF, UTF-8 without mark, <c>n/a</c> where a cell is missing.</summary>
/// <remarks>
/// A cell with a tab, a line break or a quotation mark is quoted as in RFC 4180; <see cref="Tables.TableReader"/>, pandas and R read
/// it back the same.
/// </remarks>
internal static class TsvText
{
    /// <summary>The text of a table.</summary>
    /// <param name="header">Column names, or null for a signal, which has no header row.</param>
    /// <param name="rows">The cells.</param>
    public static string Of(IReadOnlyList<string>? header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        if (header is not null)
        {
            Append(text, header, header.Count);
        }

        foreach (var row in rows)
        {
            Append(text, row, header?.Count ?? row.Count);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> cells, int width)
    {
        if (cells.Count != width)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A row has {cells.Count} cells where the table has {width} columns."),
                nameof(cells)
            );
        }

        for (var i = 0; i < cells.Count; i++)
        {
            text.Append(i == 0 ? "" : "\t").Append(Cell(cells[i]));
        }

        text.Append('\n');
    }

    private static string Cell(string cell) =>
        cell.Length == 0 ? TrialTable.Missing
        : cell.AsSpan().IndexOfAny("\t\r\n\"") < 0 ? cell
        : '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
