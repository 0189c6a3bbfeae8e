using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>One questionnaire of one person in one session: items, scores that came with them, or both.</summary>
internal sealed class QuestionnaireForm
{
    private readonly IReadOnlyList<AnswerColumn> columns;
    private readonly Instrument instrument;
    private readonly AnswerSheet sheet;
    private readonly Dictionary<string, GivenOutcome> given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> scores = new(StringComparer.Ordinal);
    private readonly List<Note> notes = [];
    private readonly GivenOutcome first;
    private readonly QuestionnaireField stated;

    /// <summary>Takes the values of the form, at least one.</summary>
    public QuestionnaireForm(IReadOnlyList<AnswerColumn> columns)
    {
        this.columns = columns;
        first = columns[0].Given;
        instrument = columns[0].Instrument;
        stated =
            columns.Select(c => c.Given.Questionnaire).FirstOrDefault(q => q.Version.Length > 0) ?? first.Questionnaire;
        sheet = new AnswerSheet(instrument, columns.Where(c => c.Score is null).Select(c => (c.Item, c.Given)));
        notes.AddRange(sheet.Notes);
    }

    /// <summary>Scores the form.</summary>
    public Analysis Score(ProtocolReader fields)
    {
        var rules = instrument.Scores.Select(rule => rule.Under(fields)).ToList();
        notes.AddRange(AboutVersion());
        foreach (var column in columns.Where(c => c.Score is not null))
        {
            if (!given.TryAdd(column.Score!.Id, column.Given))
            {
                notes.Add(new Note(Grade.Error, "AnswerTwice", column.Given.Place, column.Score.Id));
            }
        }

        var computed = sheet.IsEmpty ? [] : Computed(rules, fields);
        var values = computed
            .Where(c => !double.IsNaN(c.Value.Value))
            .Select(c => c.Rule.Id)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (score, outcome) in given.Where(pair => !values.Contains(pair.Key)))
        {
            scores[score] = outcome.Value;
        }

        var findings = new List<Finding>();
        foreach (var rule in rules)
        {
            var own = computed.Find(c => c.Rule.Id == rule.Id);
            if (own.Value is not null && (values.Contains(rule.Id) || !given.ContainsKey(rule.Id)))
            {
                findings.Add(FromItems(rule, own.Value, fields));
            }
            else if (given.TryGetValue(rule.Id, out var outcome))
            {
                findings.Add(AsGiven(rule, outcome, [.. own.Value?.Notes ?? []], fields));
            }
        }

        return new Analysis(findings, [], notes, []);
    }

    private List<(ScoreRule Rule, ScoreValue Value)> Computed(IReadOnlyList<ScoreRule> rules, ProtocolReader fields)
    {
        var computed = new List<(ScoreRule, ScoreValue)>();
        foreach (var rule in rules)
        {
            var value = ScoreFunctions.Get(rule.Function)(new ScoreInput(rule, sheet, fields, scores));
            computed.Add((rule, value));
            if (!double.IsNaN(value.Value))
            {
                scores[rule.Id] = value.Value;
            }
        }

        return computed;
    }

    private Finding FromItems(ScoreRule rule, ScoreValue value, ProtocolReader fields)
    {
        var quality = new List<Note>(value.Notes);
        if (
            given.TryGetValue(rule.Id, out var other)
            && GivenScores.Differs(rule, other, value.Value, fields) is { } note
        )
        {
            quality.Add(note);
        }

        notes.AddRange(quality);
        return Make(rule, value, new Detector("questionnaire-" + instrument.Id, "1.1"), [.. sheet.Files], quality);
    }

    private Finding AsGiven(ScoreRule rule, GivenOutcome outcome, List<Note> quality, ProtocolReader fields)
    {
        quality.AddRange(GivenScores.Check(rule, outcome, given, fields));
        notes.AddRange(quality);
        quality.Add(new Note(Grade.Note, "GivenNotChecked", outcome.Place));
        return Make(rule, new ScoreValue(outcome.Value, 0, -1, []), Detector.AsGiven, [outcome.Place.File], quality);
    }

    private Finding Make(
        ScoreRule rule,
        ScoreValue value,
        Detector detector,
        IReadOnlyList<string> files,
        List<Note> quality
    )
    {
        var (found, cutOff) = ScoreClasses.Of(instrument, rule, stated.Language, detector == Detector.AsGiven, scores);
        if (cutOff is { Fractions.Length: > 0 } && ScoreClasses.IsBetween(cutOff, value.Value))
        {
            notes.Add(Between(rule, value.Value, found));
            quality.Add(notes[^1]);
        }

        return new Finding(
            first.Participant,
            first.Session,
            InstrumentCatalogue.TestId,
            new SeriesKey(instrument.OutcomeOf(rule.Id), first.Site, first.Side, first.Condition),
            double.IsNaN(value.Value)
                ? Numerics.Estimate.None(Numerics.FitOutcome.TooFewTrials)
                : Numerics.Estimate.WithoutError(value.Value),
            Units.Unit.Parse(rule.Unit),
            value.Used,
            detector == Detector.AsGiven ? 0 : sheet.RejectedAmong(rule.All) + value.Rejected,
            detector,
            files
        )
        {
            Quality = [.. quality.OrderByDescending(note => note.Grade)],
            Questionnaire = new QuestionnaireDetail(
                instrument,
                rule,
                stated.Version,
                stated.Language,
                value.Missing < 0 ? null : value.Missing,
                found,
                cutOff
            ),
        };
    }

    private Note Between(ScoreRule rule, double value, string found) =>
        new(
            Grade.Note,
            "ClassBetweenWhole",
            first.Place,
            Show.Quantity(value, ""),
            null,
            instrument.OutcomeOf(rule.Id),
            "@Class." + found
        );

    private IEnumerable<Note> AboutVersion()
    {
        var known = string.Join(", ", instrument.Versions);
        var place = first.Place with { Line = null, Column = null };
        if (stated.Version.Length == 0)
        {
            yield return new Note(
                Grade.Note,
                "QuestionnaireVersionAssumed",
                place,
                instrument.Versions[0],
                null,
                instrument.Names[0]
            );
        }
        else if (!instrument.Versions.Contains(stated.Version, StringComparer.OrdinalIgnoreCase))
        {
            yield return new Note(
                Grade.Warning,
                "QuestionnaireVersionUnknown",
                place,
                stated.Version,
                known,
                instrument.Names[0]
            );
        }
    }
}
