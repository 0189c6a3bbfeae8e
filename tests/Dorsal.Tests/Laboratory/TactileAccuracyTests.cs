using Dorsal.Laboratory;
using Dorsal.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>Letters, sites and places: what was named or shown against what was touched.</summary>
public class TactileAccuracyTests
{
    private const string Places = "measure target_x target_y answer_x answer_y";
    private const string Millimetres =
        """{ "target_x": { "Units": "mm" }, "target_y": { "Units": "mm" }, "answer_x": { "Units": "mm" }, "answer_y": { "Units": "mm" } }""";

    private static Analysis Letters(int right, int wrong, params (string Id, string Value)[] commands) =>
        Lab.Analyse(
            commands.ToDictionary(c => c.Id, c => c.Value, StringComparer.Ordinal),
            Lab.Table(
                "graphaesthesia",
                "{}",
                "correct",
                [.. Enumerable.Range(0, right + wrong).Select(i => i < right ? "1" : "0")]
            )
        );

    [Fact]
    public void Letters_are_a_share_with_an_interval()
    {
        var finding = Letters(15, 5).Of("graphaesthesia_correct");
        var share = WilsonShare.From(15, 20);
        Assert.Equal(
            (75.0, 100 * share.Low, 100 * share.High),
            (finding.Estimate.Value, finding.Estimate.Low, finding.Estimate.High)
        );
        Assert.Equal("%", finding.Unit.Code);
    }

    // The same score is far above chance among 26 letters, and not among four.
    [Fact]
    public void A_score_is_held_against_the_chance_of_its_own_set_trap()
    {
        Assert.DoesNotContain("AnswersAtChance", Letters(8, 12).Codes());
        Assert.Contains("AnswersBelowChance", Letters(0, 20, ("graphaesthesia.set_size", "3")).Codes());
        Assert.Equal("25 %", Letters(8, 12, ("graphaesthesia.set_size", "4")).Noted("AnswersAtChance").Limit);
    }

    [Fact]
    public void A_score_that_its_own_row_contradicts_does_not_count()
    {
        var table = Lab.Table(
            "localisation",
            "{}",
            "presented answered correct",
            "3 3 1",
            "4 5 1",
            "7 2 0",
            "8 8 _",
            "9 9 2"
        );
        var analysis = Lab.Analyse(table);
        var finding = analysis.Of("localisation_correct");
        Assert.Equal((50.0, 2, 3), (finding.Estimate.Value, finding.TrialsUsed, finding.TrialsRejected));
        Assert.Equal("4, 5", analysis.Noted("CorrectContradicts").Limit);
        Assert.Equal(3, analysis.Noted("CorrectContradicts").Place.Line);
    }

    [Fact]
    public void Pointing_has_a_distance_a_direction_and_a_scatter()
    {
        string[] rows = ["skin 50 0 53 -4", "skin 50 0 47 -4", "skin 50 0 53 -4", "skin 50 0 47 -4"];
        var analysis = Lab.Analyse(Lab.Table("pointing", Millimetres, Places, rows));
        Assert.Equal(5, analysis.Of("pointing_error_skin").Estimate.Value, 12);
        Assert.Equal(0, analysis.Of("pointing_horizontal_skin").Estimate.Value, 12);
        Assert.Equal(-4, analysis.Of("pointing_vertical_skin").Estimate.Value, 12);

        // Deviations of 3 across and 0 along, 36 over 2 x 3 degrees of freedom.
        Assert.Equal(Math.Sqrt(6), analysis.Of("pointing_variable_skin").Estimate.Value, 12);
    }

    [Fact]
    public void Chart_and_skin_are_outcomes_of_their_own_and_centimetres_become_millimetres()
    {
        var centimetres = Millimetres.Replace("mm", "cm", StringComparison.Ordinal);
        var analysis = Lab.Analyse(Lab.Table("pointing", centimetres, Places, "chart 5 0 5 1", "skin 5 0 5 2"));
        Assert.Equal(10, analysis.Of("pointing_error_chart").Estimate.Value, 12);
        Assert.Equal(20, analysis.Of("pointing_error_skin").Estimate.Value, 12);
    }

    [Fact]
    public void A_place_that_is_missing_or_beyond_any_back_does_not_count()
    {
        var analysis = Lab.Analyse(
            Lab.Table("pointing", Millimetres, Places, "chart 5 0 5 _", "chart 5 0 900 0", "foot 1 1 1 1")
        );
        Assert.Equal(["ValueMissing", "ValueImpossible"], analysis.Trials.Select(t => t.Reason));
        Assert.Contains("MeasureUnknown", analysis.Codes());
        Assert.False(analysis.Of("pointing_error_chart").Estimate.IsFitted);
    }
}
