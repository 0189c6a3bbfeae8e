using Dorsal.Laboratory;
using Dorsal.Messages;

namespace Dorsal.Tests.Laboratory;

/// <summary>An answer that cannot be is never read as a blank, and a blank is read as "no" only where the rule says so.</summary>
public class QuestionnaireSafetyTests
{
    private static readonly (string Which, double Value)[] Sleep =
    [
        ("1", 23),
        ("2", 10),
        ("3", 7),
        ("4", 7),
        ("5a-5i", 1),
        ("6-9", 1),
    ];

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public void An_impossible_answer_is_not_a_no_and_leaves_no_roland_morris_total(double impossible)
    {
        var scored = Answers.Score("RMDQ", ("1-10", 1), ("11-23", 0), ("24", impossible));
        Assert.True(double.IsNaN(scored.Value("rmdq_total")));
        Assert.Contains(scored.Notes, note => note.Code == "AnswerImpossible");
        var why = Assert.Single(scored.Of("rmdq_total").Quality, note => note.Code == "AnswerNotBlank");
        Assert.Equal(("24", Grade.Warning), (why.Value, why.Grade));
    }

    [Fact]
    public void A_form_of_ticks_only_has_its_total_and_says_how_many_blanks_were_read_as_no()
    {
        var scored = Answers.Score("RMDQ", ("7", 1));
        Assert.Equal(1, scored.Value("rmdq_total"));
        var note = Assert.Single(scored.Of("rmdq_total").Quality, n => n.Code == "UntickedAsNo");
        Assert.Equal(("23", "24", Grade.Note), (note.Value, note.Limit, note.Grade));
        Assert.Contains("RolandMorrisBlanks", note.Remedy(Language.English), StringComparison.Ordinal);
        Assert.Equal(24, Answers.Score("RMDQ", ("1-24", 1)).Value("rmdq_total"));
        Assert.Equal(0, Answers.Score("RMDQ", ("1-24", 0)).Value("rmdq_total"));
    }

    [Fact]
    public void Blanks_beside_written_noes_give_a_warning_unless_the_study_has_chosen()
    {
        (string, double)[] form = [("1", 0), ("2-5", 1)];
        var unsaid = Answers.Score("RMDQ", form);
        Assert.Equal(4, unsaid.Value("rmdq_total"));
        Assert.Equal(Grade.Warning, Assert.Single(unsaid.Notes, n => n.Code == "BlankBesideNo").Grade);
        var said = Answers.Score("RMDQ", "24", "", [("questionnaire.roland_morris_blanks", "no")], form);
        Assert.Equal(4, said.Value("rmdq_total"));
        Assert.DoesNotContain(said.Notes, n => n.Code == "BlankBesideNo");
        Assert.Contains(said.Notes, n => n.Code == "UntickedAsNo");
    }

    [Fact]
    public void Blanks_that_are_missing_answers_leave_no_total()
    {
        var scored = Answers.Score("RMDQ", "24", "", [("questionnaire.roland_morris_blanks", "missing")], ("1-23", 1));
        Assert.True(double.IsNaN(scored.Value("rmdq_total")));
        Assert.Contains(scored.Notes, note => note.Code == "AnswersTooFew" && note.Limit == "24");
    }

    [Fact]
    public void Other_reasons_of_bad_sleep_that_cannot_be_are_not_read_as_none()
    {
        var blank = Answers.Score("PSQI", Sleep);
        Assert.Equal(1, blank.Value("psqi_disturbance"));
        Assert.Contains(blank.Of("psqi_disturbance").Quality, note => note.Code == "BlankAsNo");
        var impossible = Answers.Score("PSQI", [.. Sleep, ("5j", 7)]);
        Assert.True(double.IsNaN(impossible.Value("psqi_disturbance")));
        Assert.True(double.IsNaN(impossible.Value("psqi_total")));
        Assert.Contains(
            impossible.Of("psqi_disturbance").Quality,
            note => note.Code == "AnswerNotBlank" && note.Value == "5j"
        );
    }

    [Theory]
    [InlineData("original", 38)]
    [InlineData("ninds", 39)]
    [InlineData("points", 39)]
    public void The_highest_neuropathic_score_is_in_the_range_of_its_codes(string rule, double highest)
    {
        var scored = Answers.Score(
            "painDETECT",
            "2006",
            "",
            [("questionnaire.pain_detect_pattern", rule)],
            ("total", 39)
        );
        Assert.Equal(highest < 39, scored.Notes.Any(note => note.Code == "ScoreOutOfRange"));
        Assert.Equal(highest, scored.Of("paindetect_total").Questionnaire!.Score.Highest);
    }

    [Theory]
    [InlineData("original", 1, 2, "radiating", "0, 1")]
    [InlineData("ninds", 1, 2, "radiating", "0, 1")]
    [InlineData("points", 1, 1, "radiating", "0, 2")]
    [InlineData("points", 3, 2, "pattern", "-1, 0, 1, 2")]
    [InlineData("original", 0, 1, "pattern", "1, 2, 3, 4")]
    public void Pattern_and_radiation_are_read_by_the_codes_chosen_only(
        string rule,
        double pattern,
        double radiating,
        string wrong,
        string offered
    )
    {
        var scored = Answers.Score(
            "painDETECT",
            "2006",
            "",
            [("questionnaire.pain_detect_pattern", rule)],
            ("1-7", 2),
            ("pattern", pattern),
            ("radiating", radiating)
        );
        Assert.True(double.IsNaN(scored.Value("paindetect_total")));
        var note = Assert.Single(scored.Notes, n => n.Code == "AnswerImpossible");
        Assert.Equal((offered, wrong), (note.Limit, note.Arguments[0]));
        Assert.Equal(8, scored.Of("paindetect_total").TrialsUsed);
    }

    [Fact]
    public void Classes_of_pain_are_those_of_the_average_only()
    {
        var scored = Answers.Score("NRS", ("average", 6), ("worst", 8), ("least", 2), ("current", 6));
        Assert.Equal("moderate", scored.ClassOf("nrs_average"));
        Assert.All(
            (string[])["nrs_worst", "nrs_least", "nrs_current"],
            outcome => Assert.Equal("", scored.ClassOf(outcome))
        );
    }

    [Theory]
    [InlineData(3.4, "mild", false)]
    [InlineData(5, "mild", false)]
    [InlineData(5.5, "moderate", true)]
    [InlineData(6, "moderate", false)]
    [InlineData(7, "moderate", false)]
    [InlineData(7.5, "severe", true)]
    public void A_half_point_belongs_to_the_class_above_and_says_so(double rating, string expected, bool isNoted)
    {
        var average = Answers.Score("NRS", ("average", rating)).Of("nrs_average");
        Assert.Equal(expected, average.Questionnaire!.Class);
        Assert.Equal(isNoted, average.Quality.Any(note => note.Code == "ClassBetweenWhole"));
    }
}
