using System.Diagnostics;
using Dorsal.Numerics;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests;

/// <summary><c>dorsal simulate</c> and <c>dorsal person</c> as a user calls them.</summary>
public sealed class SimulateCommandTests : IDisposable
{
    private const int Kills = 2;

    // Two parts of 2048 people and a rest.
    private static readonly string[] Cohort = ["--people", "4100", "--days", "20", "--seed", "3", "--threads", "1"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Killed_runs_leave_only_whole_files_and_the_next_run_gives_the_same_bytes()
    {
        var stop = TestContext.Current.CancellationToken;
        var watch = Stopwatch.StartNew();
        using (var whole = Start("wanted"))
        {
            await whole.WaitForExitAsync(stop);
            Assert.Equal(0, whole.ExitCode);
        }

        var (wanted, duration) = (FilesOf("wanted"), watch.Elapsed);
        var moments = RandomStream.At(4, 0, "kills");
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Start("killed");
            await Task.Delay(duration * (0.4 + (0.5 * moments.NextDouble())), stop);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(stop);
            Assert.All(FilesOf("killed"), file => Assert.Equal(wanted[file.Key], file.Value));
        }

        var run = await CommandRun.Of(["simulate", .. Cohort, "--out", folder.At("killed")]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(wanted, FilesOf("killed"));
        Assert.Empty(Directory.EnumerateFiles(folder.At("killed"), "*.unfinished", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task With_and_without_the_instructions_of_the_machine_the_same_bytes_come_out(string instructions)
    {
        var stop = TestContext.Current.CancellationToken;
        using (var wide = Start("wide"))
        using (var narrow = Start("narrow", (instructions, "0")))
        {
            await wide.WaitForExitAsync(stop);
            await narrow.WaitForExitAsync(stop);
            Assert.Equal((0, 0), (wide.ExitCode, narrow.ExitCode));
        }

        Assert.Equal(FilesOf("wide"), FilesOf("narrow"));
    }

    [Fact]
    public async Task A_cancelled_run_says_so_and_ends_with_130()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        var error = new StringWriter();
        var code = await DorsalProgram.RunAsync(
            ["simulate", .. Cohort, "--out", folder.At("cancelled")],
            TextWriter.Null,
            error,
            Messages.Language.English,
            cancel.Token
        );
        Assert.Equal(130, code);
        Assert.False(Directory.Exists(folder.At("cancelled", "people")));
    }

    [Theory]
    [InlineData("--shard", "0/3", "0/3")]
    [InlineData("--shard", "4/3", "4/3")]
    [InlineData("--ablate", "sleep", "endogenous_inhibition")]
    [InlineData("--hypotheses", "7.4=maybe", "correlate_only, contributes")]
    [InlineData("--people", "0", "--people")]
    [InlineData("--onset", "slow", "--onset")]
    public async Task A_word_that_cannot_be_is_refused_before_anything_is_written(
        string option,
        string word,
        string told
    )
    {
        var run = await CommandRun.Of("simulate", option, word, "--days", "2", "--out", folder.At("none"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("none")));
    }

    [Theory]
    [InlineData("en", "Pain over the days")]
    [InlineData("ja", "痛みの経過")]
    public async Task A_person_has_a_table_and_a_page_in_both_languages(string language, string heading)
    {
        string[] person = ["person", "--id", "4", "--days", "40", "--lang", language];
        var table = (await CommandRun.Of(person)).Output;
        var run = await CommandRun.Of([.. person, "--out", folder.At("person")]);
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal(table, await File.ReadAllTextAsync(folder.At("person", "person-4.tsv"), stop));
        var page = await File.ReadAllTextAsync(run.Output.Trim(), stop);
        Assert.Contains($">{heading}</h2>", page, StringComparison.Ordinal);
        Assert.Equal(15, page.Split("<svg ").Length - 1);
    }

    [Fact]
    public async Task Slurm_scripts_call_the_same_simulation_in_shards()
    {
        var run = await CommandRun.Of([
            "cluster",
            "slurm",
            "--shards",
            "9",
            .. Cohort[..6],
            "--out",
            folder.At("it's big"),
        ]);
        Assert.Equal(0, run.ExitCode);
        var stop = TestContext.Current.CancellationToken;
        var script = await File.ReadAllTextAsync(folder.At("it's big", "shard.sbatch"), stop);
        Assert.Contains("#SBATCH --array=1-9\n", script, StringComparison.Ordinal);
        Assert.Contains("dorsal simulate --people 4100 --days 20 --seed 3 --out '", script, StringComparison.Ordinal);
        Assert.Contains("it'\\''s big'", script, StringComparison.Ordinal);
        Assert.Contains("--shard \"$SLURM_ARRAY_TASK_ID/9\"", script, StringComparison.Ordinal);
    }

    private Process Start(string name, (string Name, string Value)? setting = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Dorsal.Cli.dll");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, "simulate", .. Cohort, "--out", folder.At(name)])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        if (setting is { } variable)
        {
            process.StartInfo.Environment[variable.Name] = variable.Value;
        }

        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // Contents by path, without what is in progress.
    private Dictionary<string, string> FilesOf(string name) =>
        !Directory.Exists(folder.At(name))
            ? []
            : Directory
                .EnumerateFiles(folder.At(name), "*", SearchOption.AllDirectories)
                .Where(path => !path.Contains(".dorsal-", StringComparison.Ordinal))
                .Where(path => !path.EndsWith(".unfinished", StringComparison.Ordinal))
                .ToDictionary(
                    path => Path.GetRelativePath(folder.At(name), path),
                    path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))),
                    StringComparer.Ordinal
                );
}
