using System.Text.Json.Nodes;
using Dorsal.Laboratory.Virtual;
using Dorsal.Parameters;
using Dorsal.People;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests;

/// <summary>Help, parameters, study commands, and what happens when words are wrong.</summary>
public sealed class CommandLineTests(Demos demos) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Commands =>
        ["", "demo", "measure", "study", "study check", "study import", "study propose", "parameters"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_is_Japanese_throughout_when_Japanese_is_asked_for(string command)
    {
        var run = await CommandRun.Of([
            .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            "--help",
            "--lang",
            "ja",
        ]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("使い方", run.Output, StringComparison.Ordinal);
        foreach (var english in (string[])["Usage", "Options", "Show help", "Arguments:"])
        {
            Assert.DoesNotContain(english, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_misspelt_command_is_answered_with_the_nearest()
    {
        var run = await CommandRun.Of("mesure", "x", "--out", "y");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("measure", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("measure")]
    [InlineData("study")]
    [InlineData("study", "import", "x")]
    [InlineData("demo", "--out", "x", "--people", "1")]
    [InlineData("measure", "x", "--out", "y", "--threads", "many")]
    public async Task What_is_missing_or_wrong_is_named_in_either_language_and_the_exit_code_is_1(
        params string[] arguments
    )
    {
        foreach (var language in (string[])["en", "ja"])
        {
            var run = await CommandRun.Of([.. arguments, "--lang", language]);
            Assert.Equal(1, run.ExitCode);
            Assert.NotEmpty(run.Error);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Parameters_prints_each_with_its_origin_as_a_table_and_as_JSON()
    {
        var everything =
            ParameterTable.All.Count
            + ModelConstants.Table.Count
            + LaboratoryConstants.Table.Count
            + CircuitTables.All.Count;
        var table = await CommandRun.Of("parameters");
        Assert.Equal(everything + 1, table.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var whole = await CommandRun.Of("parameters", "--json");
        Assert.Equal(everything, JsonNode.Parse(whole.Output)!.AsArray().Count);
        var ids = JsonNode.Parse(whole.Output)!.AsArray().Select(p => (string?)p!["id"]).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        var json = await CommandRun.Of("parameters", "pressure.ramp", "--json");
        var ramp = JsonNode.Parse(json.Output)!.AsArray().Single(p => (string?)p!["id"] == "pressure.ramp");
        Assert.Equal("50", (string?)ramp!["value"]);
        Assert.False(string.IsNullOrEmpty((string?)ramp["source"]));
    }

    [Fact]
    public async Task Check_finds_only_the_planted_zero_in_the_demo_and_names_file_and_line_of_what_is_wrong()
    {
        var study = (await demos.OfAsync(people: 2)).CopyStudy(folder.At("study"));
        var planted = await CommandRun.Of("study", "check", study, "--json");
        Assert.Equal(1, planted.ExitCode);
        var only = JsonNode.Parse(planted.Output)!.AsArray().Single(n => (string?)n!["grade"] == "error")!;
        Assert.Equal("0 kPa", (string?)only["value"]);
        var file = Path.Combine(study, "sub-01", "ses-1", "qst", "sub-01_ses-1_task-thermal_qst.tsv");
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        lines[3] = lines[3][..lines[3].LastIndexOf('\t')] + "\twarm";
        await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
        var wrong = await CommandRun.Of("study", "check", study, "--json");
        Assert.Equal(1, wrong.ExitCode);
        var note = JsonNode.Parse(wrong.Output)!.AsArray().Single(n => (string?)n!["value"] == "warm")!;
        Assert.Equal("error", (string?)note["grade"]);
        Assert.Equal(4, (int)note["line"]!);
        Assert.EndsWith("task-thermal_qst.tsv", (string?)note["file"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_three_shipped_maps_make_studies_that_are_measured_without_errors()
    {
        var rpn = Path.Combine(SharedDataFolder("rpn_qst_rsfmri"), "qst");
        (string Source, string Map)[] imports =
        [
            (Path.Combine(rpn, "essen_sample_raw.csv"), "rpn-essen"),
            (Path.Combine(rpn, "bochum_sample_raw.csv"), "rpn-bochum"),
            (SharedDataFolder("posturography_bds"), "bds-force-plate"),
        ];
        foreach (var (source, map) in imports)
        {
            Assert.Equal(
                0,
                (await CommandRun.Of("study", "import", source, "--map", map, "--out", folder.At(map))).ExitCode
            );
            Assert.Equal(0, (await CommandRun.Of("study", "check", folder.At(map))).ExitCode);
            Assert.Equal(
                0,
                (
                    await CommandRun.Of("measure", folder.At(map), "--out", folder.At(map + "-out"), "--lang", "ja")
                ).ExitCode
            );
        }
    }

    private static string SharedDataFolder(string name) => Dorsal.Tests.SharedData.Folder(name);
}
