using Parquet;
using Parquet.Schema;

namespace Dorsal.Reports.Tables;

/// <summary>Writes the columns of a table of results as a Parquet file, in row groups so that memory stays bounded.</summary>
internal static class ParquetTable
{
    private const int RowsPerGroup = 50_000;

    public static async Task WriteAsync<T>(
        string path,
        IReadOnlyList<Column<T>> columns,
        IEnumerable<T> rows,
        CancellationToken cancellation
    )
    {
        var fields = columns.Select(FieldOf).ToArray();
        var file = File.Create(path);
        await using (file.ConfigureAwait(false))
        {
            var writer = await ParquetWriter
                .CreateAsync(new ParquetSchema(fields), file, cancellationToken: cancellation)
                .ConfigureAwait(false);
            await using (writer.ConfigureAwait(false))
            {
                foreach (var chunk in rows.Chunk(RowsPerGroup).DefaultIfEmpty([]))
                {
                    using var group = writer.CreateRowGroup();
                    for (var i = 0; i < fields.Length; i++)
                    {
                        await WriteAsync(group, fields[i], columns[i], chunk).ConfigureAwait(false);
                    }
                }
            }
        }
    }

    private static DataField FieldOf<T>(Column<T> column) =>
        column.Kind switch
        {
            CellKind.Number => new DataField<double?>(column.Name),
            CellKind.Count => new DataField<int?>(column.Name),
            _ => new DataField<string>(column.Name),
        };

    private static Task WriteAsync<T>(ParquetRowGroupWriter group, DataField field, Column<T> column, T[] rows) =>
        column switch
        {
            NumberColumn<T> number => group.WriteAsync<double>(
                field,
                Array.ConvertAll(rows, row => number.Cell(row) is var v && double.IsNaN(v) ? (double?)null : v)
            ),
            CountColumn<T> count => group.WriteAsync<int>(field, Array.ConvertAll(rows, row => count.Cell(row))),
            TextColumn<T> text => group.WriteAsync(
                field,
                (IReadOnlyCollection<string>)
                    Array.ConvertAll(rows, row => text.Cell(row) is { Length: > 0 } s ? s : null)!
            ),
            _ => throw new NotSupportedException(column.GetType().Name),
        };
}
