using Dorsal.Laboratory;
using Dorsal.Laboratory.Example;
using Dorsal.Laboratory.Measurement;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>The study that Dorsal makes up is whole, is the same every time, and is measured by all tests.</summary>
public sealed class ExampleStudyTests : IDisposable
{
    private const ulong Seed = 1;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Equal_seeds_give_equal_bytes()
    {
        ExampleStudy.Write(folder.At("one"), 2, Seed);
        ExampleStudy.Write(folder.At("two"), 2, Seed);
        ExampleStudy.Write(folder.At("other"), 2, Seed + 1);
        Assert.Equal(Hash("one"), Hash("two"));
        Assert.NotEqual(Hash("one"), Hash("other"));
    }

    [Fact]
    public void Every_test_yields_every_main_outcome_and_nobody_is_broken()
    {
        var result = Measured(MeasureOptions.Default);
        Assert.Empty(result.Broken);
        Assert.Empty(result.Empty);
        Assert.DoesNotContain(result.Notes, note => note.Grade == Grade.Error && note.Code != "ZeroPressure");

        // Its diaries are about the average pain only.
        var measured = result
            .Findings.Where(f => f.Estimate.IsFitted)
            .Select(f => f.Series.Outcome)
            .ToHashSet(StringComparer.Ordinal);
        var missing = TestCatalogue
            .Outcomes.Keys.Except(measured, StringComparer.Ordinal)
            .Concat(InstrumentCatalogue.Outcomes.Select(outcome => outcome.Id).Except(measured))
            .Where(id => !IsOfAnotherStimulus(id) && !IsOfAnotherRating(id) && !NeedsControls(id));
        Assert.Equal(
            [
                "pressure_pain_tolerance",
                "pressure_pain_tolerance_plain_mean",
                "pressure_pain_tolerance_side_difference",
                // Has trials, and no value of its own (docs/tests/nfr.md).
                "reflex_score",
                // The example's staircases go down after each yes.
                "touch_threshold_transformed",
                "touch_spread",
                "two_point_threshold_transformed",
                "two_point_threshold_transformed_side_difference",
            ],
            missing
        );
        Assert.Contains(result.Findings, f => f.Series.Outcome == "wind_up_ratio_pinprick" && f.Estimate.HasInterval);
    }

    [Fact]
    public void The_check_finds_its_one_wart_and_nothing_else_wrong()
    {
        ExampleStudy.Write(folder.At("checked"), 3, Seed);
        var notes = StudyCheck.Run(folder.At("checked"), null, TestContext.Current.CancellationToken);
        Assert.Equal(["ValueOutsideTable"], notes.Where(note => note.Grade == Grade.Error).Select(note => note.Code));
    }

    [Fact]
    public void Every_warning_on_a_value_also_stands_among_the_notes()
    {
        var result = Measured(MeasureOptions.Default);
        var warnings = result.Findings.SelectMany(f => f.Quality).Where(note => note.Grade >= Grade.Warning).ToList();
        Assert.NotEmpty(warnings);
        Assert.Empty(
            warnings.Where(note =>
                !result.Notes.Any(n => (n.Code, n.Place, n.Value) == (note.Code, note.Place, note.Value))
            )
        );
    }

    // The study has pinpricks and pressure for temporal summation, heat for the response and PPT for CPM: one of each form is enough.
    private static bool IsOfAnotherStimulus(string outcome) =>
        outcome.StartsWith("repeated_", StringComparison.Ordinal)
        || (outcome.Split('_')[0] == "cpm" && outcome.Split('_')[1] is not ("ppt" or "conditioning"))
        || (
            outcome.Split('_')[0] is "summation" or "wind" or "train" or "response"
            && outcome.Split('_')[^1] is not ("pinprick" or "temperature")
            && outcome.Split('_') is not ["summation", .., "pressure"]
        );

    // Volumes are adjusted for the head's size from ten controls on.
    private static bool NeedsControls(string outcome) =>
        outcome.StartsWith("grey_", StringComparison.Ordinal)
        && outcome.EndsWith("_adjusted", StringComparison.Ordinal);

    private static bool IsOfAnotherRating(string outcome) =>
        outcome.Split('_') is ["diary", "worst" or "least" or "current", ..];

    // 13 items of the PCS less the one left out; blanks on the RMDQ; a diary has forgotten days, and patients are in pain on most days.
    [Fact]
    public void Forms_and_diaries_tell_the_groups_apart_and_have_their_warts()
    {
        var result = Measured(MeasureOptions.Default);
        var pcs = result.Findings.Where(f => f.Series.Outcome == "pcs_total" && f.Participant == "02").ToList();
        Assert.Equal([12, 12], pcs.Select(f => f.TrialsUsed));
        Assert.Contains(result.Notes, note => note.Code == "UntickedAsNo");
        Assert.Contains(result.Notes, note => note.Code == "DiaryDaysMissing");
        Assert.DoesNotContain(result.Notes, note => note.Code.StartsWith("ItemNine", StringComparison.Ordinal));
        double MeanOf(string outcome, bool isPatient) =>
            result
                .Findings.Where(f =>
                    f.Series.Outcome == outcome && (string.CompareOrdinal(f.Participant, "03") > 0) == isPatient
                )
                .Average(f => f.Estimate.Value);
        Assert.All(
            (string[])["pcs_total", "rmdq_total", "psqi_total", "nrs_average", "diary_average_mean"],
            outcome => Assert.True(MeanOf(outcome, true) > MeanOf(outcome, false), outcome)
        );
    }

    [Fact]
    public void The_warts_are_noted_and_nothing_is_lost()
    {
        var result = Measured(MeasureOptions.Default);
        var codes = result.Notes.Select(note => note.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "ZeroPressure",
                "ValueMissing",
                "RampSlopeWrong",
                "DefaultTaken",
            },
            codes
        );
        var rejected = result
            .Findings.Where(f => f.Series.Outcome == "pressure_pain_threshold" && f.TrialsRejected > 0)
            .ToList();
        Assert.Equal(3, rejected.Count);
        Assert.All(rejected, finding => Assert.Equal(3, finding.TrialsUsed + finding.TrialsRejected));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void The_result_does_not_depend_on_the_number_of_threads(int threads)
    {
        var one = Measured(MeasureOptions.Default with { Threads = 1 });
        var many = Measured(MeasureOptions.Default with { Threads = threads });
        Assert.Equal(one.Findings.Select(Show), many.Findings.Select(Show));
        Assert.Equal(one.Notes.Select(n => n.Code), many.Notes.Select(n => n.Code));
    }

    private StudyResult Measured(MeasureOptions options)
    {
        var path = folder.At("study");
        if (!Directory.Exists(path))
        {
            ExampleStudy.Write(path, 3, Seed);
        }

        return Run.Measure(Study.Open(path), options);
    }

    private static string Show(Finding f) =>
        FormattableString.Invariant($"{f.Participant} {f.Session} {f.Series} {f.Estimate} {f.Z:R} {f.QualityText}");

    private string Hash(string study) =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(folder.At(study), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Where(path => Path.GetFileName(path) != "dataset_description.json")
                .Select(path =>
                    Path.GetRelativePath(folder.At(study), path)
                    + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))
                )
        );
}
