using Dorsal.Laboratory;
using Dorsal.Laboratory.Quality;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;

namespace Dorsal.Reports;

/// <summary>The sentence of a methods paragraph about questionnaires: each form with its citation, version and rule for missing items.</summary>
internal static class MethodsQuestionnaires
{
    /// <summary>The sentence.</summary>
    /// <param name="findings">Findings of the study; others than those of questionnaires are passed over.</param>
    /// <param name="language">The reader's language.</param>
    public static string Sentence(IEnumerable<Finding> findings, Language language)
    {
        var forms = findings
            .Where(f => f.Questionnaire is not null)
            .GroupBy(f => (f.Questionnaire!.Instrument.Id, IsGiven: f.Detector == Detector.AsGiven))
            .OrderBy(form => form.Key.Id, StringComparer.Ordinal)
            .Select(form => Form([.. form.Select(f => f.Questionnaire!)], form.Key.IsGiven, language));
        return Say(
            language,
            "Methods.questionnaire",
            string.Join(Say(language, "Methods.Questionnaire.Separator"), forms)
        );
    }

    private static string Form(IReadOnlyList<QuestionnaireDetail> scores, bool isGiven, Language language)
    {
        var instrument = scores[0].Instrument;
        var versions = string.Join(
            "/",
            scores.Select(s => s.Version).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
        var languages = string.Join(
            "/",
            scores.Select(s => s.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
        var version = Version(instrument, versions.Trim('/'), languages.Trim('/'), language);
        return Say(
            language,
            isGiven ? "Methods.Questionnaire.Given" : "Methods.Questionnaire.Scored",
            instrument.Names[0],
            instrument.Citation,
            version,
            MissingRule(instrument, scores, language)
        );
    }

    private static string Version(Instrument instrument, string version, string form, Language language)
    {
        var key = (version.Length > 0, form.Length > 0) switch
        {
            (true, true) => "Methods.Questionnaire.VersionAndLanguage",
            (true, false) => "Methods.Questionnaire.Version",
            (false, true) => "Methods.Questionnaire.NoVersionButLanguage",
            _ => "Methods.Questionnaire.NoVersion",
        };
        return Say(language, key, version.Length > 0 ? version : instrument.Versions[0], form);
    }

    private static string MissingRule(
        Instrument instrument,
        IReadOnlyList<QuestionnaireDetail> scores,
        Language language
    )
    {
        int[] most = [.. scores.Select(s => s.Score.MostMissing ?? instrument.Missing.Most).Distinct().Order()];
        var functions = scores.Select(s => s.Score.Function).ToHashSet(StringComparer.Ordinal);
        var rule =
            most[^1] == 0 ? "none"
            : functions.Contains("percentOfAnswered") ? "percentOfAnswered"
            : "sum";
        var range = string.Join('–', new[] { most[0], most[^1] }.Distinct().Select(Show.Count));
        return Say(language, $"Methods.Questionnaire.Missing.{rule}", range);
    }

    private static string Say(Language language, string key, params object?[] arguments) =>
        Text.Report.Get(language, key, arguments);
}
