using System.Diagnostics;
using System.Text.Json.Nodes;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>Runs other programs that Dorsal's results are held against; skips where the test run was not asked for them.</summary>
internal static class Peer
{
    public static void SkipUnlessWanted() =>
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("DORSAL_PEERS") == "1",
            "Comparisons with other programs run with: eng/test --peers"
        );

    /// <summary>What a script of <c>eng/peers</c> prints, as JSON.</summary>
    public static async Task<JsonNode> RunAsync(string program, string script, params string[] arguments)
    {
        SkipUnlessWanted();
        var path = Path.Combine(Repository.Root, "eng", "peers", script);
        return JsonNode.Parse(await TextAsync(program, Repository.Root, [path, .. arguments]))!;
    }

    /// <summary>What a program prints when it is run in a folder; it must end well.</summary>
    public static async Task<string> TextAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        var stop = TestContext.Current.CancellationToken;
        var error = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await error}");
        return output;
    }
}
