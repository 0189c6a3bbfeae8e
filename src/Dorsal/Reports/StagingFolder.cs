namespace Dorsal.Reports;

/// <summary>A hidden folder in which results are written before they are put in place, file by file, each by a rename.</summary>
/// <remarks>
/// A run that is killed while it writes leaves the earlier results untouched. One that is killed while it puts files in place leaves
/// whole files, some of each run, and the rest of the new ones in a folder named complete: the next run puts those in place first.
/// </remarks>
internal sealed class StagingFolder : IDisposable
{
    private const string Partial = ".dorsal-partial";
    private const string Complete = ".dorsal-complete";
    private const string Pages = "sub-*.html";
    private readonly string target;

    /// <summary>Makes an empty staging folder inside the target; what a killed run left there is finished or removed.</summary>
    public StagingFolder(string target)
    {
        this.target = Directory.CreateDirectory(target).FullName;
        Path = In(Partial);
        if (Directory.Exists(In(Complete)))
        {
            PutInPlace();
        }

        Dispose();
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <summary>
    /// Puts every file in place. Pages of an earlier run's people are removed; other files are left alone.
    /// </summary>
    public void Commit()
    {
        Directory.Move(Path, In(Complete));
        PutInPlace();
    }

    // A folder takes over what is not Dorsal's before it replaces the old one. Each step can be repeated from the start, at whatever point it was broken off.
    private void PutInPlace()
    {
        var complete = In(Complete);
        foreach (var folder in Directory.EnumerateDirectories(complete))
        {
            ReplaceFolder(folder, In(System.IO.Path.GetFileName(folder)));
        }

        MoveFiles(complete, target);
        Directory.Delete(complete, recursive: true);
    }

    private static void ReplaceFolder(string from, string to)
    {
        if (Directory.Exists(to))
        {
            foreach (var page in Directory.EnumerateFiles(to, Pages))
            {
                File.Delete(page);
            }

            MoveFiles(to, from);
            foreach (var other in Directory.EnumerateDirectories(to))
            {
                Directory.Move(other, System.IO.Path.Combine(from, System.IO.Path.GetFileName(other)));
            }

            Directory.Delete(to);
        }

        Directory.Move(from, to);
    }

    private string In(string name) => System.IO.Path.Combine(target, name);

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
