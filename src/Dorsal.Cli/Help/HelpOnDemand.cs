using System.CommandLine;
using System.CommandLine.Invocation;

namespace Dorsal.Cli.Help;

/// <summary>Writes help in the reader's language; the parser's own help speaks Japanese only by halves.</summary>
internal sealed class HelpOnDemand(Shell shell) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command);
        return ExitCodes.Well;
    }

    private void Write(Command command)
    {
        shell.Output.WriteLine(command.Description);
        shell.Output.WriteLine();
        shell.Output.WriteLine(shell.Text("Usage"));
        shell.Output.WriteLine("  " + UsageOf(command));
        Section("Commands", [.. command.Subcommands.Select(sub => (sub.Name, sub.Description ?? ""))]);
        Section("Arguments", [.. command.Arguments.Select(argument => (argument.Name, argument.Description ?? ""))]);
        Section("Options", [.. OptionsOf(command).Select(option => (NameOf(option), option.Description ?? ""))]);
    }

    private void Section(string heading, IReadOnlyList<(string Name, string Description)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var width = rows.Max(row => row.Name.Length) + 2;
        shell.Output.WriteLine();
        shell.Output.WriteLine(shell.Text(heading));
        foreach (var (name, description) in rows)
        {
            var lines = description.Split('\n');
            shell.Output.WriteLine($"  {name.PadRight(width)}{lines[0]}");
            foreach (var line in lines[1..])
            {
                shell.Output.WriteLine(new string(' ', width + 2) + line);
            }
        }
    }

    private static string UsageOf(Command command)
    {
        var path = new List<string>();
        for (var c = command; c is not null; c = c.Parents.OfType<Command>().FirstOrDefault())
        {
            path.Insert(0, c is RootCommand ? "dorsal" : c.Name);
        }

        if (command.Subcommands.Count > 0)
        {
            path.Add("<command>");
        }

        path.AddRange(command.Arguments.Select(argument => argument.Name));
        path.AddRange(command.Options.Where(option => option.Required).Select(NameOf));
        path.Add("[...]");
        return string.Join(' ', path);
    }

    private static IEnumerable<Option> OptionsOf(Command command)
    {
        for (var c = command; c is not null; c = c.Parents.OfType<Command>().FirstOrDefault())
        {
            foreach (var option in c.Options.Where(option => c == command || option.Recursive))
            {
                yield return option;
            }
        }
    }

    private static string NameOf(Option option) =>
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool)
            ? option.Name
            : $"{option.Name} {option.HelpName ?? "VALUE"}";
}
