using System.CommandLine;
using System.Globalization;
using Dorsal.Courses.Simulation;
using Dorsal.Messages;
using Dorsal.People;
using Dorsal.Reports;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal person</c>: one virtual person's course as a table and as figures.</summary>
internal static class PersonCommand
{
    public static Command Make(Shell shell)
    {
        var id = WholeNumber.Option("--id", shell.Text("Person.Id"), 0, int.MaxValue, 0);
        var folder = new Option<string?>("--out") { Description = shell.Text("Person.Out"), HelpName = "DIR" };
        var options = new SimulationOptions(shell);
        var command = new Command("person", shell.Text("Person.About")) { id, folder };
        foreach (var option in options.Common)
        {
            command.Options.Add(option);
        }

        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (request, notes) = options.Read(parsed);
                foreach (var note in notes)
                {
                    shell.Complain(note);
                }

                var number = (ulong)parsed.GetValue(id);
                var course = PersonCourse.Of(request, number, KnownOf(request, number), cancellation);
                if (parsed.GetValue(folder) is { } wanted)
                {
                    shell.Output.WriteLine(await PersonCourseOutput.WriteAsync(wanted, course, shell.Language));
                }
                else
                {
                    shell.Output.Write(course.ToTsv());
                }

                return ExitCodes.Well;
            }
        );
        return command;
    }

    private static KnownPerson? KnownOf(SimulationRequest request, ulong id) =>
        request.Known is null
            ? null
            : request.Known.FirstOrDefault(person => person.Id == id)
                ?? throw new StudyException(
                    new Note(
                        Grade.Error,
                        "PersonNotInPopulation",
                        new Place("--id"),
                        id.ToString(CultureInfo.InvariantCulture)
                    )
                );
}
