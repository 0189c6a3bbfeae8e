using Dorsal.Reports;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Reports;

/// <summary>Results come into place whole, and what a killed run left is finished by the next.</summary>
public sealed class StagingFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Results => folder.At("results");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_that_ends_early_leaves_the_earlier_results_alone()
    {
        Commit(("findings.csv", "earlier"), ("people/sub-01.html", "earlier"));
        using (var staging = new StagingFolder(Results))
        {
            Write(staging.Path, ("findings.csv", "half"));
        }

        Assert.Equal([("findings.csv", "earlier"), ("people/sub-01.html", "earlier")], There());
    }

    [Fact]
    public void Pages_of_people_who_left_go_and_what_is_not_ours_stays()
    {
        Commit(("findings.csv", "earlier"), ("people/sub-01.html", "earlier"), ("people/sub-02.html", "earlier"));
        Write(Results, ("notes.txt", "mine"), ("people/letter.txt", "mine"), ("people/old/sub-02.html", "mine"));
        Commit(("findings.csv", "new"), ("people/sub-01.html", "new"));
        Assert.Equal(
            [
                ("findings.csv", "new"),
                ("notes.txt", "mine"),
                ("people/letter.txt", "mine"),
                ("people/old/sub-02.html", "mine"),
                ("people/sub-01.html", "new"),
            ],
            There()
        );
    }

    [Fact]
    public void A_run_killed_while_it_replaced_files_is_finished_by_the_next_even_if_that_one_ends_early()
    {
        Commit(("a.csv", "earlier"), ("b.csv", "earlier"), ("people/sub-01.html", "earlier"));

        // What such a run leaves: a.csv is in place already, the rest waits.
        Write(
            Results,
            ("a.csv", "new"),
            (".dorsal-complete/b.csv", "new"),
            (".dorsal-complete/people/sub-02.html", "new")
        );
        new StagingFolder(Results).Dispose();
        Assert.Equal([("a.csv", "new"), ("b.csv", "new"), ("people/sub-02.html", "new")], There());
    }

    private void Commit(params (string Name, string Text)[] files)
    {
        using var staging = new StagingFolder(Results);
        Write(staging.Path, files);
        staging.Commit();
    }

    private static void Write(string root, params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private IEnumerable<(string Name, string Text)> There() =>
        Directory
            .EnumerateFiles(Results, "*", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(Results, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(file => file.Item1, StringComparer.Ordinal);
}
