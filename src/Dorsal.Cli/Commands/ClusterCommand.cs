using System.CommandLine;
using Dorsal.Courses.Simulation;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal cluster slurm</c>: writes the scripts of a job array.</summary>
internal static class ClusterCommand
{
    private const int MostShards = 10_000;
    private const int UsualShards = 8;

    public static Command Make(Shell shell) => new("cluster", shell.Text("Cluster.About")) { Slurm(shell) };

    private static Command Slurm(Shell shell)
    {
        var folder = new Option<string>("--out")
        {
            Description = shell.Text("Cluster.Slurm.Out"),
            HelpName = "DIR",
            Required = true,
        };
        var shards = WholeNumber.Option("--shards", shell.Text("Cluster.Slurm.Shards"), 1, MostShards, UsualShards);
        var program = new Option<string>("--command")
        {
            Description = shell.Text("Cluster.Slurm.Command"),
            HelpName = "COMMAND",
            DefaultValueFactory = _ => "dorsal",
        };
        var options = new SimulationOptions(shell);
        var command = new Command("slurm", shell.Text("Cluster.Slurm.About")) { folder, shards, program };
        foreach (var option in options.OfCohort.Concat(options.Common))
        {
            command.Options.Add(option);
        }

        command.SetAction(
            async (parsed, _) =>
            {
                // What cannot be run is refused now, not on a node at night.
                var (_, notes) = options.Read(parsed);
                foreach (var note in notes)
                {
                    shell.Complain(note);
                }

                var scripts = new SlurmScripts(
                    Path.GetFullPath(parsed.GetRequiredValue(folder)),
                    parsed.GetRequiredValue(program).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    [.. options.Words(parsed)],
                    parsed.GetValue(shards)
                );
                shell.Output.WriteLine(shell.Text("Cluster.Slurm.Done", await scripts.WriteAsync()));
                return ExitCodes.Well;
            }
        );
        return command;
    }
}
