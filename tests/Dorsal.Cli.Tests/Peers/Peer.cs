using System.Diagnostics;
using System.Text.Json.Nodes;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>Runs another program that Dorsal's results are held against; skips where the test run was not asked for them.</summary>
internal static class Peer
{
    public static async Task<JsonNode> RunAsync(string program, string script, params string[] arguments)
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("DORSAL_PEERS") == "1",
            "Comparisons with other programs run with: eng/test --peers"
        );
        var start = new ProcessStartInfo(program, [Path.Combine(Repository.Root, "eng", "peers", script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var stop = TestContext.Current.CancellationToken;
        var error = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        Assert.True(process.ExitCode == 0, $"{program} {script}: {await error}");
        return JsonNode.Parse(output)!;
    }
}
