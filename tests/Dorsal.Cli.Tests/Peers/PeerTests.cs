namespace Dorsal.Cli.Tests.Peers;

/// <summary>The demo's results against other programs: the numbers against SciPy, the pages in a real browser.</summary>
public sealed class PeerTests(Demos demos)
{
    [Fact]
    public async Task SciPy_computes_the_same_means_effect_sizes_and_sway()
    {
        Peer.SkipUnlessWanted();
        var demo = await demos.OfAsync(people: 8);
        var differences = await Peer.RunAsync("/usr/bin/python3", "recompute.py", demo.Study, demo.Measured);

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
        Peer.SkipUnlessWanted();
        var demo = await demos.OfAsync(people: 2, language);
        var pages = await Peer.RunAsync(
            "node",
            "browse.mjs",
            Path.Combine(demo.Measured, "report.html"),
            Path.Combine(demo.Measured, "people", "sub-03.html")
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
