using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Dorsal.Tests.Numerics.Signals;

/// <summary>
/// The 12 trials of Santos and Duarte (PeerJ 2016;4:e2648, CC BY 4.0) in the shared folder, which stays outside the repository:
/// environment variable DORSAL_SHARED, or ../shared beside the repository.
/// </summary>
internal static class SharedPosturography
{
    public const double SamplingHz = 100;

    public static string Folder
    {
        get
        {
            var shared = Environment.GetEnvironmentVariable("DORSAL_SHARED");
            var root = string.IsNullOrEmpty(shared) ? Path.Combine(RepositoryRoot(), "..", "shared") : shared;
            var folder = Path.Combine(root, "data", "posturography_bds");
            Assert.SkipUnless(Directory.Exists(folder), $"No folder {folder}: set DORSAL_SHARED.");
            return folder;
        }
    }

    /// <summary>One row of the authors' own results.</summary>
    public static IEnumerable<(string Trial, double Area, double Velocity, double MeanFrequency)> AuthorsTable()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "BDSinfoCOP.txt"));
        var header = lines[0].Split('\t');
        int Column(string name) => Array.IndexOf(header, name);
        foreach (var cells in lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t')))
        {
            double Number(string name) => double.Parse(cells[Column(name)], CultureInfo.InvariantCulture);
            yield return (cells[0], Number("COParea"), Number("COPvelo"), Number("COPmfreq"));
        }
    }

    /// <summary>Centre of pressure of a trial in cm: front-back, then left-right.</summary>
    public static (double[] X, double[] Y) Read(string trial)
    {
        using var file = File.OpenRead(Path.Combine(Folder, trial + ".txt.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var (x, y) = (new List<double>(6000), new List<double>(6000));
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split('\t');
            x.Add(double.Parse(cells[7], CultureInfo.InvariantCulture));
            y.Add(double.Parse(cells[8], CultureInfo.InvariantCulture));
        }
        return ([.. x], [.. y]);
    }

    private static string RepositoryRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dorsal.slnx")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
