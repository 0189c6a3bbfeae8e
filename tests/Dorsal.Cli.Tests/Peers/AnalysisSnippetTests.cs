using System.Globalization;
using System.Text.RegularExpressions;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>The programs of docs/analysis.md run as they stand, and agree with each other.</summary>
public sealed partial class AnalysisSnippetTests(Demos demos) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task R_and_Python_fit_the_same_mixed_model_to_the_findings()
    {
        Peer.SkipUnlessWanted();
        var demo = await demos.OfAsync(people: 8);
        var r = GroupEffect(await Peer.TextAsync("Rscript", demo.Root, Written("r", "R")));
        var python = GroupEffect(await Peer.TextAsync("/usr/bin/python3", demo.Root, Written("python", "py")));

        // Both estimate by REML; their optimisers stop at slightly different points.
        Assert.Equal(r, python, 1e-4);
        Assert.True(r < 0, "The made-up patients have lower thresholds.");
    }

    private string Written(string language, string ending)
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "analysis.md"));
        var program = Block()
            .Matches(document)
            .Single(m => m.Groups["language"].Value == language)
            .Groups["code"]
            .Value;
        var path = folder.At("snippet." + ending);
        File.WriteAllText(path, program);
        return path;
    }

    private static double GroupEffect(string output) =>
        double.Parse(Effect().Match(output).Groups["value"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"```(?<language>\w+)\n(?<code>.*?)```",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        10_000
    )]
    private static partial Regex Block();

    [GeneratedRegex(@"group effect: (?<value>\S+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Effect();
}
