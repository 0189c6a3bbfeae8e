using Dorsal.Laboratory;
using Dorsal.Laboratory.Groups;
using Dorsal.Messages;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// The negative control of temporal summation: 39 people, 15 equal heat pulses 39 s apart (OpenNeuro ds005883). Such pulses must not
/// wind up. Figures are those of SOURCE.txt.
/// </summary>
public sealed class RepeatedHeatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StudyResult result;

    public RepeatedHeatTests()
    {
        var table = Path.Combine(SharedData.Folder("openneuro_ds005883_repeated_heat"), "ds005883_trials.csv");
        Run.Import(table, "heat-repeated", folder.At("study"));
        result = Run.Measure(folder.At("study"));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("repeated_rest_minus_first_heat", -0.99, -1.41, -0.57)]
    [InlineData("repeated_last_minus_first_heat", -0.97, -1.65, -0.30)]
    public void Ratings_fall_after_the_first_pulse(string outcome, double mean, double low, double high)
    {
        var summary = Summary(outcome);
        Assert.Equal(39, summary.Count);
        Assert.Equal("{rating_0_10}", summary.Unit.Code);
        Assert.Equal(mean, summary.CensoredMean.Value, 0.005);
        Assert.Equal(low, summary.CensoredMean.Low, 0.005);
        Assert.Equal(high, summary.CensoredMean.High, 0.005);
    }

    [Fact]
    public void The_slope_leaves_no_room_for_facilitation()
    {
        var slope = Summary("repeated_slope_heat").CensoredMean;
        Assert.Equal(-0.024, slope.Value, 0.0005);
        Assert.Equal(-0.063, slope.Low, 0.0005);
        Assert.Equal(0.015, slope.High, 0.0005);
        Assert.True(slope.High < 0.02);
    }

    [Fact]
    public void The_notes_say_that_the_slope_alone_does_not_show_the_habituation()
    {
        var note = Assert.Single(result.Notes, note => note.Code == "SlopeHidesFirstPulse");
        Assert.Equal("-0.991 [-1.41, -0.571] 0–10", note.Value);
        Assert.Equal("-0.024 [-0.063, 0.015] 0–10/pulse", note.Limit);
        Assert.Contains(
            "neither facilitation nor habituation",
            note.Message(Language.English),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_pulse_counts_and_each_person_has_a_slope_with_an_interval_but_no_error_of_a_single_difference()
    {
        Assert.All(result.Findings, finding => Assert.Equal((15, 0), (finding.TrialsUsed, finding.TrialsRejected)));
        Assert.All(
            result.Findings,
            finding => Assert.Equal(finding.Series.Outcome == "repeated_slope_heat", finding.Estimate.HasInterval)
        );
        Assert.Empty(result.Broken);
    }

    private GroupSummary Summary(string outcome) =>
        Assert.Single(result.Summaries, summary => summary.Series.Outcome == outcome);
}
