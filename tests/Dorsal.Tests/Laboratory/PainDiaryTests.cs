using Dorsal.Laboratory;
using Dorsal.Messages;

namespace Dorsal.Tests.Laboratory;

/// <summary>What a diary comes to, with expectations counted by hand.</summary>
public class PainDiaryTests
{
    // 4, 6, 5, 0, 3, 4 on days 1, 3, 4, 6, 7, 8: least squares with the whole correlation matrix inverted, averaged over 38 correlations;
    // computed apart from Dorsal. The plain mean is 3.67.
    private const double MeanOfSix = 3.756750686859324;

    [Fact]
    public void Missing_days_are_missing_and_not_free_of_pain()
    {
        var diary = Diary.Of([4, double.NaN, 6, 5, double.NaN, 0, 3, 4]);
        Assert.Equal(75, diary.Value("diary_days_present"));
        Assert.Equal(100 * 5 / 6.0, diary.Value("diary_pain_days"), 12);
        Assert.Equal(MeanOfSix, diary.Value("diary_average_mean"), 12);
        var note = Assert.Single(diary.Notes, n => n.Code == "DiaryDaysMissing");
        Assert.Equal(("2", "8", Grade.Note), (note.Value, note.Limit, note.Grade));
        Assert.Contains(diary.Notes, n => n.Code == "DiarySerialCorrelation");
    }

    [Fact]
    public void A_diary_with_few_days_gives_a_warning()
    {
        var diary = Diary.Of([4, double.NaN, double.NaN, double.NaN, 5]);
        Assert.Equal(Grade.Warning, Assert.Single(diary.Notes, n => n.Code == "DiaryDaysMissing").Grade);
        Assert.False(diary.Of("diary_average_mean").Estimate.HasInterval);
    }

    // 10 days of pain, 30 recovered, 5 of slight pain (no episode), then pain again.
    [Fact]
    public void Recovery_and_recurrence_are_counted_in_days()
    {
        var diary = Diary.Of(Diary.Days((5, 10), (1, 30), (2, 5), (4, 3)));
        Assert.Equal((10, Bound.None), Read(diary, "diary_recovery"));
        Assert.Equal((35, Bound.None), Read(diary, "diary_recurrence"));
        Assert.Equal((2, Bound.None), Read(diary, "diary_episodes"));
    }

    [Fact]
    public void Whoever_does_not_recover_or_relapse_within_the_diary_gives_a_bound()
    {
        Assert.Equal((40, Bound.AtLeast), Read(Diary.Of(Diary.Days((5, 40))), "diary_recovery"));
        Assert.Equal((10, Bound.AtLeast), Read(Diary.Of(Diary.Days((5, 10), (0, 29))), "diary_recovery"));
        var recovered = Diary.Of(Diary.Days((5, 10), (0, 45)));
        Assert.Equal((10, Bound.None), Read(recovered, "diary_recovery"));
        Assert.Equal((45, Bound.AtLeast), Read(recovered, "diary_recurrence"));
    }

    [Fact]
    public void Without_an_episode_there_is_no_recovery()
    {
        var diary = Diary.Of(Diary.Days((2, 60)));
        Assert.Equal((0, Bound.None), Read(diary, "diary_episodes"));
        Assert.Null(diary.FindOrNone("diary_recovery"));
        Assert.Null(diary.FindOrNone("diary_recurrence"));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void A_recovery_may_lack_three_of_thirty_days(int missing, bool isRecovered)
    {
        var days = Diary.Days((5, 5), (0, 10), (double.NaN, missing), (0, 20 - missing));
        Assert.Equal(isRecovered ? Bound.None : Bound.AtLeast, Read(Diary.Of(days), "diary_recovery").Bound);
    }

    [Fact]
    public void The_definitions_can_be_changed()
    {
        var diary = Diary.Of(Diary.Days((5, 3), (2, 7), (3, 1)), ("recovery_days", "7"), ("recovered_at_most", "2"));
        Assert.Equal((3, Bound.None), Read(diary, "diary_recovery"));
        Assert.Equal((7, Bound.None), Read(diary, "diary_recurrence"));
    }

    [Theory]
    [InlineData(90, 1)]
    [InlineData(89, 0)]
    public void Pain_on_half_the_days_of_six_months_is_chronic(int days, double expected)
    {
        var diary = Diary.Of(Diary.Days((3, days), (0, 180 - days)));
        Assert.Equal(expected, diary.Value("diary_chronic_pain"));
    }

    [Fact]
    public void A_short_diary_says_nothing_about_chronic_pain()
    {
        var diary = Diary.Of(Diary.Days((3, 28)));
        Assert.Null(diary.FindOrNone("diary_chronic_pain"));
        Assert.Contains(diary.Notes, n => n.Code == "DiaryTooShort" && n.Limit == "180");
    }

    [Fact]
    public void Each_measure_has_its_mean_and_the_course_goes_by_one()
    {
        string[][] rows =
        [
            ["worst", "2026-01-31", "8"],
            ["average", "2026-01-31", "5"],
            ["worst", "2026-02-01", "6"],
            ["average", "2026-02-01", "4"],
        ];
        var diary = Diary.Of(["measure", "date", "rating"], rows);
        Assert.Equal(7, diary.Value("diary_worst_mean"));
        Assert.Equal(4.5, diary.Value("diary_average_mean"));
        Assert.Equal(1, diary.Findings.Count(f => f.Series.Outcome == "diary_episodes"));
        var worst = Diary.Of(["measure", "date", "rating"], rows, ("course_measure", "worst"));
        Assert.Equal(100, worst.Value("diary_days_present"));
    }

    [Fact]
    public void Rows_that_cannot_count_are_rejected_each_with_its_reason()
    {
        string[][] rows =
        [
            ["average", "2026-01-01", "5"],
            ["average", "2026-01-01", "6"],
            ["average", "1.2.2026", "6"],
            ["average", "2026-01-02", "11"],
            ["average", "2026-01-03", "n/a"],
            ["mean", "2026-01-04", "5"],
        ];
        var diary = Diary.Of(["measure", "date", "rating"], rows);
        Assert.Equal(
            ["", "DiaryDayTwice", "DiaryDayWrong", "ValueImpossible", "ValueMissing", "MeasureUnknown"],
            diary.Trials.Select(trial => trial.Reason)
        );
        Assert.Equal(100 / 3.0, diary.Value("diary_days_present"), 12);
    }

    [Fact]
    public void A_wrong_year_is_refused_with_both_ends()
    {
        string[][] rows =
        [
            ["average", "2026-01-01", "5"],
            ["average", "2206-01-02", "6"],
        ];
        var fault = Assert.Throws<StudyException>(() => Diary.Of(["measure", "date", "rating"], rows));
        Assert.Equal("DiaryTooLong", fault.Note.Code);
        Assert.Contains("2206-01-02", fault.Note.Message(Language.Japanese), StringComparison.Ordinal);
    }

    private static (double Value, Bound Bound) Read(Analysis diary, string outcome)
    {
        var finding = diary.Of(outcome);
        return (finding.Estimate.Value, finding.Bound);
    }
}
