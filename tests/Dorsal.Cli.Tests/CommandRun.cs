using Dorsal.Messages;

namespace Dorsal.Cli.Tests;

/// <summary>A command line run in this process.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> Of(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await DorsalProgram.RunAsync(arguments, output, error, Language.English);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
