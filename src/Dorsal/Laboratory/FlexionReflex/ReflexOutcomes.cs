using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>
/// What the nociceptive flexion reflex yields. Threshold and latency are different outcomes: at a lower threshold the reflex need not come
/// sooner. That a reflex was found is a property of one stimulus, never a diagnosis.
/// </summary>
internal static class ReflexOutcomes
{
    private static readonly Unit Plain = Unit.Parse("1");

    /// <summary>Mean of peaks and troughs of the staircase.</summary>
    public static Outcome Threshold { get; } =
        new("reflex_threshold", "NFR", Milliamperes.Unit, UnitScale.Linear, Gain.WhenLower);

    /// <summary>First reflex of an ascending series; the step size biases it, so that it is an outcome of its own.</summary>
    public static Outcome BriefThreshold { get; } =
        new("reflex_threshold_brief", "NFR brief", Milliamperes.Unit, UnitScale.Linear, Gain.WhenLower);

    public static Outcome Latency { get; } =
        new("reflex_latency", "NFR latency", Unit.Parse("ms"), UnitScale.Linear, Gain.None);

    public static Outcome Summation { get; } =
        new("reflex_summation", "TS-NFR", Plain, UnitScale.Linear, Gain.WhenHigher);

    /// <summary>The same in SDs of the baseline: d has the response's own SD in it and stands still where the responses are large, this does not.</summary>
    public static Outcome Growth { get; } = Companion("reflex_summation_mean_z", "TS-NFR z");

    /// <summary>Area under the ROC curve of the score against the examiner's labels: how well it detects, nothing about the person.</summary>
    public static Outcome Area { get; } = Companion("reflex_auc", "NFR AUC");

    /// <summary>Youden's cut-off of the score.</summary>
    public static Outcome CutOff { get; } = Companion("reflex_cut_off", "NFR cut-off");

    /// <summary>The score of each stimulus: its trials are in the output, it has no value of its own.</summary>
    public static Outcome Score { get; } = Companion("reflex_score", "NFR score");

    public static IReadOnlyList<Outcome> All { get; } =
    [Threshold, BriefThreshold, Latency, Summation, Growth, Area, CutOff, Score];

    private static Outcome Companion(string id, string abbreviation) =>
        new(id, abbreviation, Plain, UnitScale.Linear, Gain.None) { IsCompanion = true };
}
