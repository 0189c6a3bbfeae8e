using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Dorsal.Courses.Simulation;
using Dorsal.Messages;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal simulate</c>: virtual people over days to years, into Parquet files.</summary>
internal static class SimulateCommand
{
    public static Command Make(Shell shell)
    {
        var folder = new Option<string>("--out")
        {
            Description = shell.Text("Simulate.Out"),
            HelpName = "DIR",
            Required = true,
        };
        var options = new SimulationOptions(shell);
        var threads = WholeNumber.Option(
            "--threads",
            shell.Text("Simulate.Threads"),
            1,
            512,
            Environment.ProcessorCount
        );
        var shard = new Option<string?>("--shard") { Description = shell.Text("Simulate.Shard"), HelpName = "K/N" };
        var json = new Option<bool>("--json") { Description = shell.Text("Option.Json") };
        var command = new Command("simulate", shell.Text("Simulate.About")) { folder };
        foreach (var option in options.OfCohort.Concat(options.Common).Concat([threads, shard, json]))
        {
            command.Options.Add(option);
        }

        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (request, notes) = options.Read(parsed);
                var share = parsed.GetValue(shard) is { } text ? ShardOf(text) : null;
                foreach (var note in notes)
                {
                    shell.Complain(note);
                }

                var output = new SimulationOutput(request, parsed.GetRequiredValue(folder));
                var result = await ProgressLine.ShowAsync(
                    shell,
                    shell.Text("Simulate.Progress"),
                    progress =>
                        Task.Run(
                            () => output.WriteAsync(parsed.GetValue(threads), share, progress, cancellation),
                            cancellation
                        )
                );
                Tell(shell, request, output, result, parsed.GetValue(json));
                return ExitCodes.Well;
            }
        );
        return command;
    }

    private static void Tell(
        Shell shell,
        SimulationRequest request,
        SimulationOutput output,
        SimulationResult result,
        bool asJson
    )
    {
        foreach (var note in result.Notes)
        {
            shell.Complain(note);
        }

        if (asJson)
        {
            shell.Output.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        Out = output.Folder,
                        request.People,
                        request.Days,
                        result.Parts,
                        result.Made,
                        result.Kept,
                        result.IsComplete,
                    },
                    JsonOutput.Options
                )
            );
            return;
        }

        shell.Output.WriteLine(shell.Text("Simulate.Done", result.Made, result.Kept));
        shell.Output.WriteLine(
            result.IsComplete
                ? Path.Combine(output.Folder, SimulationOutput.ProvenanceName)
                : shell.Text("Simulate.Incomplete")
        );
    }

    private static Shard ShardOf(string text)
    {
        var ends = text.Split('/');
        return
            ends.Length == 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            && number >= 1
            && number <= of
            ? new Shard(number, of)
            : throw new StudyException(new Note(Grade.Error, "ShardWrong", new Place("--shard"), text));
    }
}
