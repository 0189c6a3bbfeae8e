using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>
/// A real Slurm of one node, this machine, in a folder of its own: authentication, controller and node daemon are started here
/// and are gone at the end, whatever happened.
/// </summary>
/// <remarks>Needs no systemd, no control groups and no port of a Slurm that is there already (Debian: slurm-wlm, munge).</remarks>
internal sealed class OneNodeSlurm : IAsyncDisposable
{
    // Nothing outlives this even where the test run itself is killed.
    private const string LongestSeconds = "120";

    private static readonly string Node = Environment.MachineName.Split('.')[0];

    private readonly TemporaryFolder folder = new();
    private readonly List<Process> daemons = [];

    private string Configuration => folder.At("slurm.conf");

    private string Socket => folder.At("munge.socket");

    /// <summary>Starts it and waits until the node takes jobs.</summary>
    public static async Task<OneNodeSlurm> StartAsync()
    {
        string[] missing = [.. new[] { "munged", "slurmctld", "slurmd" }.Where(p => !File.Exists("/usr/sbin/" + p))];
        Assert.True(
            missing.Length == 0,
            $"{string.Join(", ", missing)} not installed; eng/install-peers installs them."
        );
        var slurm = new OneNodeSlurm();
        try
        {
            await slurm.BeginAsync();
            return slurm;
        }
        catch
        {
            await slurm.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a program prints that knows this Slurm; it must end well.</summary>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {error}{Log}");
        return await output;
    }

    /// <summary>The state of each job and task by its name (<c>1_2</c>: task 2 of array 1), finished ones too.</summary>
    public async Task<Dictionary<string, string>> StatesAsync() =>
        (await RunAsync("squeue", "--states=all", "--array", "--noheader", "--format=%i %T"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words[1], StringComparer.Ordinal);

    /// <summary>What the controller says, for messages.</summary>
    public string Log => File.Exists(folder.At("slurmctld.log")) ? File.ReadAllText(folder.At("slurmctld.log")) : "";

    public async ValueTask DisposeAsync()
    {
        // Tasks belong to no daemon of ours: they are ended by Slurm before it is ended itself.
        if (daemons.Count == 3 && daemons.TrueForAll(d => !d.HasExited))
        {
            using var cancel = Start("scancel", "--user=" + Environment.UserName);
            await cancel.WaitForExitAsync();
            using var jobs = Start("timeout", "10", "sh", "-c", "while squeue -h | grep -q .; do sleep 0.2; done");
            await jobs.WaitForExitAsync();
        }

        foreach (var daemon in Enumerable.Reverse(daemons))
        {
            daemon.Kill(entireProcessTree: true);
            await daemon.WaitForExitAsync();
            daemon.Dispose();
        }

        folder.Dispose();
    }

    private async Task BeginAsync()
    {
        await File.WriteAllBytesAsync(folder.At("munge.key"), RandomNumberGenerator.GetBytes(128));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.At("munge.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await File.WriteAllTextAsync(Configuration, Settings());
        Directory.CreateDirectory(folder.At("state"));
        Directory.CreateDirectory(folder.At("spool"));
        daemons.Add(
            Daemon(
                "munged",
                "--foreground",
                "--force",
                "--socket=" + Socket,
                "--key-file=" + folder.At("munge.key"),
                "--pid-file=" + folder.At("munged.pid"),
                "--seed-file=" + folder.At("munge.seed")
            )
        );
        await Wait.UntilAsync(() => Task.FromResult(File.Exists(Socket)), "munged has no socket");
        daemons.Add(Daemon("slurmctld", "-D", "-f", Configuration));
        daemons.Add(Daemon("slurmd", "-D", "-f", Configuration));
        await Wait.UntilAsync(IsIdleAsync, "the node takes no jobs");
    }

    private async Task<bool> IsIdleAsync()
    {
        using var process = Start("sinfo", "--noheader", "--format=%T");
        var state = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return state.Trim() == "idle";
    }

    // No control groups, no accounting, no other plugin that a container may forbid. A requeued job waits as long as a credential
    // lives: 5 seconds, the least that Slurm takes, for 120.
    private string Settings() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ClusterName=one
            SlurmctldHost={Node}(127.0.0.1)
            NodeName={Node} NodeAddr=127.0.0.1 CPUs={Environment.ProcessorCount}
            PartitionName=all Nodes=ALL Default=YES
            SlurmctldPort={FreePort()}
            SlurmdPort={FreePort()}
            SlurmUser={Environment.UserName}
            SlurmdUser={Environment.UserName}
            AuthType=auth/munge
            AuthInfo=socket={Socket},cred_expire=5
            StateSaveLocation={folder.At("state")}
            SlurmdSpoolDir={folder.At("spool")}
            SlurmctldPidFile={folder.At("slurmctld.pid")}
            SlurmdPidFile={folder.At("slurmd.pid")}
            SlurmctldLogFile={folder.At("slurmctld.log")}
            SlurmdLogFile={folder.At("slurmd.log")}
            ProctrackType=proctrack/pgid
            TaskPlugin=task/none
            SwitchType=switch/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            JobAcctGatherType=jobacct_gather/none
            SchedulerParameters=sched_interval=1,batch_sched_delay=0
            KillWait=1

            """
        );

    private Process Daemon(string program, params string[] arguments)
    {
        var daemon = Start("timeout", ["--signal=KILL", LongestSeconds, "/usr/sbin/" + program, .. arguments]);
        daemon.BeginOutputReadLine();
        daemon.BeginErrorReadLine();
        return daemon;
    }

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SLURM_CONF"] = Configuration },
        };
        return Process.Start(start)!;
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
