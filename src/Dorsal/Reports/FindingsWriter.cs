using Dorsal.Laboratory;
using Dorsal.Reports.Tables;

namespace Dorsal.Reports;

/// <summary>Writes <c>findings.csv</c> and <c>findings.parquet</c>: a row an outcome of a person.</summary>
/// <remarks>
/// Both hold the same rows and columns. The text file is UTF-8 without byte order mark with LF, numbers read back to the same bits,
/// a missing value is an empty cell, and a text that a spreadsheet would run as a formula has an apostrophe in front.
/// </remarks>
public static class FindingsWriter
{
    /// <summary>Name of the text file.</summary>
    public const string CsvName = "findings.csv";

    /// <summary>Name of the Parquet file.</summary>
    public const string ParquetName = "findings.parquet";

    /// <summary>Writes the text file into a folder that exists.</summary>
    public static void WriteCsv(string folder, IEnumerable<Finding> findings) =>
        ResultTables.Findings.Write(folder, findings);

    /// <summary>Writes the Parquet file into a folder that exists: nullable doubles, whole numbers, and strings that are null where empty.</summary>
    public static Task WriteParquetAsync(
        string folder,
        IEnumerable<Finding> findings,
        CancellationToken cancellation = default
    ) =>
        ParquetTable.WriteAsync(
            Path.Combine(folder, ParquetName),
            ResultTables.Findings.Columns,
            findings,
            cancellation
        );
}
