using System.CommandLine;
using Dorsal.Cli.Commands;
using Dorsal.Cli.Help;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Cli;

/// <summary>The <c>dorsal</c> command as a function, so that tests can run it in their own process.</summary>
public static class DorsalProgram
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">What stands behind <c>dorsal</c>.</param>
    /// <param name="output">Gets results.</param>
    /// <param name="error">Gets progress, notes and errors.</param>
    /// <param name="fallback">Language unless <c>--lang</c> says otherwise.</param>
    /// <param name="cancellation">Stops the work; earlier results stay whole.</param>
    /// <returns>0 well; 1 wrong use or a study with errors; 3 done, but some files or cells could not be used; 70 a fault of Dorsal itself; 130 cancelled.</returns>
    public static async Task<int> RunAsync(
        string[] arguments,
        TextWriter output,
        TextWriter error,
        Language fallback,
        CancellationToken cancellation = default
    )
    {
        var shell = new Shell(output, error, LanguageOption.Find(arguments) ?? fallback);
        var parsed = RootCommands.Make(shell).Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpOnDemand)
        {
            return UsageErrors.Report(shell, parsed);
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                cancellation
            );
        }
        catch (StudyException fault)
        {
            foreach (var note in fault.Notes)
            {
                shell.Complain(note);
            }

            return ExitCodes.Wrong;
        }
        catch (OperationCanceledException)
        {
            shell.Say("Cancelled");
            return ExitCodes.Cancelled;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            shell.Say("DiskFault", fault.Message);
            return ExitCodes.Wrong;
        }
        catch (Exception fault)
        {
            // Nobody should see a stack trace; whoever mends it needs the kind of fault and where it came up.
            shell.Say("OwnFault", fault.GetType().Name, fault.Message, fault.TargetSite?.DeclaringType?.Name ?? "");
            return ExitCodes.OwnFault;
        }
    }
}

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    public const int Well = 0;
    public const int Wrong = 1;
    public const int SomeBroken = 3;
    public const int OwnFault = 70;
    public const int Cancelled = 130;
}
