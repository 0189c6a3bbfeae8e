using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>What graded stimuli with two answers yield. The method is part of the outcome: each has its own bias, and no average is taken over them.</summary>
/// <param name="prefix">What the ids begin with.</param>
/// <param name="abbreviation">What the names on axes begin with.</param>
/// <param name="unit">Unit of the levels where the recording states none.</param>
internal sealed class YesNoOutcomes(string prefix, string abbreviation, Unit unit)
{
    private static readonly Unit Percent = Unit.Parse("%");

    public Unit Unit { get; } = unit;

    /// <summary>What the single answers stand under; no finding is made of it.</summary>
    public Outcome Answers { get; } = Make(prefix, "answers", abbreviation, unit);

    public Outcome Limits { get; } = Make(prefix, "threshold_limits", abbreviation + " lim", unit, Gain.WhenLower);

    public Outcome Staircase { get; } =
        Make(prefix, "threshold_staircase", abbreviation + " stair", unit, Gain.WhenLower);

    /// <summary>Of a staircase that goes down after several yes: another point of the psychometric function.</summary>
    public Outcome Transformed { get; } =
        Make(prefix, "threshold_transformed", abbreviation + " n↓1↑", unit, Gain.WhenLower);

    /// <summary>The same threshold as <see cref="Psychometric"/>, by maximum likelihood with its profile interval.</summary>
    public Outcome Likelihood { get; } =
        Make(prefix, "threshold_likelihood", abbreviation + " ML", unit, Gain.WhenLower, isCompanion: true);

    public Outcome Psychometric { get; } = Make(prefix, "threshold_psychometric", abbreviation, unit, Gain.WhenLower);

    public Outcome Spread { get; } = Make(prefix, "spread", abbreviation + " σ", unit, Gain.None, isCompanion: true);

    public Outcome HitRate { get; } =
        Make(prefix, "hit_rate", abbreviation + " H", Percent, Gain.None, isCompanion: true);

    public Outcome FalseAlarms { get; } =
        Make(prefix, "false_alarms", abbreviation + " FA", Percent, Gain.None, isCompanion: true);

    public Outcome Sensitivity { get; } =
        Make(prefix, "dprime", abbreviation + " d′", Unit.Parse("1"), Gain.WhenHigher);

    public Outcome Criterion { get; } =
        Make(prefix, "criterion", abbreviation + " c", Unit.Parse("1"), Gain.None, isCompanion: true);

    /// <summary>Thresholds of the methods, with the difference between the sides of each.</summary>
    public IReadOnlyList<(Outcome Threshold, Outcome SideDifference)> Thresholds =>
        [.. new[] { Limits, Staircase, Transformed, Psychometric }.Select(t => (t, SideOf(t)))];

    private static Outcome SideOf(Outcome threshold) =>
        new(
            $"{threshold.Id}_side_difference",
            threshold.Abbreviation + " L−R",
            threshold.Unit,
            UnitScale.Linear,
            Gain.None
        )
        {
            IsCompanion = true,
        };

    private static Outcome Make(
        string prefix,
        string id,
        string abbreviation,
        Unit unit,
        Gain gain = Gain.None,
        bool isCompanion = false
    ) => new($"{prefix}_{id}", abbreviation, unit, UnitScale.Linear, gain) { IsCompanion = isCompanion };
}
