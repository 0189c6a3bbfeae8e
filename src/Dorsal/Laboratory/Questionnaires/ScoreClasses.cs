namespace Dorsal.Laboratory.Questionnaires;

/// <summary>Finds the class of a score by the cut-offs.</summary>
internal static class ScoreClasses
{
    /// <summary>The class and its cut-offs; none for a given value outside the score's range, which is on some other scale.</summary>
    public static (string Class, CutOff? CutOff) Of(
        Instrument instrument,
        ScoreRule rule,
        string language,
        bool isGiven,
        IReadOnlyDictionary<string, double> scores
    )
    {
        var value = scores.GetValueOrDefault(rule.Id, double.NaN);
        var cutOff = instrument.CutOffs.FirstOrDefault(c =>
            c.Score == rule.Id && !c.Alternative && (c.Language.Length == 0 || IsOf(c.Language, language))
        );
        var isOutside = isGiven && !(value >= rule.Lowest && value <= rule.Highest);
        if (cutOff is null || double.IsNaN(value) || isOutside)
        {
            return ("", null);
        }

        var found = cutOff.Function switch
        {
            "" => ClassOf(cutOff, value),
            "startBackRisk" => StartBack.RiskOf(scores),
            var other => throw new InvalidOperationException($"No rule finds classes by '{other}'."),
        };
        return found.Length == 0 ? ("", null) : (found, cutOff);
    }

    /// <summary>Whether a value lies between two whole numbers of different classes, so that cut-offs derived on whole numbers are silent on it.</summary>
    public static bool IsBetween(CutOff cutOff, double value) =>
        ClassOf(cutOff, Math.Floor(value)) != ClassOf(cutOff, Math.Ceiling(value));

    private static string ClassOf(CutOff cutOff, double value) =>
        cutOff.Classes.LastOrDefault(c => c.Holds(value))?.Label ?? "";

    // "ja" is the language of "ja-JP", too.
    private static bool IsOf(string wanted, string language) =>
        string.Equals(language.Split('-', '_')[0], wanted, StringComparison.OrdinalIgnoreCase);
}
