using Dorsal.Laboratory;
using Dorsal.Laboratory.StimulusResponse;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory;

/// <summary>Ratings against intensity, with values computed by hand.</summary>
public class StimulusResponseTests
{
    private const string Columns = "condition intensity rating";
    private static readonly StimulusResponseTest Test = new();
    private static readonly Sidecar Heat = Rated.Units("intensity=Cel", "rating={rating_0_100}");

    [Fact]
    public void Slope_mean_and_the_mean_at_each_intensity_are_by_condition()
    {
        var analysis = Of("up 44 10", "up 45 30", "up 46 50", "down 44 0", "down 44 10", "down 45 10", "down 46 20");
        Assert.Equal(20, analysis.Find("response_slope_temperature", "up").Estimate.Value, 9);
        Assert.Equal("{rating_0_100}/Cel", analysis.Find("response_slope_temperature", "up").Unit.Code);
        Assert.Equal(30, analysis.Find("response_mean_temperature", "up").Estimate.Value, 9);
        Assert.Equal(30, analysis.Find("response_at_temperature", "up 45 °C").Estimate.Value);
        Assert.Equal(5, analysis.Find("response_at_temperature", "down 44 °C").Estimate.Value);
        Assert.Empty(analysis.Notes);

        // x - mean: -0.75 twice, 0.25, 1.25; products with 0, 10, 10, 20 sum to 20; squares to 2.75.
        Assert.Equal(20 / 2.75, analysis.Find("response_slope_temperature", "down").Estimate.Value, 9);
    }

    [Fact]
    public void The_spread_of_the_intensities_is_no_error_of_the_mean_rating()
    {
        // Within intensities: 0 and 10 about 5, 40 and 50 about 45; 100 on 2 degrees of freedom, over 4 trials.
        var mean = Of("n/a 44 0", "n/a 44 10", "n/a 46 40", "n/a 46 50").Find("response_mean_temperature").Estimate;
        Assert.Equal(25, mean.Value);
        Assert.Equal(Math.Sqrt(100.0 / 2 / 4), mean.StandardError, 12);
        Assert.Equal(25 - (4.30265272991 * mean.StandardError), mean.Low, 6);
    }

    [Fact]
    public void A_scale_of_warmth_and_pain_keeps_its_unit_and_is_not_taken_for_a_rating_of_pain()
    {
        var units = Rated.Units("intensity=[degF]", "rating={rating_0_200}");
        string[] rows = ["n/a 113 100", "n/a 114.8 120", "n/a 116.6 140", "n/a 118.4 201"];
        var analysis = Rated.Analyse(Test, Rated.Table("response", Columns, rows, units));
        var slope = analysis.Find("response_slope_temperature");
        Assert.Equal(20, slope.Estimate.Value, 6);
        Assert.Equal("{rating_0_200}/Cel", slope.Unit.Code);
        Assert.False(slope.Unit.ConvertsTo(Units.Unit.Parse("{rating_0_100}/Cel")));
        Assert.Equal("0 … 200", Assert.Single(analysis.Notes, note => note.Code == "ValueImpossible").Limit);
    }

    [Theory]
    [InlineData("kPa", "response_slope_pressure")]
    [InlineData("mN", "response_slope_force")]
    [InlineData("mA", "response_slope_current")]
    public void The_unit_of_the_intensity_says_what_was_applied(string unit, string outcome)
    {
        var units = Rated.Units("intensity=" + unit, "rating={rating_0_10}");
        string[] rows = ["n/a 1 1", "n/a 2 3", "n/a 3 5"];
        var slope = Rated.Analyse(Test, Rated.Table("response", Columns, rows, units)).Find(outcome);
        Assert.Equal(2, slope.Estimate.Value, 9);
        Assert.Equal("{rating_0_10}/" + unit, slope.Unit.Code);
    }

    [Theory]
    [InlineData("unstated")]
    [InlineData("s")]
    public void An_intensity_of_unknown_kind_cannot_be_analysed(string unit)
    {
        var units = Rated.Units("intensity=" + unit, "rating={rating_0_10}");
        var table = Rated.Table("response", Columns, ["n/a 1 1"], units);
        Assert.Equal("IntensityUnitNeeded", Assert.Throws<StudyException>(() => Rated.Analyse(Test, table)).Note.Code);
    }

    [Fact]
    public void Few_or_very_many_intensities_are_noted_and_one_has_no_slope()
    {
        var one = Of("n/a 44 10", "n/a 44 20");
        Assert.Equal(FitOutcome.NoVariation, one.Find("response_slope_temperature").Estimate.Outcome);
        Assert.Contains("FewIntensities", one.Codes());
        var many = Of([.. Enumerable.Range(0, 21).Select(i => Rated.Row("n/a", 40 + (i / 10.0), i))]);
        Assert.Contains("ManyIntensities", many.Codes());
        Assert.DoesNotContain(many.Findings, finding => finding.Series.Outcome == "response_at_temperature");
        Assert.Equal(10, many.Find("response_slope_temperature").Estimate.Value, 6);
    }

    private static Analysis Of(params string[] rows) =>
        Rated.Analyse(Test, Rated.Table("response", Columns, rows, Heat));
}
