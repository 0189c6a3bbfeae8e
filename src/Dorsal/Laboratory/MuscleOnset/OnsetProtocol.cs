using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>How the onset of a muscle is found: the threshold rule of Hodges and Bui 1996 (Electroencephalogr Clin Neurophysiol 101:511-519).</summary>
/// <param name="HighPass">Cutoff of a zero-lag high-pass before rectifying; 0 leaves it out.</param>
/// <param name="LowPass">Cutoff of the zero-lag low-pass after rectifying; 0 leaves it out.</param>
/// <param name="BaselineFrom">Begin of the baseline relative to the cue.</param>
/// <param name="BaselineTo">Its end.</param>
/// <param name="Sds">A muscle is active above the baseline's mean by so many of its SD.</param>
/// <param name="Hold">How long it stays above at least.</param>
/// <param name="Margin">Signal read on both sides so that the ends of the filters are outside the windows.</param>
internal sealed record OnsetRule(
    Hertz HighPass,
    Hertz LowPass,
    Seconds BaselineFrom,
    Seconds BaselineTo,
    double Sds,
    Seconds Hold,
    Seconds Margin
)
{
    public static OnsetRule From(ProtocolReader fields) =>
        new(
            fields.Quantity<Hertz>("high_pass"),
            fields.Quantity<Hertz>("low_pass"),
            fields.Quantity<Seconds>("baseline_from"),
            fields.Quantity<Seconds>("baseline_to"),
            fields.Number("threshold_sd"),
            fields.Quantity<Seconds>("hold"),
            fields.Quantity<Seconds>("filter_margin")
        );
}

/// <summary>Which trials count and where onsets are looked for.</summary>
/// <param name="Rule">How an onset is found.</param>
/// <param name="EarliestReaction">A prime mover that is active earlier after the cue had not waited for it.</param>
/// <param name="LatestReaction">Until then after the cue the prime mover's onset is looked for.</param>
/// <param name="SearchFrom">Begin of the search for the other muscles, relative to the prime mover's onset.</param>
/// <param name="SearchTo">Its end.</param>
/// <param name="ActiveRatio">A baseline so many times the median of the muscle's trials means that it was active before.</param>
/// <param name="EcgCrest">A peak of the baseline so many robust SD high is sharp.</param>
/// <param name="EcgShare">Share of trials with sharp peaks from which they are noted.</param>
/// <param name="CountedTrials">Trials expected in a block.</param>
/// <param name="CourseBlocks">Blocks that a change over blocks needs.</param>
internal sealed record OnsetProtocol(
    OnsetRule Rule,
    Seconds EarliestReaction,
    Seconds LatestReaction,
    Seconds SearchFrom,
    Seconds SearchTo,
    double ActiveRatio,
    double EcgCrest,
    double EcgShare,
    int CountedTrials,
    int CourseBlocks
)
{
    public static OnsetProtocol From(ProtocolReader fields) =>
        new(
            OnsetRule.From(fields),
            fields.Quantity<Seconds>("earliest_reaction"),
            fields.Quantity<Seconds>("latest_reaction"),
            fields.Quantity<Seconds>("search_from"),
            fields.Quantity<Seconds>("search_to"),
            fields.Number("active_ratio"),
            fields.Number("ecg_crest"),
            fields.Number("ecg_share"),
            fields.Count("counted_trials"),
            fields.Count("course_blocks")
        );
}
