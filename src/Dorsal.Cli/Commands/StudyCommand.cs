using System.CommandLine;
using System.Text.Json;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Import;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal study</c>: what is done to a study folder before it is measured.</summary>
internal static class StudyCommand
{
    public static Command Make(Shell shell) =>
        new("study", shell.Text("Study.About"))
        {
            Check(shell),
            Import(shell),
            ProposeCommand.Make(shell),
            EditCommand.Make(shell, TimeProvider.System),
        };

    private static Command Check(Shell shell)
    {
        var folder = new Argument<string>("DIR") { Description = shell.Text("Study.Check.Folder") };
        var json = new Option<bool>("--json") { Description = shell.Text("Option.Json") };
        var command = new Command("check", shell.Text("Study.Check.About")) { folder, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var notes = await ProgressLine.ShowAsync(
                    shell,
                    shell.Text("Study.Check.Progress"),
                    progress =>
                        Task.Run(
                            () => StudyCheck.Run(parsed.GetRequiredValue(folder), progress, cancellation),
                            cancellation
                        )
                );
                if (parsed.GetValue(json))
                {
                    shell.Output.WriteLine(
                        JsonSerializer.Serialize(notes.Select(note => Row(note, shell.Language)), JsonOutput.Options)
                    );
                }
                else
                {
                    Tell(shell, notes);
                }

                return notes.Any(note => note.Grade == Grade.Error) ? ExitCodes.Wrong : ExitCodes.Well;
            }
        );
        return command;
    }

    private static Command Import(Shell shell)
    {
        var source = new Argument<string>("SOURCE") { Description = shell.Text("Study.Import.Source") };
        var map = new Option<string>("--map")
        {
            Description = shell.Text("Study.Import.Map", string.Join(", ", ImportMap.Shipped)),
            HelpName = "MAP",
            Required = true,
        };
        var folder = new Option<string>("--out")
        {
            Description = shell.Text("Study.Import.Out"),
            HelpName = "DIR",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = shell.Text("Option.Json") };
        var command = new Command("import", shell.Text("Study.Import.About")) { source, map, folder, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var wanted = ImportMap.Load(parsed.GetRequiredValue(map));
                var result = await ProgressLine.ShowAsync(
                    shell,
                    shell.Text("Study.Import.Progress"),
                    progress =>
                        Task.Run(
                            () =>
                                StudyImport.Import(
                                    parsed.GetRequiredValue(source),
                                    wanted,
                                    parsed.GetRequiredValue(folder),
                                    progress,
                                    cancellation
                                ),
                            cancellation
                        )
                );
                foreach (var note in result.Notes)
                {
                    shell.Complain(note);
                }

                shell.Output.WriteLine(
                    parsed.GetValue(json)
                        ? JsonSerializer.Serialize(Summary(result, shell.Language), JsonOutput.Options)
                        : shell.Text(
                            "Study.Import.Done",
                            result.OutFolder,
                            result.Participants,
                            result.Recordings,
                            result.GivenValues
                        )
                );
                return result.Notes.Any(note => note.Grade == Grade.Error) ? ExitCodes.SomeBroken : ExitCodes.Well;
            }
        );
        return command;
    }

    private static void Tell(Shell shell, IReadOnlyList<Note> notes)
    {
        foreach (var note in notes.OrderByDescending(note => note.Grade))
        {
            shell.Complain(note);
        }

        int Count(Grade grade) => notes.Count(note => note.Grade == grade);
        shell.Output.WriteLine(
            shell.Text("Study.Check.Done", Count(Grade.Error), Count(Grade.Warning), Count(Grade.Note))
        );
    }

    private static object Summary(ImportResult result, Language language) =>
        new
        {
            Out = result.OutFolder,
            result.Participants,
            result.Recordings,
            result.GivenValues,
            Notes = result.Notes.Select(note => Row(note, language)),
        };

    private static object Row(Note note, Language language) =>
        new
        {
            note.Grade,
            note.Code,
            note.Place.File,
            note.Place.Line,
            note.Place.Column,
            note.Value,
            note.Limit,
            Message = note.Message(language),
            Remedy = note.Remedy(language),
        };
}
