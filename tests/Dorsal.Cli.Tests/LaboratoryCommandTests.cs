using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests;

/// <summary><c>dorsal laboratory</c> as a user calls it.</summary>
public sealed class LaboratoryCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_cohort_is_tested_and_its_study_is_measured_like_any_other()
    {
        string[] simulation = ["simulate", "--people", "4", "--days", "14", "--visits", "7"];
        Assert.Equal(0, (await CommandRun.Of([.. simulation, "--out", folder.At("cohort")])).ExitCode);
        string[] laboratory = ["laboratory", "--from", folder.At("cohort"), "--tests", "serum,pcs"];
        var run = await CommandRun.Of([.. laboratory, "--visits", "7,14", "--out", folder.At("study")]);
        Assert.Equal(
            (0, true),
            (run.ExitCode, run.Output.Contains("4 people, 2 visits each, 2 tests", StringComparison.Ordinal))
        );
        Assert.Equal(0, (await CommandRun.Of("measure", folder.At("study"), "--out", folder.At("results"))).ExitCode);

        var again = await CommandRun.Of([.. laboratory, "--out", folder.At("study")]);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("not an empty folder", again.Error, StringComparison.Ordinal);
        var late = await CommandRun.Of([.. laboratory, "--visits", "8", "--out", folder.At("late")]);
        Assert.Equal(1, late.ExitCode);
        Assert.Contains("0, 7, 14", late.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("late")));
    }

    [Theory]
    [InlineData("en", "does not exist")]
    [InlineData("ja", "がありません")]
    public async Task A_folder_that_is_not_there_is_told_in_both_languages(string language, string told)
    {
        var run = await CommandRun.Of(
            "laboratory",
            "--from",
            folder.At("nowhere"),
            "--tests",
            "serum",
            "--out",
            folder.At("study"),
            "--lang",
            language
        );
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }
}
