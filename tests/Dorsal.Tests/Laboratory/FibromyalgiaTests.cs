using Dorsal.Laboratory;
using Dorsal.Laboratory.Groups;
using Dorsal.Messages;
using Dorsal.Studies.Import;
using Dorsal.Tests.House;
using MathNet.Numerics.Distributions;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Questionnaires of 20 people with fibromyalgia and 20 controls, and pain before and after music in 17 of the former (Pando-Naude et
/// al. 2019, Sci Rep 9:15486). Figures are those of SOURCE.txt.
/// </summary>
public sealed class FibromyalgiaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ImportResult imported;
    private readonly StudyResult result;

    public FibromyalgiaTests()
    {
        var table = Path.Combine(SharedData.Folder("openneuro_ds001928_fm"), "participants.tsv");
        imported = StudyImport.Import(
            table,
            ImportMap.Load("fm-music"),
            folder.At("study"),
            null,
            TestContext.Current.CancellationToken
        );
        result = Run.Measure(folder.At("study"));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Everybody_comes_in_and_no_column_is_left()
    {
        Assert.Equal(40, imported.Participants);

        // The authors' file ends without a line break; that is all there is to say of it.
        Assert.Equal(["LastLineOpen"], imported.Notes.Select(note => note.Code));
        Assert.Equal(20, result.Participants.Count(p => p.Group == "fibromyalgia"));
        Assert.DoesNotContain(result.Notes, note => note.Grade == Grade.Error);
    }

    [Theory]
    [InlineData("pcs_total", 27.55, 12)]
    [InlineData("cesd_total", 30.55, 11)]
    [InlineData("stai_trait", 33.25, 14.25)]
    public void Questionnaires_differ_between_the_groups_as_the_source_says(string outcome, double fm, double hc)
    {
        double Mean(string group) =>
            Assert.Single(result.Summaries, s => s.Series.Outcome == outcome && s.Group == group).Mean;
        // SOURCE.txt has them rounded: 27.6 and 12.0, 30.6 and 11.0, 33.2 and 14.2 (halves to the even digit).
        Assert.Equal(fm, Mean("fibromyalgia"), 1e-9);
        Assert.Equal(hc, Mean("control"), 1e-9);
        var contrast = Assert.Single(result.Contrasts, c => c.Series.Outcome == outcome);
        Assert.Equal((20, 20, "control"), (contrast.Count, contrast.ReferenceCount, contrast.Reference));
        Assert.True(contrast.HedgesG.Low > 0.5);
    }

    [Theory]
    [InlineData("stai_trait", 3, 56)]
    [InlineData("stai_state", 0, 43)]
    public void Totals_outside_the_range_of_the_inventory_are_noted_and_kept(string outcome, double low, double high)
    {
        var findings = result.Findings.Where(f => f.Series.Outcome == outcome).ToList();
        Assert.Equal(40, findings.Count);
        Assert.Equal((low, high), (findings.Min(f => f.Estimate.Value), findings.Max(f => f.Estimate.Value)));
        var outside = findings.Where(f => f.Estimate.Value is < 20 or > 80).ToList();
        Assert.NotEmpty(outside);
        Assert.All(
            findings,
            f => Assert.Equal(outside.Contains(f), f.Quality.Any(note => note.Code == "ScoreOutOfRange"))
        );
        Assert.All(outside, f => Assert.Equal("", f.Questionnaire!.Class));
    }

    [Fact]
    public void Two_people_have_subscales_that_do_not_add_up_and_both_are_kept()
    {
        var notes = result.Notes.Where(note => note.Code == "SubscaleSumDiffers").ToList();
        Assert.Equal(
            [("09", "26", "27"), ("15", "40", "44")],
            notes.Select(n => (n.Subject.Participant, n.Value!, n.Limit!))
        );
        Assert.All(notes, note => Assert.NotNull(note.Place.Line));
        Assert.Equal(26, Value("09", "pcs_total"));
        Assert.Equal(40, Value("15", "pcs_total"));
    }

    [Fact]
    public void Music_lessens_pain_more_than_noise_in_the_change_and_not_in_the_ratings_afterwards()
    {
        var change = Contrast("pain_intensity_decrease");
        Assert.Equal(17, change.Pairs);
        Assert.Equal(1.59, change.Difference.Value, 0.005);
        Assert.True(change.Difference.Low > 0);
        Assert.Equal(0.001, PairedP(change), 0.0005);

        var afterwards = Contrast("pain_intensity_after");
        Assert.Equal(17, afterwards.Pairs);
        Assert.True(afterwards.Difference.Low < 0 && afterwards.Difference.High > 0);
        Assert.Equal(0.42, PairedP(afterwards), 0.005);
    }

    private ConditionContrast Contrast(string outcome) =>
        Assert.Single(
            result.Conditions,
            c => c.Series.Outcome == outcome && c is { Series.Condition: "music", Reference: "control" }
        );

    private static double PairedP(ConditionContrast contrast)
    {
        var t = Math.Abs(contrast.Difference.Value / contrast.Difference.StandardError);
        return 2 * (1 - StudentT.CDF(0, 1, contrast.Pairs - 1, t));
    }

    private double Value(string participant, string outcome) =>
        Assert.Single(result.Findings, f => f.Participant == participant && f.Series.Outcome == outcome).Estimate.Value;
}
