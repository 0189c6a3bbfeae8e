using Dorsal.Messages;
using Parquet;
using Parquet.Schema;

namespace Dorsal.Courses.Simulation;

/// <summary>Reads a table of a simulation's part, column by column.</summary>
internal sealed class PartTable : IAsyncDisposable
{
    private readonly string path;
    private readonly ParquetReader reader;
    private readonly ParquetRowGroupReader group;

    private PartTable(string path, ParquetReader reader)
    {
        (this.path, this.reader) = (path, reader);
        group = reader.OpenRowGroupReader(0);
    }

    /// <summary>Its rows.</summary>
    public int Rows => (int)group.RowCount;

    /// <summary>Opens a table.</summary>
    public static async Task<PartTable> OpenAsync(string path, CancellationToken cancellation) =>
        new(path, await ParquetReader.CreateAsync(path, null, cancellation).ConfigureAwait(false));

    /// <summary>A column of numbers.</summary>
    /// <exception cref="StudyException">There is no such column.</exception>
    public async Task<T[]> NumbersAsync<T>(string column, CancellationToken cancellation)
        where T : struct
    {
        var cells = new T[Rows];
        await group.ReadAsync(Find(column), cells.AsMemory(), null, cancellation).ConfigureAwait(false);
        return cells;
    }

    /// <summary>A column of words.</summary>
    /// <exception cref="StudyException">There is no such column.</exception>
    public async Task<string[]> WordsAsync(string column, CancellationToken cancellation)
    {
        var cells = new string?[Rows];
        await group.ReadAsync(Find(column), cells.AsMemory(), null, cancellation).ConfigureAwait(false);
        return Array.ConvertAll(cells, cell => cell ?? "");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        group.Dispose();
        return reader.DisposeAsync();
    }

    private DataField Find(string column) =>
        reader.Schema.DataFields.FirstOrDefault(field => field.Name == column)
        ?? throw new StudyException(
            new Note(Grade.Error, "SimulationColumnMissing", new Place(path, null, column), column)
        );
}
