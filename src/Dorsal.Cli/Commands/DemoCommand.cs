using System.CommandLine;
using Dorsal.Laboratory.Example;
using Dorsal.Laboratory.Measurement;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal demo</c>: makes a small study up and measures it.</summary>
internal static class DemoCommand
{
    private const int UsualPeople = 12;
    private const int UsualSeed = 20210709;

    public static Command Make(Shell shell)
    {
        var folder = new Option<string>("--out")
        {
            Description = shell.Text("Demo.Out"),
            HelpName = "DIR",
            Required = true,
        };
        var people = WholeNumber.Option("--people", shell.Text("Demo.People"), 2, 10_000, UsualPeople);
        var seed = WholeNumber.Option("--seed", shell.Text("Demo.Seed"), 0, int.MaxValue, UsualSeed);
        var json = new Option<bool>("--json") { Description = shell.Text("Option.Json") };
        var command = new Command("demo", shell.Text("Demo.About")) { folder, people, seed, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var root = parsed.GetRequiredValue(folder);
                var study = Path.Combine(root, "study");
                ExampleStudy.Write(study, parsed.GetValue(people), (ulong)parsed.GetValue(seed));
                shell.Say("Demo.Made", study);
                return await Measuring.RunAsync(
                    shell,
                    new MeasuringRequest(
                        study,
                        Path.Combine(root, "measured"),
                        MeasureOptions.Default,
                        WithPages: true,
                        parsed.GetValue(json)
                    ),
                    cancellation
                );
            }
        );
        return command;
    }
}
