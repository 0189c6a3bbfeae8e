using System.CommandLine;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Laboratory.Norms;
using Dorsal.Messages;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal measure</c>: recordings in, outcomes and report out.</summary>
internal static class MeasureCommand
{
    public static Command Make(Shell shell)
    {
        var study = new Argument<string>("STUDY") { Description = shell.Text("Measure.Study") };
        var folder = new Option<string>("--out")
        {
            Description = shell.Text("Measure.Out"),
            HelpName = "DIR",
            Required = true,
        };
        var norm = new Option<string?>("--norm") { Description = shell.Text("Measure.Norm"), HelpName = "NORM" };
        var only = new Option<string[]>("--only")
        {
            Description = shell.Text("Measure.Only", string.Join(", ", TestCatalogue.WithFindings)),
            HelpName = "TEST",
            AllowMultipleArgumentsPerToken = true,
        };
        var participant = new Option<string[]>("--participant")
        {
            Description = shell.Text("Measure.Participant"),
            HelpName = "ID",
            AllowMultipleArgumentsPerToken = true,
        };
        var protocol = new Option<string[]>("--protocol")
        {
            Description = shell.Text("Measure.Protocol"),
            HelpName = "FIELD=VALUE",
            AllowMultipleArgumentsPerToken = true,
        };
        var covariates = new Option<string?>("--covariates")
        {
            Description = shell.Text("Measure.Covariates"),
            HelpName = "NAME,...",
        };
        var threads = WholeNumber.Option(
            "--threads",
            shell.Text("Measure.Threads"),
            1,
            512,
            Environment.ProcessorCount
        );
        var noPages = new Option<bool>("--no-pages") { Description = shell.Text("Measure.NoPages") };
        var json = new Option<bool>("--json") { Description = shell.Text("Option.Json") };
        var command = new Command("measure", shell.Text("Measure.About"))
        {
            study,
            folder,
            norm,
            only,
            participant,
            protocol,
            covariates,
            threads,
            noPages,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var options = new MeasureOptions(
                    parsed.GetValue(only) ?? [],
                    parsed.GetValue(participant) ?? [],
                    ProtocolOf(parsed.GetValue(protocol) ?? []),
                    parsed.GetValue(norm) is { } text ? NormRequest.Parse(text) : NormRequest.Automatic,
                    parsed
                        .GetValue(covariates)
                        ?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                    parsed.GetValue(threads)
                );
                var request = new MeasuringRequest(
                    parsed.GetRequiredValue(study),
                    parsed.GetRequiredValue(folder),
                    options,
                    !parsed.GetValue(noPages),
                    parsed.GetValue(json)
                );
                return Measuring.RunAsync(shell, request, cancellation);
            }
        );
        return command;
    }

    private static Dictionary<string, string> ProtocolOf(string[] assignments)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new StudyException(
                    new Note(Grade.Error, "OptionUnknown", new Place("--protocol"), assignment, "test.field=value")
                );
            }

            fields[assignment[..equals]] = assignment[(equals + 1)..];
        }

        return fields;
    }
}
