using System.CommandLine;
using System.Globalization;
using Dorsal.Courses;
using Dorsal.Courses.Calibration;
using Dorsal.People;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal calibrate</c>: fits the person model to the figures that may be fitted, and lets it give account of itself.</summary>
internal static class CalibrateCommand
{
    private const int FitSeed = 20261124;
    private const int CheckSeed = 77;
    private const int FitPeople = 3840;
    private const int CheckPeople = 20_000;
    private const int Most = 1_000_000;

    public static Command Make(Shell shell) =>
        new("calibrate", shell.Text("Calibrate.About")) { Fit(shell), Check(shell) };

    private static Command Fit(Shell shell)
    {
        var file = new Option<string>("--out")
        {
            Description = shell.Text("Calibrate.Record"),
            HelpName = "FILE",
            Required = true,
        };
        var people = WholeNumber.Option("--people", shell.Text("Calibrate.FitPeople"), 96, Most, FitPeople);
        var generations = WholeNumber.Option("--generations", shell.Text("Calibrate.Generations"), 1, 10_000, 60);
        var seed = WholeNumber.Option("--seed", shell.Text("Demo.Seed"), 0, int.MaxValue, FitSeed);
        var command = new Command("fit", shell.Text("Calibrate.Fit")) { file, people, generations, seed };
        command.SetAction(
            (parsed, cancel) =>
            {
                var calibrator = new Calibrator(
                    parsed.GetRequiredValue(file),
                    (ulong)parsed.GetValue(seed),
                    parsed.GetValue(people)
                );
                if (calibrator.Note is { } note)
                {
                    shell.Complain(note);
                }

                while (calibrator.Generation < parsed.GetValue(generations))
                {
                    var cost = calibrator.Advance(cancel);
                    shell.Say(
                        "Calibrate.Done",
                        calibrator.Generation,
                        cost.ToString("F1", CultureInfo.InvariantCulture)
                    );
                }

                calibrator.Finish(cancel);
                return Task.FromResult(ExitCodes.Well);
            }
        );
        return command;
    }

    private static Command Check(Shell shell)
    {
        var file = new Option<string?>("--out") { Description = shell.Text("Calibrate.Page"), HelpName = "FILE" };
        var record = new Option<string?>("--record")
        {
            Description = shell.Text("Calibrate.OfRecord"),
            HelpName = "FILE",
        };
        var people = WholeNumber.Option("--people", shell.Text("Calibrate.CheckPeople"), 160, Most, CheckPeople);
        var seed = WholeNumber.Option("--seed", shell.Text("Demo.Seed"), 0, int.MaxValue, CheckSeed);
        var command = new Command("check", shell.Text("Calibrate.Check")) { file, record, people, seed };
        command.SetAction(
            (parsed, cancel) =>
            {
                if (parsed.GetValue(record) is { } made && Calibrator.NoteOf(made) is { } note)
                {
                    shell.Complain(note);
                }

                var page = CourseAccount.Write(
                    ModelConstants.Default,
                    (ulong)parsed.GetValue(seed),
                    parsed.GetValue(people) / 160 * 160,
                    new Said(shell),
                    cancel
                );
                if (parsed.GetValue(file) is { } path)
                {
                    CourseAccount.PutInto(path, page);
                }
                else
                {
                    shell.Output.Write(page);
                }

                return Task.FromResult(ExitCodes.Well);
            }
        );
        return command;
    }

    private sealed class Said(Shell shell) : IProgress<string>
    {
        public void Report(string value) => shell.Error.WriteLine(value);
    }
}
