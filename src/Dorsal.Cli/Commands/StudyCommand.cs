using System.CommandLine;

namespace Dorsal.Cli.Commands;

/// <summary><c>dorsal study</c>: what is done to a study folder before it is measured.</summary>
internal static class StudyCommand
{
    public static Command Make(Shell shell) => new("study", shell.Text("Study.About")) { };
}
