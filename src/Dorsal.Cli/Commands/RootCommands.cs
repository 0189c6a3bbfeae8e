using System.CommandLine;
using System.CommandLine.Help;
using Dorsal.Cli.Help;

namespace Dorsal.Cli.Commands;

/// <summary>All commands, described in the reader's language.</summary>
internal static class RootCommands
{
    public static RootCommand Make(Shell shell)
    {
        var root = new RootCommand(shell.Text("Dorsal.About"))
        {
            DemoCommand.Make(shell),
            MeasureCommand.Make(shell),
            StudyCommand.Make(shell),
            SimulateCommand.Make(shell),
            PersonCommand.Make(shell),
            LaboratoryCommand.Make(shell),
            ClusterCommand.Make(shell),
            CalibrateCommand.Make(shell),
            ParametersCommand.Make(shell),
        };
        var language = new Option<string>(LanguageOption.Name)
        {
            Description = shell.Text("Option.Lang"),
            HelpName = string.Join('|', LanguageOption.Codes),
            Recursive = true,
        };
        language.AcceptOnlyFromAmong(LanguageOption.Codes);
        root.Options.Add(language);
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpOnDemand(shell);
                help.Description = shell.Text("Option.Help");
            }
            else if (option is VersionOption version)
            {
                version.Description = shell.Text("Option.Version");
            }
        }

        return root;
    }
}
