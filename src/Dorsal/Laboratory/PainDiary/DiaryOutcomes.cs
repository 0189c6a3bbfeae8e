using Dorsal.Units;

namespace Dorsal.Laboratory.PainDiary;

/// <summary>The outcomes of a pain diary.</summary>
internal static class DiaryOutcomes
{
    /// <summary>Unit of the ratings: 0 to 10.</summary>
    public static readonly Unit Rating = Unit.Parse("{rating_0_10}");

    /// <summary>What a rating can be about.</summary>
    public static readonly string[] Measures = ["average", "worst", "least", "current"];

    public static readonly Outcome DaysPresent = Of("diary_days_present", "Diary %", "%");
    public static readonly Outcome PainDays = Of("diary_pain_days", "Pain days", "%");
    public static readonly Outcome Episodes = Of("diary_episodes", "Episodes", "{count}");
    public static readonly Outcome Recovery = Of("diary_recovery", "Recovery", "d");
    public static readonly Outcome Recurrence = Of("diary_recurrence", "Recurr.", "d");
    public static readonly Outcome Chronic = Of("diary_chronic_pain", "Chronic", "1");

    /// <summary>All, in the order of a report.</summary>
    public static IReadOnlyList<Outcome> All { get; } =
    [
        .. Measures.SelectMany(measure => new[] { Mean(measure), Sd(measure) }),
        DaysPresent,
        PainDays,
        Episodes,
        Recovery,
        Recurrence,
        Chronic,
    ];

    /// <summary>Mean of the ratings.</summary>
    public static Outcome Mean(string measure) =>
        new($"diary_{measure}_mean", $"Pain {measure}", Rating, UnitScale.Linear, Gain.None);

    /// <summary>How much the ratings vary from day to day.</summary>
    public static Outcome Sd(string measure) =>
        new($"diary_{measure}_sd", $"Pain {measure} SD", Rating, UnitScale.Linear, Gain.None) { IsCompanion = true };

    private static Outcome Of(string id, string abbreviation, string unit) =>
        new(id, abbreviation, Unit.Parse(unit), UnitScale.Linear, Gain.None) { IsCompanion = true };
}
