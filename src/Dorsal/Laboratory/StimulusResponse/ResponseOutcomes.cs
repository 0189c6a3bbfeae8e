using Dorsal.Units;

namespace Dorsal.Laboratory.StimulusResponse;

/// <summary>What a kind of stimulus yields.</summary>
/// <param name="Kind">Such as <c>temperature</c>; part of the outcomes' ids.</param>
/// <param name="Intensity">Unit of the intensities.</param>
/// <param name="Slope">Slope of the rating on the intensity.</param>
/// <param name="Mean">Mean rating over all intensities.</param>
/// <param name="AtIntensity">Mean rating at one intensity.</param>
internal sealed record ResponseStimulus(string Kind, Unit Intensity, Outcome Slope, Outcome Mean, Outcome AtIntensity);

/// <summary>
/// The kinds of stimuli, told apart by the unit of the intensity. The kind is part of the outcome: slopes on °C and on kPa are different
/// quantities.
/// </summary>
internal static class ResponseOutcomes
{
    public static IReadOnlyList<ResponseStimulus> Stimuli { get; } =
    [
        Stimulus("temperature", DegreesCelsius.Unit),
        Stimulus("pressure", Kilopascals.Unit),
        Stimulus("force", Millinewtons.Unit),
        Stimulus("current", Unit.Parse("mA")),
    ];

    public static IReadOnlyList<Outcome> All { get; } =
    [.. Stimuli.SelectMany(stimulus => new[] { stimulus.Slope, stimulus.Mean, stimulus.AtIntensity })];

    /// <summary>The kind of stimulus whose intensity a unit measures, or null.</summary>
    public static ResponseStimulus? Find(Unit? unit) =>
        unit is null ? null : Stimuli.FirstOrDefault(stimulus => unit.ConvertsTo(stimulus.Intensity));

    private static ResponseStimulus Stimulus(string kind, Unit intensity)
    {
        var rating = PainRating.Unit;
        Outcome Make(string id, string name, Unit unit, bool isCompanion = false) =>
            new($"{id}_{kind}", $"{name} {kind}", unit, UnitScale.Linear, Gain.WhenHigher)
            {
                IsCompanion = isCompanion,
            };
        return new(
            kind,
            intensity,
            Make("response_slope", "SR slope", rating.Per(intensity)),
            Make("response_mean", "SR mean", rating),
            Make("response_at", "SR", rating, isCompanion: true)
        );
    }
}
