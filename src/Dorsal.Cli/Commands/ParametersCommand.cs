using System.CommandLine;
using System.Text.Json;
using Dorsal.Laboratory.Virtual;
using Dorsal.Parameters;
using Dorsal.People;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal parameters</c>: the table of defaults and that of the model of a person, with their origin.</summary>
internal static class ParametersCommand
{
    public static Command Make(Shell shell)
    {
        var filter = new Argument<string?>("FILTER")
        {
            Description = shell.Text("Parameters.Filter"),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = shell.Text("Option.Json") };
        var command = new Command("parameters", shell.Text("Parameters.About")) { filter, json };
        command.SetAction(parsed =>
        {
            var word = parsed.GetValue(filter) ?? "";
            var wanted = ParameterTable
                .All.Concat(ModelConstants.Table)
                .Concat(LaboratoryConstants.Table)
                .Concat(CircuitTables.All)
                .Where(p => p.Id.Contains(word, StringComparison.OrdinalIgnoreCase))
                .ToList();
            if (parsed.GetValue(json))
            {
                shell.Output.WriteLine(JsonSerializer.Serialize(wanted.Select(Row), JsonOutput.Options));
            }
            else
            {
                Print(shell, wanted);
            }

            return wanted.Count > 0 ? ExitCodes.Well : ExitCodes.Wrong;
        });
        return command;
    }

    private static object Row(Parameter p) =>
        new
        {
            p.Id,
            p.Value,
            p.Unit,
            p.Range,
            p.Kind,
            p.Confidence,
            p.Source,
            p.Meaning,
        };

    // A plain table with tabs: it pipes into anything and wraps nothing.
    private static void Print(Shell shell, IReadOnlyList<Parameter> parameters)
    {
        shell.Output.WriteLine(
            string.Join('\t', "id", "value", "unit", "range", "kind", "confidence", "source", "meaning")
        );
        foreach (var p in parameters)
        {
            shell.Output.WriteLine(
                string.Join('\t', p.Id, p.Value, p.Unit, p.Range, p.Kind, p.Confidence, p.Source, p.Meaning)
            );
        }
    }
}
