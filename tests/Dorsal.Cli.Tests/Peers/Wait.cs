using System.Diagnostics;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>Waits for what other processes do.</summary>
internal static class Wait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Until something is so, asked every so many milliseconds; after a minute the test has failed with what was not so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise, int pause = 200)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < Longest, "not within a minute: " + otherwise);
            await Task.Delay(pause, TestContext.Current.CancellationToken);
        }
    }
}
