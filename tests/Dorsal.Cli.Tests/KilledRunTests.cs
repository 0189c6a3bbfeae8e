using System.Diagnostics;
using Dorsal.Laboratory.Example;
using Dorsal.Numerics;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests;

/// <summary>A real <c>dorsal measure</c> process, killed at any moment, leaves no half-written file, and the next run repairs all.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Kills = 10;

    private readonly TemporaryFolder folder = new();

    private string Study => folder.At("study");

    private string Results => folder.At("results");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ten_kills_at_random_moments_leave_only_whole_files_and_the_next_run_is_complete()
    {
        var stop = TestContext.Current.CancellationToken;
        ExampleStudy.Write(Study, new ExampleSize(3) { PeopleWithSignals = 1 }, 3);
        var watch = Stopwatch.StartNew();
        await Measure(folder.At("wanted"), stop);
        var wholeRun = watch.Elapsed;
        await Measure(Results, stop, "--only", "thermal", "--norm", "none");
        var wanted = FilesOf(folder.At("wanted"));
        var earlier = FilesOf(Results);

        var moments = RandomStream.At(3, 0, "kills");
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAfter(wholeRun * moments.NextDouble(), stop);
            Assert.All(FilesOf(Results), file => AssertIsOneOf(file, earlier, wanted));
        }

        await Measure(Results, stop);
        Assert.Equal(wanted, FilesOf(Results));
        Assert.Empty(Directory.EnumerateDirectories(Results, ".dorsal-*"));
    }

    private static void AssertIsOneOf(
        KeyValuePair<string, string> file,
        Dictionary<string, string> earlier,
        Dictionary<string, string> wanted
    ) =>
        Assert.Contains(
            file.Value,
            new[] { earlier, wanted }.SelectMany(run => run.Where(f => f.Key == file.Key)).Select(f => f.Value)
        );

    private async Task KillAfter(TimeSpan moment, CancellationToken stop)
    {
        using var process = Start(Results);
        await Task.Delay(moment, stop);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(stop);
    }

    private async Task Measure(string results, CancellationToken stop, params string[] options)
    {
        using var process = Start(results, options);
        await process.WaitForExitAsync(stop);
        Assert.Equal(0, process.ExitCode);
    }

    private Process Start(string results, params string[] options)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Dorsal.Cli.dll");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(
                "dotnet",
                [program, "measure", Study, "--out", results, "--json", .. options]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // Contents by path, without the folders of work in progress.
    private static Dictionary<string, string> FilesOf(string results) =>
        Directory
            .EnumerateFiles(results, "*", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(results, path), path))
            .Where(file => !file.Name.StartsWith(".dorsal-", StringComparison.Ordinal))
            .ToDictionary(
                file => file.Name,
                file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file.path))),
                StringComparer.Ordinal
            );
}
