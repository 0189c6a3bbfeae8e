using CsvHelper;

namespace Dorsal.Reports.Tables;

/// <summary>A table of results as a text file: UTF-8 without byte order mark, LF, numbers without culture.</summary>
/// <param name="FileName">Its name in the folder of results; <c>.csv</c> is separated by commas, <c>.tsv</c> by tabs.</param>
/// <param name="Columns">Its columns, in order.</param>
internal sealed record ResultTable<T>(string FileName, IReadOnlyList<Column<T>> Columns)
{
    /// <summary>How a missing value is written: nothing in <c>.csv</c>, <c>n/a</c> in <c>.tsv</c>, as BIDS asks.</summary>
    public string Missing => IsTabSeparated ? "n/a" : "";

    private bool IsTabSeparated => FileName.EndsWith(".tsv", StringComparison.Ordinal);

    /// <summary>Writes all rows into a file of the folder.</summary>
    public void Write(string folder, IEnumerable<T> rows)
    {
        using var open = Open(folder);
        foreach (var row in rows)
        {
            open.Write(row);
        }
    }

    /// <summary>Opens the file for writing row by row; the header is written at once.</summary>
    public OpenTable<T> Open(string folder)
    {
        var options = new CsvWriterOptions { NewLine = "\n", Separator = IsTabSeparated ? '\t' : ',' };
        return new OpenTable<T>(this, CsvWriter.ToFile(Path.Combine(folder, FileName), options));
    }

    /// <summary>A cell as it stands in the file. A tab-separated file has no line breaks and tabs inside cells.</summary>
    public string CellOf(Column<T> column, T row)
    {
        var text = column.Write(row) ?? Missing;
        return IsTabSeparated ? text.ReplaceLineEndings(" ").Replace('\t', ' ') : text;
    }
}

/// <summary>A table of results that is being written.</summary>
internal sealed class OpenTable<T> : IDisposable
{
    private readonly ResultTable<T> table;
    private readonly CsvWriter writer;

    public OpenTable(ResultTable<T> table, CsvWriter writer)
    {
        this.table = table;
        this.writer = writer;
        foreach (var column in table.Columns)
        {
            writer.WriteField(column.Name);
        }

        writer.EndRecord();
    }

    public void Write(T row)
    {
        foreach (var column in table.Columns)
        {
            writer.WriteField(table.CellOf(column, row));
        }

        writer.EndRecord();
    }

    public void Dispose() => writer.Dispose();
}
