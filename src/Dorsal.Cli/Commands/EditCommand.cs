using System.CommandLine;
using System.Globalization;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Edits;
using Dorsal.Units;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal study edit</c>: a person rejects a trial or moves a marker; the decision is kept beside the data.</summary>
internal static class EditCommand
{
    public static Command Make(Shell shell, TimeProvider clock)
    {
        var folder = new Argument<string>("DIR") { Description = shell.Text("Study.Edit.Folder") };
        var file = Needed(shell, "--file", "Study.Edit.File", "PATH");
        var line = WholeNumber.Option("--line", shell.Text("Study.Edit.Line"), 2, int.MaxValue, 2);
        line.Required = true;
        var move = new Option<string?>("--move")
        {
            Description = shell.Text("Study.Edit.Move"),
            HelpName = "MARK=SECONDS",
        };
        var who = Needed(shell, "--who", "Study.Edit.Who", "NAME");
        var why = Needed(shell, "--why", "Study.Edit.Why", "TEXT");
        var command = new Command("edit", shell.Text("Study.Edit.About")) { folder, file, line, move, who, why };
        command.SetAction(parsed =>
        {
            var study = Study.Open(parsed.GetRequiredValue(folder));
            var trials = TrialsOf(study, parsed.GetRequiredValue(file));
            var (mark, time) = Moved(parsed.GetValue(move));
            var edit = new ManualEdit(
                parsed.GetValue(line),
                RowText(trials, parsed.GetValue(line)),
                mark,
                time,
                parsed.GetRequiredValue(who),
                clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                parsed.GetRequiredValue(why)
            );
            EditFile.Add(study.Root, trials.File, edit);
            shell.Output.WriteLine(shell.Text("Study.Edit.Done", trials.File.Edits.Path));
            return ExitCodes.Well;
        });
        return command;
    }

    private static Option<string> Needed(Shell shell, string name, string about, string value) =>
        new(name)
        {
            Description = shell.Text(about),
            HelpName = value,
            Required = true,
        };

    private static TrialTable TrialsOf(Study study, string path)
    {
        var wanted = path.Replace('\\', '/');
        foreach (var recording in study.Recordings)
        {
            if (recording.Path == wanted || (recording.HasStimuli && recording.Events.Path == wanted))
            {
                return study.Read(recording) switch
                {
                    TrialTable table => table,
                    StimulusRecording signal => signal.Events,
                    _ => throw Unknown(wanted),
                };
            }
        }

        throw Unknown(wanted);
    }

    private static StudyException Unknown(string path) =>
        new(
            new Note(Grade.Error, "OptionUnknown", new Place("--file"), path, "sub-01/qst/sub-01_task-thermal_qst.tsv")
        );

    private static string RowText(TrialTable trials, int line)
    {
        if (trials.Table.Rows.FirstOrDefault(row => row.Line == line) is { } row)
        {
            return EditFile.TextOf(trials.Recorded(row));
        }

        var lines = trials.Table.Rows.Select(other => other.Line).DefaultIfEmpty(0).ToList();
        var (wrong, limits) = (Number($"{line}"), Number($"{lines.Min()}–{lines.Max()}"));
        throw new StudyException(new Note(Grade.Error, "OptionUnknown", new Place("--line"), wrong, limits));
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static (string Mark, Seconds? Time) Moved(string? move)
    {
        if (move is null)
        {
            return ("", null);
        }

        var parts = move.Split('=');
        return
            parts is [{ Length: > 0 } mark, var text]
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && double.IsFinite(seconds)
            ? (mark, new Seconds(seconds))
            : throw new StudyException(
                new Note(Grade.Error, "OptionUnknown", new Place("--move"), move, "onset=0.021")
            );
    }
}
