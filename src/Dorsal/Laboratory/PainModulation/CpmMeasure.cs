using Dorsal.Units;

namespace Dorsal.Laboratory.PainModulation;

/// <summary>A test stimulus and what comes of it. Every effect is positive for inhibition, for thresholds and ratings alike.</summary>
/// <param name="Code">Word in the column <c>measure</c>.</param>
/// <param name="Unit">Unit of the test stimulus.</param>
/// <param name="IsRating">Whether a higher value means more pain; the effect is then baseline less conditioned.</param>
/// <param name="Stimulus">The test stimulus itself, by phase: the conditioned value is that of <c>during</c> or <c>after</c>.</param>
/// <param name="Effect">Absolute effect.</param>
/// <param name="Percent">Effect in percent of the baseline.</param>
/// <param name="InSd">Effect in SDs of the person's baseline trials.</param>
/// <param name="Net">Effect less that of the control session.</param>
/// <param name="Decay">Change of the effect a minute after the conditioning stimulus; below 0 where inhibition fades.</param>
/// <param name="Class">1 inhibitor, 0 non-responder, -1 facilitator.</param>
/// <param name="BaselineChange">Second less first baseline trial, from which the SEM of the group comes.</param>
internal sealed record CpmMeasure(
    string Code,
    Unit Unit,
    bool IsRating,
    Outcome Stimulus,
    Outcome Effect,
    Outcome Percent,
    Outcome InSd,
    Outcome Net,
    Outcome Decay,
    Outcome Class,
    Outcome BaselineChange
)
{
    /// <summary>+1 for thresholds, -1 for ratings: turns conditioned less baseline into inhibition.</summary>
    public int Sign => IsRating ? -1 : 1;

    public static IReadOnlyList<CpmMeasure> All { get; } =
    [
        Of("PPT", Kilopascals.Unit, "kPa", "kPa/min"),
        Of("PDT", Kilopascals.Unit, "kPa", "kPa/min"),
        Of("PTT", Kilopascals.Unit, "kPa", "kPa/min"),
        Of("HPT", DegreesCelsius.Unit, "Cel{change}", "Cel/min"),
        Of("rating", PainRating.Unit, "{rating_0_100}", "{rating_0_100}/min"),
    ];

    public static IReadOnlyList<Outcome> Outcomes { get; } =
    [
        .. All.SelectMany(m =>
            new[] { m.Stimulus, m.Effect, m.Percent, m.InSd, m.Net, m.Decay, m.Class, m.BaselineChange }
        ),
    ];

    private static CpmMeasure Of(string code, Unit unit, string effect, string rate)
    {
        var isRating = code == "rating";
        Outcome Make(string suffix, string name, Unit of, Gain gain = Gain.None) =>
            new($"cpm_{code.ToLowerInvariant()}{suffix}", $"CPM {code}{name}", of, UnitScale.Linear, gain);

        // Less inhibition is gain of function: the system lets more pain through.
        var difference = Unit.Parse(effect);
        return new(
            code,
            unit,
            isRating,
            Make("_test_stimulus", " test", unit, isRating ? Gain.WhenHigher : Gain.WhenLower) with
            {
                IsCompanion = true,
            },
            Make("_effect", "", difference, Gain.WhenLower),
            Make("_effect_percent", " %", Unit.Parse("%"), Gain.WhenLower),
            Make("_effect_in_sd", " SD", Unit.ZScore, Gain.WhenLower) with
            {
                IsCompanion = true,
            },
            Make("_net_effect", " net", difference, Gain.WhenLower),
            Make("_decay", " decay", Unit.Parse(rate)),
            Make("_class", " class", Unit.Parse("{grade}"), Gain.WhenLower) with
            {
                IsCompanion = true,
            },
            Make("_baseline_change", " base", difference) with
            {
                IsCompanion = true,
            }
        );
    }
}
