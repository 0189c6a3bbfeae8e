using System.CommandLine;
using Dorsal.Studies.Import.Proposals;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal study propose</c>: a map guessed from a table, for a person to confirm. Nothing is imported.</summary>
internal static class ProposeCommand
{
    public static Command Make(Shell shell)
    {
        var source = new Argument<string>("TABLE") { Description = shell.Text("Study.Propose.Source") };
        var map = new Option<string>("--out")
        {
            Description = shell.Text("Study.Propose.Out"),
            HelpName = "MAP.json",
            Required = true,
        };
        var command = new Command("propose", shell.Text("Study.Propose.About")) { source, map };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(map);
            var proposal = MapProposal.Of(parsed.GetRequiredValue(source));
            proposal.WriteTo(path);
            foreach (var note in proposal.Notes)
            {
                shell.Complain(note);
            }

            Show(shell, "Study.Propose.Guesses", proposal.Guesses);
            Show(shell, "Study.Propose.NotUnderstood", proposal.NotUnderstood);
            shell.Output.WriteLine(shell.Text("Study.Propose.Done", path));
            return ExitCodes.Well;
        });
        return command;
    }

    private static void Show(Shell shell, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            shell.Output.WriteLine(shell.Text(title));
            foreach (var line in lines)
            {
                shell.Output.WriteLine("  " + line);
            }
        }
    }
}
