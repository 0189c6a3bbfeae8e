using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Answers of one made-up person, scored without a study folder.</summary>
internal static class Answers
{
    /// <summary>Scores items given as <c>1-13: 2</c> pairs of a list and an answer, and scores by their id.</summary>
    public static Analysis Score(string instrument, params (string Which, double Value)[] answers) =>
        Score(instrument, "", "", [], answers);

    public static Analysis Score(
        string instrument,
        string version,
        string language,
        (string Id, string Value)[] protocol,
        params (string Which, double Value)[] answers
    )
    {
        var rules = InstrumentCatalogue.Find(instrument)!;
        var given = answers.SelectMany(answer => Expand(rules, answer.Which, answer.Value, version, language)).ToList();
        var (forms, others, notes) = QuestionnaireMeasurement.Sort(given);
        Assert.Empty(others);
        Assert.Empty(notes);
        var fields = new ProtocolReader(
            InstrumentCatalogue.TestId,
            Sidecar.Empty,
            protocol.ToDictionary(p => p.Id, p => p.Value, StringComparer.Ordinal)
        );
        return Assert.Single(forms).Score(fields);
    }

    /// <summary>A score's value; NaN where there is none.</summary>
    public static double Value(this Analysis analysis, string outcome) => analysis.Of(outcome).Estimate.Value;

    /// <summary>The class of a score.</summary>
    public static string ClassOf(this Analysis analysis, string outcome) => analysis.Of(outcome).Questionnaire!.Class;

    public static GivenOutcome Given(
        string column,
        double value,
        string instrument = "",
        string item = "",
        string score = "",
        string version = "",
        string language = ""
    ) =>
        new("01", "", "forms", column, "", "", "", value, Unit.Unstated, new Place("phenotype/forms.tsv", 2, column))
        {
            Questionnaire = new QuestionnaireField(instrument, item, score, version, language, Sidecar.Empty),
        };

    private static IEnumerable<GivenOutcome> Expand(
        Instrument rules,
        string which,
        double value,
        string version,
        string language
    ) =>
        rules.Scores.Any(score => score.Id == which) && rules.Find(which) is null
            ? [Given(which, value, rules.Id, "", which, version, language)]
            : ItemList
                .Parse(which)
                .Select(item =>
                    Given(
                        string.Create(CultureInfo.InvariantCulture, $"q{item}"),
                        value,
                        rules.Id,
                        item,
                        "",
                        version,
                        language
                    )
                );
}
