using Dorsal.Laboratory.Protocols;

namespace Dorsal.Laboratory.PainDiary;

/// <summary>How a diary is read: which ratings tell the course, and what recovery, recurrence and chronic pain are.</summary>
/// <param name="CourseMeasure">The measure by which the course is judged.</param>
/// <param name="PainDayAbove">Days with more than this are days with pain, 0 to 10.</param>
/// <param name="Rules">Recovery and recurrence.</param>
/// <param name="ChronicDays">Length of the window for chronic pain, in days.</param>
/// <param name="ChronicShare">Share of days with pain from which it is chronic, 0 to 1.</param>
/// <param name="ChronicRatedShare">Share of days of the window that must have a rating, 0 to 1.</param>
/// <param name="PresentShare">Share of days with a rating below which a warning is given, 0 to 1.</param>
/// <param name="LongestDays">Longest diary that is believed, in days.</param>
internal sealed record DiaryProtocol(
    string CourseMeasure,
    double PainDayAbove,
    CourseRules Rules,
    int ChronicDays,
    double ChronicShare,
    double ChronicRatedShare,
    double PresentShare,
    int LongestDays
)
{
    public static DiaryProtocol From(ProtocolReader fields) =>
        new(
            fields.Word("course_measure"),
            fields.Number("pain_day_above"),
            new CourseRules(
                fields.Number("recovered_at_most"),
                fields.Count("recovery_days"),
                fields.Count("recovery_missing_days"),
                fields.Number("recurrence_above"),
                fields.Count("recurrence_days")
            ),
            fields.Count("chronic_days"),
            fields.Number("chronic_share"),
            fields.Number("chronic_rated_share"),
            fields.Number("present_share"),
            fields.Count("longest_days")
        );
}

/// <summary>When a person has recovered and when the pain is back.</summary>
/// <param name="RecoveredAtMost">Highest rating of a recovered day, 0 to 10.</param>
/// <param name="RecoveryDays">Days in a row that make a recovery.</param>
/// <param name="MissingDays">How many of these may be without a rating.</param>
/// <param name="RecurrenceAbove">Pain above this is an episode, 0 to 10.</param>
/// <param name="RecurrenceDays">Rated days in a row that make an episode.</param>
internal sealed record CourseRules(
    double RecoveredAtMost,
    int RecoveryDays,
    int MissingDays,
    double RecurrenceAbove,
    int RecurrenceDays
);
