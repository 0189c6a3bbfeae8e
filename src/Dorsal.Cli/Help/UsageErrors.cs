using System.CommandLine;
using System.CommandLine.Parsing;

namespace Dorsal.Cli.Help;

/// <summary>Says what is wrong with a command line, in the reader's language, with the nearest known word.</summary>
internal static class UsageErrors
{
    public static int Report(Shell shell, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var token in parsed.UnmatchedTokens)
        {
            var nearest = Nearest(token, Words(command));
            shell.Error.WriteLine(
                nearest is null ? shell.Text("WordUnknown", token) : shell.Text("WordUnknownNearest", token, nearest)
            );
        }

        foreach (var error in parsed.Errors)
        {
            if (Explain(shell, error, parsed) is { } sentence)
            {
                shell.Error.WriteLine(sentence);
            }
        }

        shell.Error.WriteLine(shell.Text("SeeHelp", PathOf(command)));
        return ExitCodes.Wrong;
    }

    private static string? Explain(Shell shell, ParseError error, ParseResult parsed) =>
        error.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } option => shell.Text("ValueMissing", option.Option.Name),
            OptionResult option => shell.Text(
                "ValueWrong",
                option.Option.Name,
                string.Join(' ', option.Tokens.Select(t => t.Value)),
                option.Option.Description
            ),
            ArgumentResult argument => shell.Text("ArgumentMissing", argument.Argument.Name),
            _ when parsed.UnmatchedTokens.Count > 0 => null,
            CommandResult { Command.Subcommands.Count: > 0 } command => shell.Text(
                "CommandMissing",
                string.Join(", ", command.Command.Subcommands.Select(sub => sub.Name))
            ),
            CommandResult command when MissingOptions(command) is { Length: > 0 } missing => shell.Text(
                "OptionMissing",
                missing
            ),
            CommandResult command => shell.Text(
                "ArgumentMissing",
                string.Join(", ", command.Command.Arguments.Select(argument => argument.Name))
            ),
            _ => error.Message,
        };

    private static string MissingOptions(CommandResult command) =>
        string.Join(
            ", ",
            command
                .Command.Options.Where(o =>
                    o.Required && command.GetResult(o) is null or { Implicit: true } && o.Required
                )
                .Select(o => o.Name)
        );

    private static IEnumerable<string> Words(Command command) =>
        command
            .Subcommands.Select(sub => sub.Name)
            .Concat(command.Options.Select(option => option.Name))
            .Append(LanguageOption.Name);

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? PathOf(parent) + " " + command.Name
            : "dorsal";

    private static string? Nearest(string word, IEnumerable<string> words)
    {
        var best = words.Select(w => (Word: w, Distance: Distance(word, w))).MinBy(pair => pair.Distance);
        return best.Word is not null && best.Distance <= Math.Max(2, word.Length / 3) ? best.Word : null;
    }

    // Levenshtein 1966: insertions, deletions and substitutions.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
