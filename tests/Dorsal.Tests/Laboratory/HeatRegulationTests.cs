using Dorsal.Laboratory;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Heat of several temperatures, passively and with pain regulated up or down, in 33 people (Woo et al. 2015, OpenNeuro ds000140).
/// Figures are those of SOURCE.txt.
/// </summary>
public sealed class HeatRegulationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StudyResult result;

    public HeatRegulationTests()
    {
        var table = Path.Combine(SharedData.Folder("openneuro_ds000140_heat"), "ds000140_trials.csv");
        Run.Import(table, "heat-regulation", folder.At("study"));
        result = Run.Measure(folder.At("study"));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("42.3 °C", 49.0)]
    [InlineData("43.3 °C", 56.1)]
    [InlineData("44.3 °C", 74.0)]
    [InlineData("45.3 °C", 99.8)]
    [InlineData("46.3 °C", 133.2)]
    [InlineData("47.3 °C", 159.3)]
    public void The_mean_rating_by_temperature_is_that_of_the_source(string temperature, double mean)
    {
        // The source pools trials over people and conditions: the means, weighted by their trials.
        var findings = result
            .Findings.Where(f =>
                f.Series.Outcome == "response_at_temperature"
                && f.Series.Condition.EndsWith(temperature, StringComparison.Ordinal)
            )
            .ToList();
        Assert.All(findings, finding => Assert.Equal("{rating_0_200}", finding.Unit.Code));
        var pooled = findings.Sum(f => f.TrialsUsed * f.Estimate.Value) / findings.Sum(f => f.TrialsUsed);
        Assert.Equal(mean, pooled, 0.05);
    }

    [Fact]
    public void Pain_regulated_up_is_rated_above_pain_regulated_down()
    {
        var contrast = Contrast("up", "down");
        Assert.Equal(27.3, contrast.Difference.Value, 0.05);
        Assert.Equal(34.0, contrast.Difference.StandardError * Math.Sqrt(contrast.Pairs), 0.05);
        Assert.Equal(0.80, contrast.Dz, 0.005);
        Assert.True(contrast.Difference.Low > 0);

        // SOURCE.txt counts all 33 people; one of them has no trial regulated down, so there are 32 pairs behind its figures.
        Assert.Equal(32, contrast.Pairs);
    }

    [Fact]
    public void Both_ways_of_regulating_are_compared_with_the_passive_one()
    {
        Assert.True(Contrast("up", "passive").Difference.Low > 0);
        Assert.True(Contrast("down", "passive").Difference.High < 0);
        Assert.DoesNotContain(result.Conditions, c => c.Series.Condition == "passive");
    }

    [Fact]
    public void All_trials_count_and_ratings_rise_with_temperature_in_everybody()
    {
        var means = result.Findings.Where(f => f.Series.Outcome == "response_mean_temperature").ToList();
        Assert.Equal(3201, means.Sum(f => f.TrialsUsed));
        Assert.Equal(0, means.Sum(f => f.TrialsRejected));
        var passive = result.Findings.Where(f =>
            f.Series is { Outcome: "response_slope_temperature", Condition: "passive" }
        );
        Assert.All(passive, finding => Assert.True(finding.Estimate.Low > 0));
    }

    private Dorsal.Laboratory.Groups.ConditionContrast Contrast(string condition, string reference) =>
        Assert.Single(
            result.Conditions,
            c =>
                c.Series.Outcome == "response_mean_temperature"
                && c.Series.Condition == condition
                && c.Reference == reference
        );
}
