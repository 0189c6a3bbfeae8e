using Dorsal.Units;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>
/// The forms and their outcomes. The modality is part of the outcome, not of the condition: a wind-up ratio of pinpricks and a rise
/// over heat pulses are different quantities with different norms, and the condition stays free for what the study varies.
/// </summary>
internal static class SummationForms
{
    /// <summary>The unit that a slope's ratings are divided by.</summary>
    public static Unit Pulse { get; } = Unit.Parse("{pulse}");

    public static IReadOnlyList<SummationForm> All { get; } =
    [
        Form("pinprick", Summary.WindUpRatio, Summary.TrainMinusSingle),
        Form("filament", Summary.TrainMinusSingle, Summary.WindUpRatio),
        Form("heat", Summary.Slope, Summary.LastMinusFirst, Summary.RestMinusFirst),
        Form("pressure", Summary.LateMinusEarly, Summary.Slope, Summary.LastMinusFirst, Summary.RestMinusFirst),
        Form("cuff", Summary.LateMinusEarly, Summary.Slope, Summary.LastMinusFirst, Summary.RestMinusFirst),
        Form("electrical", Summary.LastMinusFirst, Summary.Slope, Summary.RestMinusFirst),
        .. new[] { "heat", "pressure", "cuff", "electrical" }.Select(Slow),
    ];

    public static IReadOnlyList<Outcome> Outcomes { get; } =
    [.. All.SelectMany(form => form.Outcomes.Select(o => o.Outcome))];

    public static IReadOnlyList<string> Modalities { get; } =
    [.. All.Select(form => form.Modality).Distinct(StringComparer.Ordinal)];

    /// <summary>The form of a modality, or null. Pinpricks and filaments have no slow form.</summary>
    public static SummationForm? Find(string modality, bool isSlow) =>
        All.FirstOrDefault(form => form.Modality == modality && form.IsSlow == isSlow)
        ?? All.FirstOrDefault(form => form.Modality == modality && !form.IsPulses);

    private static SummationForm Form(string modality, params Summary[] summaries) =>
        new(modality, false, [.. summaries.Select((s, i) => (s, OutcomeOf(s, modality, "summation", i > 0)))]);

    // Slow repeated evoked pain (SREP) is last minus first (evidence C.2); the others stand beside it.
    private static SummationForm Slow(string modality) =>
        new(
            modality,
            true,
            [
                .. new[] { Summary.LastMinusFirst, Summary.Slope, Summary.RestMinusFirst }.Select(
                    (s, i) => (s, OutcomeOf(s, modality, "repeated", i > 0))
                ),
            ]
        );

    private static Outcome OutcomeOf(Summary summary, string modality, string what, bool isCompanion)
    {
        var rating = PainRating.Unit;
        Outcome Make(string id, string abbreviation, Unit unit, UnitScale scale = UnitScale.Linear) =>
            new(id, abbreviation, unit, scale, Gain.WhenHigher) { IsCompanion = isCompanion };

        var name = what == "summation" ? "TS" : "SREP";
        return summary switch
        {
            Summary.WindUpRatio => Make(
                $"wind_up_ratio_{modality}",
                $"WUR {modality}",
                Unit.Parse("1"),
                UnitScale.Log10
            ),
            Summary.TrainMinusSingle => Make($"train_minus_single_{modality}", $"TS {modality}", rating),
            Summary.Slope => Make($"{what}_slope_{modality}", $"{name} {modality} slope", rating.Per(Pulse)),
            Summary.LastMinusFirst => Make(
                $"{what}_last_minus_first_{modality}",
                $"{name} {modality}{(isCompanion ? " last−1" : "")}",
                rating
            ),
            Summary.RestMinusFirst => Make($"{what}_rest_minus_first_{modality}", $"{name} {modality} rest−1", rating),
            _ => Make($"{what}_late_minus_early_{modality}", $"{name} {modality}", rating),
        };
    }
}
