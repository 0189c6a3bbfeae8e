using System.Security.Cryptography;
using Parquet;
using Parquet.Schema;

namespace Dorsal.Courses.Simulation;

/// <summary>Writes files that are there whole or not at all: filled under another name, renamed at the end.</summary>
internal static class PartFile
{
    private const string Unfinished = ".unfinished";

    // The compressor hashes with the instructions that the machine has, so its bytes depend on it; numbers of chance hardly shrink anyway.
    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.None };

    /// <summary>Writes a table as a Parquet file; returns the SHA-256 of its bytes.</summary>
    public static async Task<string> WriteAsync(string path, NumberTable table, CancellationToken cancellation)
    {
        await WriteAsync(path, stream => WriteAsync(stream, table, cancellation)).ConfigureAwait(false);
        return await HashAsync(path, cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes a text as UTF-8.</summary>
    public static Task WriteAsync(string path, string text) =>
        WriteAsync(path, stream => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text)).AsTask());

    /// <summary>Lets <paramref name="write"/> fill a file and puts it in its place; nothing stays behind where that fails.</summary>
    /// <remarks>
    /// The name while it is filled is always the same: what a killed run left is written over by the next one.
    /// </remarks>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var current = path + Unfinished;
        try
        {
            var stream = new FileStream(current, FileMode.Create, FileAccess.Write, FileShare.None);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(current, path, overwrite: true);
        }
        catch
        {
            File.Delete(current);
            throw;
        }
    }

    /// <summary>The SHA-256 of a file, or empty where it is not there.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false));
        }
    }

    private static async Task WriteAsync(Stream stream, NumberTable table, CancellationToken cancellation)
    {
        var fields = table.Columns.Select(FieldOf).ToArray();
        var writer = await ParquetWriter
            .CreateAsync(new ParquetSchema(fields), stream, Options, cancellationToken: cancellation)
            .ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < fields.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                await WriteAsync(group, fields[i], table.Columns[i].Cells).ConfigureAwait(false);
            }
        }
    }

    private static DataField FieldOf(TableColumn column) =>
        column.Cells switch
        {
            double[] => new DataField<double>(column.Name),
            float[] => new DataField<float>(column.Name),
            long[] => new DataField<long>(column.Name),
            int[] => new DataField<int>(column.Name),
            _ => new DataField<string>(column.Name),
        };

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, Array cells) =>
        cells switch
        {
            double[] numbers => group.WriteAsync<double>(field, numbers),
            float[] numbers => group.WriteAsync<float>(field, numbers),
            long[] numbers => group.WriteAsync<long>(field, numbers),
            int[] numbers => group.WriteAsync<int>(field, numbers),
            string[] words => group.WriteAsync(field, (IReadOnlyCollection<string>)words),
            _ => throw new NotSupportedException(cells.GetType().Name),
        };
}
