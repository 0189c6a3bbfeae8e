using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.PainDiary;

/// <summary>The findings about the course: pain days, episodes, recovery, recurrence, chronic pain.</summary>
internal sealed class CourseFindings(DiarySeries series, DiaryProtocol protocol)
{
    private readonly ClinicalCourse course = ClinicalCourse.Of(series.Days, protocol.Rules);

    /// <summary>Outcome, value (NaN where the diary is too short to say), whether it is only a bound, and notes.</summary>
    public IEnumerable<(Outcome Outcome, double Value, Bound Bound, Note[] Notes)> All()
    {
        yield return (
            DiaryOutcomes.PainDays,
            100 * DiarySeries.ShareAbove(series.Days, protocol.PainDayAbove),
            Bound.None,
            []
        );
        yield return (DiaryOutcomes.Episodes, course.Episodes, Bound.None, []);
        if (course.FirstEpisode is { } start)
        {
            yield return Recovery(start);
        }

        if (course.Recovery is { } recovered)
        {
            yield return course.Recurrence is { } back
                ? (DiaryOutcomes.Recurrence, back - recovered, Bound.None, [])
                : (DiaryOutcomes.Recurrence, series.Days.Length - recovered, Bound.AtLeast, []);
        }

        yield return Chronic();
    }

    // Whoever has not recovered within the diary has done so later or never. The last days of a recovery that the diary's end cuts
    // off count as not recovered.
    private (Outcome, double, Bound, Note[]) Recovery(int start) =>
        course.Recovery is { } day
            ? (DiaryOutcomes.Recovery, day - start, Bound.None, [])
            : (
                DiaryOutcomes.Recovery,
                Math.Max(LastPain() - start + 1, 0),
                Bound.AtLeast,
                TooShort(protocol.Rules.RecoveryDays)
            );

    private int LastPain() => Array.FindLastIndex(series.Days, rating => rating > protocol.Rules.RecoveredAtMost);

    private (Outcome, double, Bound, Note[]) Chronic()
    {
        var window = series.Days[^Math.Min(protocol.ChronicDays, series.Days.Length)..];
        var rated = window.Count(day => !double.IsNaN(day)) / (double)protocol.ChronicDays;
        return rated >= protocol.ChronicRatedShare
            ? (
                DiaryOutcomes.Chronic,
                DiarySeries.ShareAbove(window, protocol.PainDayAbove) >= protocol.ChronicShare ? 1 : 0,
                Bound.None,
                []
            )
            : (DiaryOutcomes.Chronic, double.NaN, Bound.None, TooShort(protocol.ChronicDays));
    }

    private Note[] TooShort(int wanted) =>
        series.Rated >= wanted
            ? []
            : [new Note(Grade.Note, "DiaryTooShort", series.Place, Show.Count(series.Rated), Show.Count(wanted))];
}
