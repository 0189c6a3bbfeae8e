using Dorsal.Laboratory.Protocols;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>A stretch of time relative to the stimulus.</summary>
/// <param name="From">Its begin; negative before the stimulus.</param>
/// <param name="To">Its end.</param>
internal sealed record Window(Seconds From, Seconds To);

/// <summary>By which number a reflex is judged (evidence C.4).</summary>
internal enum ReflexScore
{
    /// <summary>Peak of the response less the baseline's mean, in SDs of the baseline.</summary>
    PeakZ,

    /// <summary>Mean of the response less the baseline's mean, in SDs of the baseline.</summary>
    MeanZ,

    /// <summary>The same difference of means in pooled SDs of both windows.</summary>
    CohenD,
}

/// <summary>The nociceptive flexion reflex as it was recorded and is analysed. Defaults: evidence file, section C.4.</summary>
/// <param name="Baseline">Window before the stimulus.</param>
/// <param name="Response">Window of the reflex.</param>
/// <param name="Score">By which number a reflex is judged.</param>
/// <param name="CutOff">From this score on it is one.</param>
/// <param name="FromLabels">Whether the cut-off is Youden's of the examiner's labels, where there are both kinds.</param>
/// <param name="FewestLabels">Labels of each kind below which the ROC curve is noted.</param>
/// <param name="Filter">How the EMG is filtered.</param>
/// <param name="Onset">How the latency is found.</param>
/// <param name="Staircase">How the threshold is found.</param>
/// <param name="Summation">Series of equal stimuli.</param>
/// <param name="Quality">What is noted or rejected.</param>
internal sealed record ReflexProtocol(
    Window Baseline,
    Window Response,
    ReflexScore Score,
    double CutOff,
    bool FromLabels,
    int FewestLabels,
    EmgFilter Filter,
    OnsetRule Onset,
    StaircaseRule Staircase,
    SummationRule Summation,
    ReflexLimits Quality
)
{
    /// <summary>Whether the baseline before a stimulus bears on its score; within a series that of the first stands for all, unless told.</summary>
    public bool UsesBaselineOf(ReflexStimulus stimulus) =>
        stimulus.Kind != ReflexKinds.Summation || Summation.OwnBaseline || stimulus.Pulse <= 1;

    public static ReflexProtocol From(ProtocolReader fields)
    {
        var (score, cutOff) = fields.Word("score") switch
        {
            "peak_z" => (ReflexScore.PeakZ, fields.Number("cut_off_peak_z")),
            "mean_z" => (ReflexScore.MeanZ, fields.Number("cut_off_mean_z")),
            _ => (ReflexScore.CohenD, fields.Number("cut_off_cohen_d")),
        };
        return new(
            new(fields.Quantity<Seconds>("baseline_start"), fields.Quantity<Seconds>("baseline_end")),
            new(fields.Quantity<Seconds>("response_start"), fields.Quantity<Seconds>("response_end")),
            score,
            cutOff,
            fields.Word("cut_off_from") == "labels",
            fields.Count("fewest_labels"),
            EmgFilter.From(fields),
            OnsetRule.From(fields),
            StaircaseRule.From(fields),
            SummationRule.From(fields),
            ReflexLimits.From(fields)
        );
    }

    /// <summary>Window of the response to a stimulus of this kind.</summary>
    public Window ResponseOf(string kind) => kind == ReflexKinds.Summation ? Summation.Response : Response;
}

/// <summary>How the latency is found.</summary>
/// <param name="Search">Times at which the reflex may begin.</param>
/// <param name="Sds">It begins where the rectified EMG is this many SDs of the baseline above its mean ...</param>
/// <param name="Hold">... and its moving mean stays there for this long.</param>
/// <param name="Smoothing">Width of the moving mean.</param>
internal sealed record OnsetRule(Window Search, double Sds, Seconds Hold, Seconds Smoothing)
{
    public static OnsetRule From(ProtocolReader fields) =>
        new(
            new(fields.Quantity<Seconds>("onset_earliest"), fields.Quantity<Seconds>("onset_latest")),
            fields.Number("onset_sds"),
            fields.Quantity<Seconds>("onset_hold"),
            fields.Quantity<Seconds>("onset_smoothing")
        );
}

/// <summary>How the threshold is found.</summary>
/// <param name="Runs">Ascending and descending runs expected.</param>
/// <param name="CountedRuns">The last ones, whose peaks and troughs are averaged.</param>
/// <param name="HighestIntensity">Where the search ends; without a reflex up to there the threshold is at least that.</param>
/// <param name="HighestPossible">Higher intensities are rejected.</param>
/// <param name="SmallestScatter">Limits of the scatter of the threshold from stimulus to stimulus thought possible.</param>
/// <param name="LargestScatter">The upper one.</param>
internal sealed record StaircaseRule(
    int Runs,
    int CountedRuns,
    Milliamperes HighestIntensity,
    Milliamperes HighestPossible,
    Milliamperes SmallestScatter,
    Milliamperes LargestScatter
)
{
    public static StaircaseRule From(ProtocolReader fields) =>
        new(
            fields.Count("runs"),
            fields.Count("counted_runs"),
            fields.Quantity<Milliamperes>("highest_intensity"),
            fields.Quantity<Milliamperes>("highest_possible"),
            fields.Quantity<Milliamperes>("smallest_scatter"),
            fields.Quantity<Milliamperes>("largest_scatter")
        );
}

/// <summary>Temporal summation of the reflex.</summary>
/// <param name="Response">Window of each response.</param>
/// <param name="Stimuli">Stimuli of a series; the last is compared with the first.</param>
/// <param name="Series">Series expected.</param>
/// <param name="OwnBaseline">Whether each response has the baseline before its own stimulus, instead of that before the first.</param>
internal sealed record SummationRule(Window Response, int Stimuli, int Series, bool OwnBaseline)
{
    public static SummationRule From(ProtocolReader fields) =>
        new(
            new(fields.Quantity<Seconds>("summation_start"), fields.Quantity<Seconds>("summation_end")),
            fields.Count("pulses"),
            fields.Count("summation_series"),
            fields.Word("summation_baseline") == "own"
        );
}

/// <summary>What is noted or rejected.</summary>
/// <param name="RestlessRatio">A baseline whose RMS is this many times the recording's median is rejected.</param>
/// <param name="DriftLimit">Drift over the baseline, in SDs about its line, above which it is noted.</param>
/// <param name="HumShare">Share of the baseline's power at 50 or 60 Hz above which hum is noted.</param>
/// <param name="ClippedRun">Equal samples in a row at the end of the range that are noted as clipped.</param>
/// <param name="LowestRate">Slower recordings are noted.</param>
internal sealed record ReflexLimits(
    double RestlessRatio,
    double DriftLimit,
    double HumShare,
    int ClippedRun,
    Hertz LowestRate
)
{
    public static ReflexLimits From(ProtocolReader fields) =>
        new(
            fields.Number("restless_ratio"),
            fields.Number("drift_limit"),
            fields.Number("hum_share"),
            fields.Count("clipped_run"),
            fields.Quantity<Hertz>("lowest_rate")
        );
}
