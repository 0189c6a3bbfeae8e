namespace Dorsal.Laboratory.Questionnaires;

/// <summary>What a questionnaire's finding has beyond its value: a row of <c>questionnaires.csv</c>.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Score">The score.</param>
/// <param name="Version">Version as the study states it, or empty.</param>
/// <param name="Language">Language as the study states it, or empty.</param>
/// <param name="ItemsMissing">Items without a possible answer; null where the score was given.</param>
/// <param name="Class">Id of the class by the cut-offs, or empty.</param>
/// <param name="CutOff">The cut-offs behind the class, or null.</param>
public sealed record QuestionnaireDetail(
    Instrument Instrument,
    ScoreRule Score,
    string Version,
    string Language,
    int? ItemsMissing,
    string Class,
    CutOff? CutOff
)
{
    /// <summary>The smallest important change of the score; the first where several are known, null where none is.</summary>
    public ImportantChange? Change =>
        Instrument.ImportantChanges.FirstOrDefault(change =>
            string.Equals(change.Score, Score.Id, StringComparison.Ordinal)
        );
}
