using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>The scripts of <c>dorsal cluster slurm</c>, submitted to a real Slurm.</summary>
public sealed class SlurmPeerTests : IDisposable
{
    private const int Shards = 3;

    // Six parts of 2048 people: two for each task, each long enough (about half a second) to be killed at its second.
    private static readonly string[] Cohort = ["--people", "12288", "--days", "2000", "--seed", "3", "--visits", "500"];

    private readonly TemporaryFolder folder = new();

    private string Results => folder.At("it's shared");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_task_killed_midway_is_put_back_goes_on_and_the_completed_array_has_the_bytes_of_a_single_run()
    {
        Peer.SkipUnlessWanted();
        var program = "dotnet " + Path.Combine(AppContext.BaseDirectory, "Dorsal.Cli.dll");
        await Well(["cluster", "slurm", "--shards", $"{Shards}", .. Cohort, "--out", Results, "--command", program]);
        await using var slurm = await OneNodeSlurm.StartAsync();
        await slurm.RunAsync("bash", Path.Combine(Results, "submit.sh"), "--time=5", "--comment=handed on");
        var array = (await slurm.StatesAsync()).Keys.Select(name => name.Split('_')[0]).Min(StringComparer.Ordinal)!;

        var killed = await KillATaskMidway();
        await Wait.UntilAsync(async () => (await slurm.StatesAsync()).Values.All(IsOver), "the jobs do not end");

        var states = await slurm.StatesAsync();
        Assert.Equal(Shards + 1, states.Count);
        Assert.All(states, job => Assert.True(job.Value == "COMPLETED", $"{job.Key} {job.Value}\n{Logs}{slurm.Log}"));
        for (var task = 1; task <= Shards; task++)
        {
            var facts = await slurm.RunAsync("scontrol", "--oneliner", "show", "job", array + "_" + Text(task));
            Assert.Contains(task == killed ? " Restarts=1 " : " Restarts=0 ", facts, StringComparison.Ordinal);
            Assert.Contains(" Comment=handed on ", facts, StringComparison.Ordinal);
        }

        Assert.Contains(
            "1 parts made, 1 were there already",
            Log($"dorsal-{array}_{Text(killed)}.log"),
            StringComparison.Ordinal
        );
        Assert.Contains("0 parts made, 6 were there already", Log("dorsal-complete-*.log"), StringComparison.Ordinal);

        await Well(["simulate", .. Cohort, "--out", folder.At("single")]);
        Assert.Equal(FilesOf(folder.At("single")), FilesOf(Results));
    }

    private static bool IsOver(string state) => state is not ("PENDING" or "RUNNING" or "COMPLETING" or "CONFIGURING");

    // When a task has its first part and works at the second, its process is killed, as a node short of memory would do.
    private async Task<int> KillATaskMidway()
    {
        var killed = 0;
        await Wait.UntilAsync(
            () =>
            {
                killed = Enumerable.Range(1, Shards).FirstOrDefault(shard => IsWhole(shard - 1));
                return Task.FromResult(killed > 0);
            },
            "no task made a part:\n" + Logs,
            pause: 10
        );
        var process = Process.GetProcesses().Single(p => Words(p).SequenceEqual(Words(killed)));
        process.Kill();
        Assert.False(IsWhole(killed - 1 + Shards), "The task was over before it was killed.");
        return killed;
    }

    private bool IsWhole(int part) =>
        File.Exists(
            Path.Combine(
                Results,
                ".dorsal-simulation",
                "part-" + part.ToString("D6", CultureInfo.InvariantCulture) + ".json"
            )
        );

    private static IEnumerable<string> Words(int shard) => ["--shard", Text(shard) + "/" + Text(Shards)];

    // The last two words of a process of Dorsal.
    private static IEnumerable<string> Words(Process process)
    {
        try
        {
            var words = File.ReadAllText("/proc/" + Text(process.Id) + "/cmdline")
                .Split('\0', StringSplitOptions.RemoveEmptyEntries);
            return words is ["dotnet", ..] ? words[^2..] : [];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Logs =>
        Directory.Exists(Results)
            ? string.Concat(Directory.EnumerateFiles(Results, "*.log").Select(File.ReadAllText))
            : "";

    private string Log(string pattern) => File.ReadAllText(Directory.EnumerateFiles(Results, pattern).Single());

    private static async Task Well(string[] arguments)
    {
        var run = await CommandRun.Of(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    // Contents by path, without scripts and logs.
    private static Dictionary<string, string> FilesOf(string results) =>
        Directory
            .EnumerateFiles(results, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is not (".log" or ".sbatch" or ".sh"))
            .ToDictionary(
                path => Path.GetRelativePath(results, path),
                path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))),
                StringComparer.Ordinal
            );
}
