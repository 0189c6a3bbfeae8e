using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>Takes the questionnaires out of a person's given values and scores them.</summary>
internal static class QuestionnaireMeasurement
{
    /// <summary>Sorts a person's given values.</summary>
    /// <returns>The forms, values that are no questionnaire's, and notes on columns that claim to be one's and are not.</returns>
    public static (
        IReadOnlyList<QuestionnaireVisit> Forms,
        IReadOnlyList<GivenOutcome> Others,
        IReadOnlyList<Note> Notes
    ) Sort(IEnumerable<GivenOutcome> given)
    {
        var columns = new List<AnswerColumn>();
        var others = new List<GivenOutcome>();
        var notes = new List<Note>();
        foreach (var value in given)
        {
            var (column, fault) = AnswerColumns.Recognise(value);
            notes.AddRange(fault is null ? [] : [fault]);
            if (column is { Score: null } || (column is not null && !double.IsNaN(value.Value)))
            {
                columns.Add(column);
            }
            else if (value.Questionnaire.Item.Length == 0 && !double.IsNaN(value.Value))
            {
                others.Add(value);
            }
        }

        return ([.. Forms(columns)], others, notes);
    }

    private static IEnumerable<QuestionnaireVisit> Forms(IEnumerable<AnswerColumn> columns) =>
        columns
            .GroupBy(c => (c.Given.Session, Id: c.Instrument.Id, c.Given.Site, c.Given.Side, c.Given.Condition))
            .OrderBy(form => form.Key.Session, StringComparer.Ordinal)
            .Select(form => new QuestionnaireVisit(form.Key.Session, form.First().Given.Place.File, [.. form]));
}

/// <summary>A questionnaire that a person filled in.</summary>
/// <param name="Session">Session label, or empty.</param>
/// <param name="File">The table, the first where there are several.</param>
/// <param name="Columns">What stands in it.</param>
internal sealed record QuestionnaireVisit(string Session, string File, IReadOnlyList<AnswerColumn> Columns)
{
    /// <summary>What the JSON file beside the table says.</summary>
    public Sidecar Sidecar => Columns[0].Given.Questionnaire.Sidecar;

    /// <summary>Scores it.</summary>
    public Analysis Score(ProtocolReader fields) => new QuestionnaireForm(Columns).Score(fields);
}
