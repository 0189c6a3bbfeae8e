using Dorsal.Laboratory;
using Dorsal.Laboratory.Groups;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Primary and secondary hyperalgesia in 125 people (Neddermeyer et al. 2008; Lötsch et al. 2016): capsaicin lowers heat and von
/// Frey thresholds, menthol raises the cold pain threshold. Plain means are those of SOURCE.txt.
/// </summary>
public sealed class LotschTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StudyResult result;

    public LotschTests()
    {
        var table = Path.Combine(SharedData.Folder("qst_lotsch"), "PainThresholds.csv");
        Run.Import(table, "lotsch-pain-thresholds", folder.At("study"));
        result = Run.Measure(folder.At("study"));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("heat_pain_threshold_plain_mean", "baseline", 45.45)]
    [InlineData("heat_pain_threshold_plain_mean", "capsaicin", 37.59)]
    [InlineData("cold_pain_threshold_plain_mean", "baseline", 8.65)]
    [InlineData("cold_pain_threshold_plain_mean", "menthol", 12.79)]
    public void Plain_means_reproduce_the_source(string outcome, string condition, double mean)
    {
        var summary = Summary(outcome, condition);
        Assert.Equal(125, summary.Count);
        Assert.Equal(mean, summary.Mean, 2);
    }

    [Fact]
    public void Thirty_people_at_the_floor_are_bounds_and_the_censored_mean_lies_below_the_plain_one()
    {
        var summary = Summary("cold_pain_threshold", "baseline");
        Assert.Equal(125, summary.Count);
        Assert.Equal(30, summary.AtBound);
        Assert.True(summary.CensoredMean.Value < summary.Mean);
        Assert.Equal(19, Summary("cold_pain_threshold", "menthol").AtBound);
    }

    [Theory]
    [InlineData("heat_pain_threshold_plain_mean", "capsaicin", -7.9, 0.05)]
    [InlineData("mechanical_pain_threshold", "capsaicin", -0.32, 0.005)]
    [InlineData("cold_pain_threshold_plain_mean", "menthol", 4.1, 0.05)]
    public void Capsaicin_and_menthol_sensitise_within_persons(
        string outcome,
        string condition,
        double difference,
        double tolerance
    )
    {
        var contrast = Assert.Single(
            result.Conditions,
            c => c.Series.Outcome == outcome && c.Series.Condition == condition
        );
        Assert.Equal("baseline", contrast.Reference);
        Assert.Equal(difference, contrast.Difference.Value, tolerance);
        Assert.True(contrast.Difference.Low * contrast.Difference.High > 0);
    }

    [Fact]
    public void Capsaicin_on_heat_is_an_effect_of_more_than_two_standard_deviations()
    {
        var contrast = Assert.Single(
            result.Conditions,
            c => c.Series is { Outcome: "heat_pain_threshold_plain_mean", Condition: "capsaicin" }
        );
        Assert.Equal(-2.2, contrast.Dz, 0.05);
    }

    private GroupSummary Summary(string outcome, string condition) =>
        Assert.Single(result.Summaries, s => s.Series.Outcome == outcome && s.Series.Condition == condition);
}
