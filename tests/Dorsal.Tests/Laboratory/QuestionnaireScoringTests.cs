using Dorsal.Laboratory;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;

namespace Dorsal.Tests.Laboratory;

/// <summary>Scores computed by hand.</summary>
public class QuestionnaireScoringTests
{
    [Fact]
    public void Catastrophizing_is_the_sum_of_its_three_subscales()
    {
        var scored = Answers.Score("PCS", ("8-11", 4), ("6,7,13", 1), ("1-5,12", 2));
        Assert.Equal(16, scored.Value("pcs_rumination"));
        Assert.Equal(3, scored.Value("pcs_magnification"));
        Assert.Equal(12, scored.Value("pcs_helplessness"));
        Assert.Equal(31, scored.Value("pcs_total"));
        Assert.Equal("high", scored.ClassOf("pcs_total"));
        Assert.Equal(8, scored.Of("pcs_total").Questionnaire!.Change!.Value);
        Assert.Equal(13, scored.Of("pcs_total").TrialsUsed);
    }

    [Fact]
    public void Two_missing_items_are_filled_in_and_a_third_leaves_no_total()
    {
        var two = Answers.Score("PCS", ("1-11", 2));
        Assert.Equal(26, two.Value("pcs_total"));
        Assert.Contains(two.Of("pcs_total").Quality, note => note.Code == "AnswersProrated");
        Assert.Equal(2, two.Of("pcs_total").Questionnaire!.ItemsMissing);
        var three = Answers.Score("PCS", ("1-10", 2));
        Assert.True(double.IsNaN(three.Value("pcs_total")));
        Assert.Equal("", three.ClassOf("pcs_total"));
        Assert.Contains(three.Notes, note => note.Code == "AnswersTooFew" && note.Value == "10");
    }

    [Fact]
    public void An_impossible_answer_counts_as_missing()
    {
        var scored = Answers.Score("PCS", ("1-12", 1), ("13", 5));
        Assert.Equal(13, scored.Value("pcs_total"));
        Assert.Contains(scored.Notes, note => note.Code == "AnswerImpossible" && note.Limit == "0–4");
        Assert.Contains(Answers.Score("PCS", ("1", 1.5), ("2-13", 1)).Notes, note => note.Code == "AnswerImpossible");
    }

    // All answers 1: thirteen items count 1, the four reversed ones 1 + 4 - 1 = 4.
    [Fact]
    public void Reversed_items_count_from_the_other_end()
    {
        Assert.Equal(29, Answers.Score("TSK-17", ("1-17", 1)).Value("tsk17_total"));
        Assert.Equal(11, Answers.Score("TSK-11", ("1-11", 1)).Value("tsk11_total"));
        Assert.Equal(12, Answers.Score("CES-D", ("1-20", 0)).Value("cesd_total"));
        Assert.Equal(16, Answers.Score("PSS-10", ("1-10", 0)).Value("pss10_total"));
        var stai = Answers.Score("STAI", ("1-40", 1));
        Assert.Equal(50, stai.Value("stai_state"));
        Assert.Equal(47, stai.Value("stai_trait"));
        Assert.Equal(97, stai.Value("stai_total"));
    }

    [Theory]
    [InlineData(37, "not_high")]
    [InlineData(38, "high")]
    public void Kinesiophobia_is_high_above_37(double total, string expected) =>
        Assert.Equal(expected, Answers.Score("TSK", ("total", total)).ClassOf("tsk17_total"));

    [Fact]
    public void Depression_anxiety_and_stress_are_doubled()
    {
        var scored = Answers.Score(
            "DASS-21",
            ("3,5,10,13,16,17,21", 1),
            ("2,4,7,9,15,19,20", 2),
            ("1,6,8,11,12,14,18", 0)
        );
        Assert.Equal(14, scored.Value("dass21_depression"));
        Assert.Equal("moderate", scored.ClassOf("dass21_depression"));
        Assert.Equal(28, scored.Value("dass21_anxiety"));
        Assert.Equal("extremely_severe", scored.ClassOf("dass21_anxiety"));
        Assert.Equal("normal", scored.ClassOf("dass21_stress"));
    }

    // 9 sections, 2 each: 18 of 45.
    [Fact]
    public void Oswestry_takes_the_sections_answered_and_needs_nine()
    {
        Assert.Equal(40, Answers.Score("ODI", ("1-7,9-10", 2)).Value("odi_total"), 12);
        Assert.Equal("moderate", Answers.Score("ODI", ("1-7,9-10", 2)).ClassOf("odi_total"));
        Assert.True(double.IsNaN(Answers.Score("ODI", ("1-8", 2)).Value("odi_total")));
        Assert.Equal(60, Answers.Score("NDI", ("1-10", 3)).Value("ndi_total"), 12);
    }

    [Fact]
    public void Roland_Morris_takes_blanks_as_no()
    {
        var scored = Answers.Score("RMDQ", ("1-15", 1), ("16-20", 0));
        Assert.Equal(15, scored.Value("rmdq_total"));
        Assert.Equal("poor", scored.ClassOf("rmdq_total"));
        Assert.Contains(scored.Notes, note => note.Code == "UntickedAsNo" && note.Value == "4");
    }

    // Bed 23:00, up 7:00, 40 min to fall asleep, 5.5 h of sleep: efficiency 68.75 %.
    [Fact]
    public void Sleep_quality_is_the_sum_of_seven_components()
    {
        var scored = Answers.Score(
            "PSQI",
            ("1", 23),
            ("2", 40),
            ("3", 7),
            ("4", 5.5),
            ("5a", 2),
            ("5b-5i", 1),
            ("6", 2),
            ("7", 0),
            ("8", 1),
            ("9", 2)
        );
        Assert.Equal(2, scored.Value("psqi_quality"));
        Assert.Equal(2, scored.Value("psqi_latency"));
        Assert.Equal(2, scored.Value("psqi_duration"));
        Assert.Equal(2, scored.Value("psqi_efficiency"));
        Assert.Equal(1, scored.Value("psqi_disturbance"));
        Assert.Equal(0, scored.Value("psqi_medication"));
        Assert.Equal(2, scored.Value("psqi_daytime"));
        Assert.Equal(11, scored.Value("psqi_total"));
        Assert.Equal("poor", scored.ClassOf("psqi_total"));
        Assert.Contains(scored.Notes, note => note.Code == "BlankAsNo");
    }

    [Fact]
    public void A_missing_component_leaves_no_sleep_total_and_impossible_hours_are_noted()
    {
        var scored = Answers.Score(
            "PSQI",
            ("1", 23),
            ("3", 5),
            ("4", 8),
            ("2", 10),
            ("5a-5j", 0),
            ("6", 0),
            ("7", 0),
            ("8", 0)
        );
        Assert.True(double.IsNaN(scored.Value("psqi_total")));
        Assert.True(double.IsNaN(scored.Value("psqi_daytime")));
        Assert.Equal(0, scored.Value("psqi_efficiency"));
        Assert.Contains(scored.Notes, note => note.Code == "SleepLongerThanBed");
    }

    [Theory]
    [InlineData("original", 1, 16)]
    [InlineData("original", 2, 15)]
    [InlineData("original", 4, 17)]
    [InlineData("ninds", 4, 18)]
    [InlineData("points", -1, 15)]
    public void Neuropathic_component_by_the_pattern_codes_chosen(string rule, double pattern, double total)
    {
        var scored = Answers.Score(
            "painDETECT",
            "",
            "",
            [("questionnaire.pain_detect_pattern", rule)],
            ("1-7", 2),
            ("pattern", pattern),
            ("radiating", rule == "points" ? 2 : 1)
        );
        Assert.Equal(total, scored.Value("paindetect_total"));
        Assert.Equal("unclear", scored.ClassOf("paindetect_total"));
    }

    // 35 + 2 + 2: one more than the range that the original codes have.
    [Fact]
    public void Neuropathic_component_at_the_top_of_the_other_codes_has_its_class()
    {
        var scored = Answers.Score(
            "painDETECT",
            "",
            "",
            [("questionnaire.pain_detect_pattern", "ninds")],
            ("1-7", 5),
            ("pattern", 4),
            ("radiating", 1)
        );
        Assert.Equal(39, scored.Value("paindetect_total"));
        Assert.Equal("likely", scored.ClassOf("paindetect_total"));
    }

    [Fact]
    public void Neuropathic_component_needs_all_items_and_a_picture()
    {
        Assert.True(double.IsNaN(Answers.Score("painDETECT", ("1-7", 2), ("radiating", 1)).Value("paindetect_total")));
        var wrong = Answers.Score("painDETECT", ("1-7", 2), ("pattern", 0), ("radiating", 1));
        Assert.Contains(wrong.Notes, note => note.Code == "AnswerImpossible" && note.Limit == "1, 2, 3, 4");
    }

    [Theory]
    [InlineData("1-3", "low")]
    [InlineData("1-5", "medium")]
    [InlineData("5-8", "high")]
    public void Start_back_risk_rests_on_total_and_subscale(string agreed, string expected)
    {
        var all = ItemList.Parse("1-9").ToList();
        var yes = ItemList.Parse(agreed);
        var answers = all.Select(item => (item, yes.Contains(item, StringComparer.Ordinal) ? 1.0 : 0)).ToArray();
        Assert.Equal(expected, Answers.Score("STarT Back", answers).ClassOf("startback_total"));
    }

    [Theory]
    [InlineData("raw", 4, 1)]
    [InlineData("raw", 3, 1)]
    [InlineData("raw", 2, 0)]
    [InlineData("raw", 1, 0)]
    [InlineData("scored", 0, 0)]
    [InlineData("scored", 1, 1)]
    [InlineData("scored", 3, double.NaN)]
    public void Start_back_item_nine_is_read_as_it_was_entered(string rule, double ninth, double total)
    {
        var scored = Answers.Score(
            "STarT Back",
            "",
            "",
            [("questionnaire.start_back_item_nine", rule)],
            ("1-8", 0),
            ("9", ninth)
        );
        Assert.Equal(total, scored.Value("startback_total"));
    }

    [Theory]
    [InlineData(3, 2, 1)]
    [InlineData(2, 1, 0)]
    [InlineData(6, 3, 0)]
    public void Chronic_by_the_two_questions(double duration, double frequency, double expected) =>
        Assert.Equal(
            expected,
            Answers.Score("NIH", ("duration", duration), ("frequency", frequency)).Value("nih_chronic_pain")
        );

    [Theory]
    [InlineData("", "below_cut_off")]
    [InlineData("en", "below_cut_off")]
    [InlineData("ja", "at_or_above_cut_off")]
    [InlineData("ja-JP", "at_or_above_cut_off")]
    public void The_language_chooses_the_cut_off(string language, string expected)
    {
        var scored = Answers.Score("IES-R", "1997", language, [], ("1-22", 1), ("total", 22));
        Assert.Equal(22, scored.Value("iesr_total"));
        var high = Answers.Score("IES-R", "1997", language, [], ("total", 28));
        Assert.Equal(expected, high.ClassOf("iesr_total"));
    }

    [Fact]
    public void Given_scores_are_kept_whatever_they_are_and_what_does_not_fit_is_noted()
    {
        var scored = Answers.Score("STAI", ("state", 1), ("trait", 22), ("total", 24));
        Assert.Equal(1, scored.Value("stai_state"));
        Assert.Equal("", scored.ClassOf("stai_state"));
        Assert.Equal(24, scored.Value("stai_total"));
        Assert.All(scored.Findings, finding => Assert.Equal(Detector.AsGiven, finding.Detector));
        Assert.Equal(2, scored.Notes.Count(note => note.Code == "ScoreOutOfRange"));
        var sum = Assert.Single(scored.Notes, note => note.Code == "SubscaleSumDiffers");
        Assert.Equal(("24", "23"), (sum.Value, sum.Limit));
    }

    [Fact]
    public void Items_go_before_a_given_total_and_the_difference_is_noted()
    {
        var scored = Answers.Score("PCS", ("1-13", 1), ("total", 20));
        Assert.Equal(13, scored.Value("pcs_total"));
        Assert.Contains(scored.Notes, note => note.Code == "ScoreDiffersFromItems" && note.Value == "20");
        var few = Answers.Score("PCS", ("1-3", 1), ("total", 20));
        Assert.Equal(20, few.Value("pcs_total"));
        Assert.Equal(Detector.AsGiven, few.Of("pcs_total").Detector);
    }

    [Fact]
    public void Version_assumed_or_unknown_is_said()
    {
        Assert.Contains(Answers.Score("PCS", ("total", 20)).Notes, n => n.Code == "QuestionnaireVersionAssumed");
        Assert.Contains(
            Answers.Score("PCS", "child", "", [], ("total", 20)).Notes,
            n => n.Code == "QuestionnaireVersionUnknown"
        );
        Assert.DoesNotContain(
            Answers.Score("PCS", "1995", "", [], ("total", 20)).Notes,
            n => n.Code.StartsWith("QuestionnaireVersion", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("pcs_04", "pcs")]
    [InlineData("PSQI_5a", "psqi")]
    public void Items_are_recognised_by_their_names(string column, string instrument)
    {
        var (found, fault) = AnswerColumns.Recognise(Answers.Given(column, 1));
        Assert.Equal(instrument, found!.Instrument.Id);
        Assert.Null(fault);
    }

    [Theory]
    [InlineData("pcs_total")]
    [InlineData("pcs_14")]
    [InlineData("thermal_1")]
    public void Other_columns_stay_given_outcomes(string column) =>
        Assert.Equal((null, null), AnswerColumns.Recognise(Answers.Given(column, 1)));

    [Fact]
    public void A_misspelt_instrument_or_item_is_noted()
    {
        var (_, unknown) = AnswerColumns.Recognise(Answers.Given("x", 1, "PSC", "", "total"));
        Assert.Equal("InstrumentUnknown", unknown!.Code);
        var (_, unclear) = AnswerColumns.Recognise(Answers.Given("x", 1, "PCS", "14"));
        Assert.Equal("QuestionnaireColumnUnclear", unclear!.Code);
        Assert.All((Note[])[unknown, unclear], note => Assert.NotEmpty(note.Remedy(Language.Japanese)));
    }
}
