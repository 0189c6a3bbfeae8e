using System.CommandLine;
using System.Text.Json;
using Dorsal.Courses.Simulation;
using Dorsal.Laboratory.Virtual;
using Dorsal.People;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal laboratory</c>: virtual people go through tests and leave a study folder of raw recordings.</summary>
internal static class LaboratoryCommand
{
    public static Command Make(Shell shell)
    {
        Option<string> Required(string name, string about, string help) =>
            new(name)
            {
                Description = shell.Text(about),
                HelpName = help,
                Required = true,
            };
        var from = Required("--from", "Laboratory.From", "DIR");
        var tests = Required("--tests", "Laboratory.Tests", "TEST,...");
        var folder = Required("--out", "Laboratory.Out", "DIR");
        var visits = new Option<string>("--visits")
        {
            Description = shell.Text("Laboratory.Visits"),
            HelpName = "DAY,...|all|last",
            DefaultValueFactory = _ => "all",
        };
        var group = new Option<string>("--group")
        {
            Description = shell.Text("Laboratory.Group"),
            HelpName = string.Join('|', SnakeCase.All<Grouping>()),
            DefaultValueFactory = _ => SnakeCase.Of(Grouping.None),
        };
        group.AcceptOnlyFromAmong([.. SnakeCase.All<Grouping>()]);
        var seed = WholeNumber.Option("--seed", shell.Text("Laboratory.Seed"), 0, int.MaxValue, 0);
        var threads = WholeNumber.Option(
            "--threads",
            shell.Text("Laboratory.Threads"),
            1,
            512,
            Environment.ProcessorCount
        );
        var json = new Option<bool>("--json") { Description = shell.Text("Option.Json") };
        var command = new Command("laboratory", shell.Text("Laboratory.About"))
        {
            from,
            tests,
            visits,
            folder,
            group,
            seed,
            threads,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var simulation = SimulationFolder.Open(parsed.GetRequiredValue(from));
                var request = new LaboratoryRequest(
                    simulation,
                    VirtualTests.Parse(parsed.GetRequiredValue(tests), simulation.Request),
                    LaboratoryRequest.ParseDays(parsed.GetValue(visits)!, simulation.Request),
                    parsed.GetResult(seed) is { Implicit: false }
                        ? (ulong)parsed.GetValue(seed)
                        : simulation.Request.Seed,
                    SnakeCase.Find<Grouping>(parsed.GetValue(group)!)!.Value
                );
                var output = new LaboratoryOutput(request, parsed.GetRequiredValue(folder));
                var result = await ProgressLine.ShowAsync(
                    shell,
                    shell.Text("Laboratory.Progress"),
                    progress =>
                        Task.Run(
                            () => output.WriteAsync(parsed.GetValue(threads), progress, cancellation),
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
        LaboratoryRequest request,
        LaboratoryOutput output,
        LaboratoryResult result,
        bool asJson
    )
    {
        if (asJson)
        {
            shell.Output.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        Out = output.Folder,
                        result.People,
                        request.Days,
                        Tests = request.Tests.Select(test => test.Id),
                        result.Parts,
                        result.Made,
                    },
                    JsonOutput.Options
                )
            );
            return;
        }

        shell.Output.WriteLine(shell.Text("Laboratory.Done", result.People, request.Days.Count, request.Tests.Count));
        shell.Output.WriteLine(output.Folder);
    }
}
