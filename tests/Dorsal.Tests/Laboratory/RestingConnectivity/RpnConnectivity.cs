using System.Globalization;
using System.IO.Compression;
using Dorsal.Numerics.Networks;

namespace Dorsal.Tests.Laboratory.RestingConnectivity;

/// <summary>
/// Partial correlations of the published data set by the steps of its SOURCE.txt: 123 columns by index (global signal first); volumes
/// whose framewise displacement is above 0.15 mm are left out (the first volume has none); each column standardised (divisor n);
/// constant columns missing; partial correlation on a Ledoit-Wolf covariance.
/// </summary>
internal static class RpnConnectivity
{
    public const int Regions = 123;
    private const double LargestDisplacement = 0.15;

    /// <summary>The names of the recordings of a centre.</summary>
    public static IReadOnlyList<string> Names(string centre) =>
        [
            .. Directory
                .GetFiles(Path.Combine(SharedData.Folder("rpn_qst_rsfmri"), "timeseries", centre), "*.tsv.gz")
                .Select(path => Path.GetFileName(path)[..^".tsv.gz".Length])
                .Order(StringComparer.Ordinal),
        ];

    public static double[,] Partial(string centre, string name) => Correlations.Partial(Columns(centre, name));

    /// <summary>The upper triangle row by row; what is missing is NaN.</summary>
    public static double[] Edges(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        return
        [
            .. Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1).Select(j => matrix[i, j])),
        ];
    }

    private static double[][] Columns(string centre, string name)
    {
        var data = SharedData.Folder("rpn_qst_rsfmri");
        using var file = File.OpenRead(Path.Combine(data, "timeseries", centre, name + ".tsv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var rows = text.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => Array.ConvertAll(line.Split('\t'), Number))
            .ToList();
        var displacements = File.ReadAllLines(Path.Combine(data, "fd", centre, $"FD_{name}.txt"))
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(Number)
            .Prepend(0)
            .ToList();
        Assert.Equal(rows.Count, displacements.Count);
        var kept = rows.Where((_, i) => displacements[i] <= LargestDisplacement).ToList();
        return [.. Enumerable.Range(0, Regions).Select(i => kept.Select(row => row[i]).ToArray())];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
