using System.Text.RegularExpressions;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;

namespace Dorsal.Reports;

/// <summary>The sentences of a methods paragraph about each test: what every study with it says, then what only some outcomes need.</summary>
/// <remarks>
/// The sentences are resources: <c>Methods.tonic</c> for the test, <c>Methods.tonic.area</c> for outcomes. In a sentence
/// <c>{tonic.ceiling}</c> is the value of that protocol field as it was used, several values where recordings differ. A word has a phrase
/// of its own where there is one, <c>Methods.tonic.stimulus.cold_pressor</c>, which may name fields in turn.
/// </remarks>
internal static partial class MethodsSentences
{
    /// <summary>Ids that have sentences: all tests of the catalogue, the composite and the questionnaires.</summary>
    public static IReadOnlyList<string> Tests { get; } = TestCatalogue.WithFindings;

    /// <summary>What a sentence beyond the first is about: outcomes whose id has a part.</summary>
    internal static IReadOnlyList<(string Test, string OutcomePart, string Sentence)> Parts { get; } =
    [
        ("summation", "wind_up_ratio_", "wind_up_ratio"),
        ("summation", "train_minus_single_", "train_minus_single"),
        ("summation", "summation_", "pulses"),
        ("summation", "repeated_", "pulses"),
        ("summation", "_slope_", "slope"),
        ("summation", "_last_minus_first_", "last_minus_first"),
        ("summation", "_rest_minus_first_", "rest_minus_first"),
        ("summation", "_late_minus_early_", "late_minus_early"),
        ("summation", "repeated_", "repeated"),
        ("response", "response_slope_", "slope"),
        ("response", "response_mean_", "mean"),
        ("response", "response_at_", "at"),
        ("cuff", "cuff_pain_detection_threshold", "detection"),
        ("cuff", "cuff_pain_tolerance", "tolerance"),
        ("cuff", "cuff_rating_at_tolerance", "rating"),
        ("tonic", "tonic_withdrawal_time", "withdrawal"),
        ("tonic", "tonic_rating_area", "area"),
        ("tonic", "tonic_mean_rating", "rating"),
        ("cpm", "_effect_percent", "percent"),
        ("cpm", "_effect_in_sd", "sd"),
        ("cpm", "_net_effect", "net"),
        ("cpm", "_decay", "decay"),
        ("cpm", "_class", "class"),
        ("cpm", "cpm_ppt_", "pressure"),
        ("cpm", "cpm_ptt_", "pressure"),
        ("cpm", "cpm_pdt_", "cuff"),
        ("cpm", "cpm_hpt_", "heat"),
        ("cpm", "cpm_p", "bound"),
        ("cpm", "cpm_hpt_", "bound"),
        ("nfr", "reflex_threshold", "threshold"),
        ("nfr", "reflex_threshold_brief", "brief"),
        ("nfr", "reflex_threshold", "interval"),
        ("nfr", "reflex_latency", "latency"),
        ("nfr", "reflex_summation", "summation"),
        ("nfr", "reflex_auc", "roc"),
        ("mep", "mep_amplitude", "mean"),
        ("mep", "mep_latency", "onset"),
        ("mep", "mep_curve_", "curve"),
        ("motormap", "map_area", "area"),
        ("motormap", "map_centre_", "centre"),
        ("motormap", "map_peaks", "peaks"),
        ("motormap", "map_overlap_", "overlap"),
        ("homeostatic", "homeostatic_amplitude", "read"),
        ("homeostatic", "homeostatic_index", "index"),
        ("movement", "movement_mean_sd", "spread"),
        ("onset", "onset_variability_change", "change"),
        ("rest", "network_connectivity", "edges"),
        ("rest", "network_connectivity", "confounds"),
        ("rest", "emotion_sensory_balance", "balance"),
        ("rest", "slow5_power", "slow"),
        ("rest", "graph_", "graph"),
        ("rest", "hub_disruption", "hub"),
        ("detection", "_threshold_limits", "limits"),
        ("detection", "_threshold_staircase", "staircase"),
        ("detection", "_threshold_transformed", "transformed"),
        ("detection", "_threshold_psychometric", "fit"),
        ("detection", "touch_dprime", "dprime"),
        ("twopoint", "_threshold_limits", "limits"),
        ("twopoint", "_threshold_staircase", "staircase"),
        ("twopoint", "_threshold_transformed", "transformed"),
        ("twopoint", "_threshold_psychometric", "fit"),
        ("greymatter", "_adjusted", "head"),
        ("discs", "disc_highest_grade", "raters"),
        ("discs", "modic_", "modic"),
        ("diary", "diary_episodes", "course"),
        ("diary", "diary_chronic_pain", "chronic"),
        ("questionnaire", "psqi_disturbance", "sleep"),
        ("questionnaire", "rmdq_", "roland_morris"),
        ("questionnaire", "paindetect_", "pain_detect"),
        ("questionnaire", "startback_", "start_back"),
    ];

    // Tests whose trials may end at a limit of the device (Laboratory/Trials/TrialStatistics).
    private static readonly string[] WithLimits =
    [
        "thermal",
        "pressure",
        "cuff",
        "tonic",
        "cpm",
        "detection",
        "twopoint",
    ];

    /// <summary>The sentences about the tests of a study, their fields filled.</summary>
    /// <param name="findings">What was measured; given scores of questionnaires have the sentence of their form, none about items.</param>
    /// <param name="protocol">Protocol fields as used.</param>
    /// <param name="language">The reader's language.</param>
    public static IEnumerable<string> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<ProtocolChoice> protocol,
        Language language
    )
    {
        var measured = findings
            .GroupBy(f => f.Test, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.Where(f => f.Detector != Detector.AsGiven)
                        .Select(f => f.Series.Outcome)
                        .ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
        foreach (var test in Tests.Where(measured.ContainsKey))
        {
            yield return test == InstrumentCatalogue.TestId
                ? MethodsQuestionnaires.Sentence(findings, language)
                : Filled(Text.Report.Get(language, $"Methods.{test}"), protocol, language);
            var further = Parts
                .Where(part => part.Test == test && measured[test].Any(id => Has(id, part.OutcomePart)))
                .Select(part => part.Sentence)
                .Distinct(StringComparer.Ordinal)
                .Select(sentence => Text.Report.Get(language, $"Methods.{test}.{sentence}"));
            foreach (var sentence in further.Where(text => IsAnswered(text, protocol)))
            {
                yield return Filled(sentence, protocol, language);
            }
        }

        if (WithLimits.Any(measured.ContainsKey))
        {
            yield return Text.Report.Get(language, "Methods.Censored");
        }
    }

    // A setting that no recording has asked for, such as how blanks count where there are none, is not part of what was done.
    private static bool IsAnswered(string text, IReadOnlyList<ProtocolChoice> protocol) =>
        Field().Matches(text).All(match => protocol.Any(choice => choice.Id == match.Groups["id"].Value));

    private static bool Has(string outcome, string part) => outcome.Contains(part, StringComparison.Ordinal);

    private static string Filled(string text, IReadOnlyList<ProtocolChoice> protocol, Language language) =>
        Field().Replace(text, match => ValueOf(match.Groups["id"].Value, protocol, language));

    private static string ValueOf(string id, IReadOnlyList<ProtocolChoice> protocol, Language language)
    {
        var values = protocol.Where(c => c.Id == id).Select(c => c.Value).Distinct(StringComparer.Ordinal).ToList();
        var phrases = values.ConvertAll(value => Text.Report.Find(language, $"Methods.{id}.{value}"));
        return phrases.Exists(phrase => phrase is null)
            ? string.Join("/", values)
            : string.Join(
                Text.Report.Get(language, "Methods.Or"),
                phrases.Select(phrase => Filled(phrase!, protocol, language))
            );
    }

    [GeneratedRegex(@"\{(?<id>[a-z]+\.[a-z0-9_]+)\}", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Field();
}
