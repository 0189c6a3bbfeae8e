namespace Dorsal.Laboratory.PainDiary;

/// <summary>Episodes, recovery and recurrence in a series of days.</summary>
/// <param name="Episodes">Episodes that begin within the series; one that was on at its start counts.</param>
/// <param name="FirstEpisode">Index of the first day of the first episode, or null.</param>
/// <param name="Recovery">Index of the first day of the first recovery, or null where there is none within the series.</param>
/// <param name="Recurrence">Index of the first day of the second episode, or null.</param>
internal sealed record ClinicalCourse(int Episodes, int? FirstEpisode, int? Recovery, int? Recurrence)
{
    /// <summary>
    /// Reads the course. An episode begins with so many rated days in a row above a rating, and ends where so many calendar days in a
    /// row are rated at most another, few enough of them missing.
    /// </summary>
    /// <param name="days">A rating for each calendar day; NaN where missing.</param>
    /// <param name="rules">The definitions.</param>
    public static ClinicalCourse Of(ReadOnlySpan<double> days, CourseRules rules)
    {
        var (episodes, at) = (0, 0);
        int? first = null,
            recovery = null,
            recurrence = null;
        while (NextEpisode(days, at, rules) is { } start)
        {
            episodes++;
            first ??= start;
            recurrence ??= episodes == 2 ? start : null;
            if (NextRecovery(days, start, rules) is not { } end)
            {
                break;
            }

            recovery ??= end;
            at = end + rules.RecoveryDays;
        }

        return new ClinicalCourse(episodes, first, recovery, recurrence);
    }

    // Rated days in a row: a missing day neither breaks the row nor counts.
    private static int? NextEpisode(ReadOnlySpan<double> days, int from, CourseRules rules)
    {
        var (start, rated) = (-1, 0);
        for (var i = from; i < days.Length; i++)
        {
            if (days[i] > rules.RecurrenceAbove)
            {
                start = rated == 0 ? i : start;
                if (++rated >= rules.RecurrenceDays)
                {
                    return start;
                }
            }
            else if (!double.IsNaN(days[i]))
            {
                rated = 0;
            }
        }

        return null;
    }

    private static int? NextRecovery(ReadOnlySpan<double> days, int from, CourseRules rules)
    {
        for (var i = from; i + rules.RecoveryDays <= days.Length; i++)
        {
            if (days[i] <= rules.RecoveredAtMost && IsRecovered(days.Slice(i, rules.RecoveryDays), rules))
            {
                return i;
            }
        }

        return null;
    }

    private static bool IsRecovered(ReadOnlySpan<double> window, CourseRules rules)
    {
        var missing = 0;
        foreach (var rating in window)
        {
            missing += double.IsNaN(rating) ? 1 : 0;
            if (rating > rules.RecoveredAtMost || missing > rules.MissingDays)
            {
                return false;
            }
        }

        return true;
    }
}
