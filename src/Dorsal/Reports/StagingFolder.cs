namespace Dorsal.Reports;

/// <summary>A hidden folder in which results are written before they are put in place all at once.</summary>
internal sealed class StagingFolder : IDisposable
{
    private const string Prefix = ".dorsal-partial";
    private readonly string target;

    /// <summary>Makes an empty staging folder inside the target; what a killed run left there is removed.</summary>
    public StagingFolder(string target)
    {
        this.target = Directory.CreateDirectory(target).FullName;
        Path = System.IO.Path.Combine(target, Prefix);
        Dispose();
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <summary>
    /// Puts every file in place, each by a rename. Pages of an earlier run's people are removed; other files are left alone.
    /// </summary>
    public void Commit()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path))
        {
            var place = Directory
                .CreateDirectory(System.IO.Path.Combine(target, System.IO.Path.GetFileName(folder)))
                .FullName;
            foreach (var page in Directory.EnumerateFiles(place, "sub-*.html"))
            {
                File.Delete(page);
            }

            MoveFiles(folder, place);
        }

        MoveFiles(Path, target);
    }

    private static void MoveFiles(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Move(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)), overwrite: true);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
