using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>The demo's results against other programs: the numbers against SciPy, the pages in a real browser.</summary>
public sealed class PeerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task SciPy_computes_the_same_means_effect_sizes_and_sway()
    {
        await CommandRun.Of("demo", "--out", folder.At("demo"), "--people", "6");
        var differences = await Peer.RunAsync(
            "/usr/bin/python3",
            "recompute.py",
            folder.At("demo", "study"),
            folder.At("demo", "measured")
        );

        // Two libraries' t quantiles agree to 1e-11 or so, more in relative terms where an interval's end is near 0. Sway: sums in another
        // order. SciPy's own noncentral t is good to about 1e-8.
        Assert.InRange((double)differences["means"]!, 0, 1e-9);
        Assert.InRange((double)differences["sway"]!, 0, 1e-11);
        Assert.InRange((double)differences["effect_sizes"]!, 0, 1e-7);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task In_a_browser_nothing_is_fetched_everything_can_be_reached_by_keyboard_and_it_prints_on_A4(
        string language
    )
    {
        await CommandRun.Of("demo", "--out", folder.At("demo"), "--people", "2", "--lang", language);
        var pages = await Peer.RunAsync(
            "node",
            "browse.mjs",
            folder.At("demo", "measured", "report.html"),
            folder.At("demo", "measured", "people", "sub-03.html")
        );
        Assert.Equal(2, pages.AsArray().Count);
        foreach (var page in pages.AsArray())
        {
            foreach (var list in (string[])["requests", "errors", "wider", "unreached", "violations"])
            {
                Assert.Empty(page![list]!.AsArray().Select(item => $"{list}: {item}"));
            }

            Assert.Equal("595x842", (string?)Assert.Single(page!["pdfPages"]!.AsArray()));
        }
    }
}
