using System.Globalization;
using Parquet;

namespace Dorsal.Tests.Reports;

/// <summary>Reads a column of a Parquet file as a text file would show it.</summary>
internal static class ParquetCells
{
    public static async Task<IReadOnlyList<string>> ReadAsync(ParquetReader reader, int column)
    {
        using var group = reader.OpenRowGroupReader(0);
        var field = reader.Schema.DataFields[column];
        var count = (int)group.RowCount;
        if (field.ClrType == typeof(double))
        {
            var numbers = new double?[count];
            await group.ReadAsync<double>(field, numbers.AsMemory());
            return [.. numbers.Select(n => n?.ToString("R", CultureInfo.InvariantCulture) ?? "")];
        }

        if (field.ClrType == typeof(int))
        {
            var counts = new int?[count];
            await group.ReadAsync<int>(field, counts.AsMemory());
            return [.. counts.Select(n => n?.ToString(CultureInfo.InvariantCulture) ?? "")];
        }

        var texts = new string?[count];
        await group.ReadAsync(field, texts.AsMemory());
        return [.. texts.Select(text => text ?? "")];
    }
}
