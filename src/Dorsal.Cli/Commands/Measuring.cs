using System.Text.Json;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Messages;
using Dorsal.Reports;
using Dorsal.Studies;

namespace Dorsal.Cli.Commands;

/// <summary>What is to be measured, and where the results go.</summary>
internal sealed record MeasuringRequest(
    string Study,
    string OutFolder,
    MeasureOptions Options,
    bool WithPages,
    bool AsJson
);

/// <summary>Measures a study with progress, and tells what came of it.</summary>
internal static class Measuring
{
    public static async Task<int> RunAsync(Shell shell, MeasuringRequest request, CancellationToken cancellation)
    {
        var study = Study.Open(request.Study);
        var output = new StudyOutput(request.OutFolder, shell.Language, request.WithPages);
        var result = await ProgressLine.ShowAsync(
            shell,
            shell.Text("Measure.Progress"),
            progress => output.WriteAsync(study, request.Options, progress, cancellation)
        );
        var isIncomplete = result.Broken.Count > 0 || result.Study.Notes.Any(note => note.Grade == Grade.Error);
        var code = isIncomplete ? ExitCodes.SomeBroken : ExitCodes.Well;
        if (request.AsJson)
        {
            shell.Output.WriteLine(JsonSerializer.Serialize(Summary(result, output, code), JsonOutput.Options));
        }
        else
        {
            Tell(shell, result, output);
        }

        return code;
    }

    private static object Summary(StudyResult result, StudyOutput output, int code) =>
        new
        {
            Study = result.Study.Description.Name,
            Out = output.Folder,
            Participants = result.Participants.Count,
            result.Broken,
            result.Empty,
            Findings = result.Findings.Count,
            result.Norm,
            Notes = Count(result, Grade.Note),
            Warnings = Count(result, Grade.Warning),
            Errors = Count(result, Grade.Error),
            Report = output.WithPages ? StudyOutput.ReportName : null,
            ExitCode = code,
        };

    private static void Tell(Shell shell, StudyResult result, StudyOutput output)
    {
        shell.Output.WriteLine(shell.Text("Measure.Done", result.Participants.Count, result.Findings.Count));
        shell.Output.WriteLine(
            shell.Text(
                "Measure.Notes",
                Count(result, Grade.Error),
                Count(result, Grade.Warning),
                Count(result, Grade.Note)
            )
        );
        if (result.Broken.Count > 0)
        {
            shell.Output.WriteLine(shell.Text("Measure.Broken", string.Join(", ", result.Broken)));
        }

        if (result.Empty.Count > 0)
        {
            shell.Output.WriteLine(shell.Text("Measure.Empty", string.Join(", ", result.Empty)));
        }

        shell.Output.WriteLine(output.WithPages ? Path.Combine(output.Folder, StudyOutput.ReportName) : output.Folder);
    }

    private static int Count(StudyResult result, Grade grade) => result.Notes.Count(note => note.Grade == grade);
}
