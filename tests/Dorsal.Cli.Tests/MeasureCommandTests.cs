using System.Text.Json.Nodes;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests;

/// <summary>What a user of <c>dorsal measure</c> relies on: exit codes, files, the JSON summary, and that bad files stop nothing.</summary>
public sealed class MeasureCommandTests(Demos demos) : IAsyncLifetime
{
    private static readonly string[] Tables =
    [
        "conditions.csv",
        "contrasts.csv",
        "findings.csv",
        "findings.json",
        "findings.parquet",
        "groups.csv",
        "measurement_error.csv",
        "protocol.tsv",
        "quality.tsv",
        "reliability.csv",
        "report.html",
        "trials.csv",
    ];

    private readonly TemporaryFolder folder = new();

    private Demo demo = null!;

    private string Study => demo.Study;

    public async ValueTask InitializeAsync() => demo = await demos.OfAsync(people: 2);

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void The_demo_leaves_tables_their_dictionaries_a_report_and_a_page_a_person()
    {
        var there = Directory.EnumerateFiles(demo.Measured).Select(Path.GetFileName).ToList();
        Assert.Empty(Tables.Except(there, StringComparer.Ordinal));
        Assert.Equal(4, Directory.EnumerateFiles(Path.Combine(demo.Measured, "people")).Count());
        Assert.DoesNotContain(there, name => name!.StartsWith('.'));
    }

    [Fact]
    public async Task A_truncated_file_is_listed_the_rest_is_done_and_the_exit_code_is_3()
    {
        var study = demo.CopyStudy(folder.At("study"));
        var ramp = Directory
            .EnumerateFiles(study, "sub-02*pressure*physio.tsv.gz", SearchOption.AllDirectories)
            .First();
        var bytes = await File.ReadAllBytesAsync(ramp, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(ramp, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
        var run = await CommandRun.Of([
            "measure",
            study,
            "--out",
            folder.At("out"),
            "--json",
            "--only",
            "pressure",
            "--only",
            "thermal",
        ]);
        Assert.Equal(3, run.ExitCode);
        var summary = JsonNode.Parse(run.Output)!;
        Assert.Equal("02", (string?)summary["broken"]![0]);
        Assert.Equal(4, (int)summary["participants"]!);
        var quality = await File.ReadAllTextAsync(
            folder.At("out", "quality.tsv"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("GzipBroken", quality, StringComparison.Ordinal);
        Assert.Contains(
            "02,1,thermal",
            await File.ReadAllTextAsync(folder.At("out", "findings.csv"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_one_test_of_one_person_when_that_is_asked_for()
    {
        var run = await CommandRun.Of(
            "measure",
            Study,
            "--out",
            folder.At("out"),
            "--only",
            "pressure",
            "--participant",
            "sub-03",
            "--norm",
            "none",
            "--no-pages"
        );
        Assert.Equal(0, run.ExitCode);
        var rows = (
            await File.ReadAllLinesAsync(folder.At("out", "findings.csv"), TestContext.Current.CancellationToken)
        )
            .Skip(1)
            .ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Matches("^03,[12],pressure,", row));
        Assert.False(File.Exists(folder.At("out", "report.html")));
    }

    [Fact]
    public async Task Measuring_twice_gives_the_same_bytes()
    {
        await CommandRun.Of("measure", Study, "--out", folder.At("one"), "--threads", "1");
        await CommandRun.Of("measure", Study, "--out", folder.At("two"), "--threads", "3");
        foreach (var file in Directory.EnumerateFiles(folder.At("one"), "*", SearchOption.AllDirectories))
        {
            var other = Path.Combine(folder.At("two"), Path.GetRelativePath(folder.At("one"), file));
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(other)), file);
        }
    }

    [Theory]
    [InlineData("--only", "thermall")]
    [InlineData("--participant", "99")]
    [InlineData("--protocol", "thermal.nothing=1")]
    [InlineData("--protocol", "thermal.cold_cut_off=warm")]
    [InlineData("--protocol", "nonsense")]
    [InlineData("--norm", "nowhere")]
    [InlineData("--norm", "controls,group=nobody")]
    public async Task An_option_that_would_do_nothing_is_refused_with_what_is_known(string option, string value)
    {
        var run = await CommandRun.Of("measure", Study, "--out", folder.At("out"), option, value);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("out", "findings.csv")));
    }

    [Fact]
    public async Task Every_option_of_measure_changes_something()
    {
        // Each beside the same two tests, of which one has a norm and one a signal.
        string[] two = ["--only", "thermal", "--only", "stance"];
        string[][] variants =
        [
            two,
            [.. two, "--norm", "none"],
            [.. two, "--norm", "controls,sd=population"],
            [.. two, "--norm", "controls,session=first"],
            [.. two, "--norm", "controls,by=sex,group="],
            [.. two, "--protocol", "stance.low_pass=0"],
            ["--only", "thermal"],
            [.. two, "--participant", "01"],
        ];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variant in variants)
        {
            await CommandRun.Of(["measure", Study, "--out", folder.At("out"), "--no-pages", .. variant]);
            Assert.True(
                seen.Add(
                    await File.ReadAllTextAsync(folder.At("out", "findings.csv"), TestContext.Current.CancellationToken)
                ),
                string.Join(' ', variant)
            );
        }
    }

    [Fact]
    public async Task A_study_that_is_not_there_says_so_in_the_reader_s_language()
    {
        var english = await CommandRun.Of("measure", folder.At("nowhere"), "--out", folder.At("out"));
        var japanese = await CommandRun.Of("measure", folder.At("nowhere"), "--out", folder.At("out"), "--lang", "ja");
        Assert.Equal((1, 1), (english.ExitCode, japanese.ExitCode));
        Assert.Contains("does not exist", english.Error, StringComparison.Ordinal);
        Assert.Contains("ありません", japanese.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_others_in_the_results_folder_are_left_alone()
    {
        Directory.CreateDirectory(folder.At("out", "people"));
        await File.WriteAllTextAsync(
            folder.At("out", "people", "my-notes.txt"),
            "mine",
            TestContext.Current.CancellationToken
        );
        await CommandRun.Of("measure", Study, "--out", folder.At("out"), "--only", "thermal");
        Assert.Equal(
            "mine",
            await File.ReadAllTextAsync(
                folder.At("out", "people", "my-notes.txt"),
                TestContext.Current.CancellationToken
            )
        );
    }
}
