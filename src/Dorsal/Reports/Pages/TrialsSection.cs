using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Reports.Figures;

namespace Dorsal.Reports.Pages;

/// <summary>The raw trials of a person: a figure a series, and all of them as a table on demand.</summary>
internal static class TrialsSection
{
    public static Markup Of(ParticipantResult result, ReportContext context)
    {
        var words = context.Words;
        var number = 0;
        return Markup.Join(
            result
                .Trials.GroupBy(t => (t.Session, t.Test))
                .Select(group =>
                {
                    var heading = Parts.List(words, [words.Test(group.Key.Test), words.Session(group.Key.Session)]);
                    var series = context
                        .InProfileOrder(group.GroupBy(t => t.Trial.Series), g => g.Key)
                        .Select(g => g.Select(t => t.Trial).ToList())
                        .ToList();
                    var ofOutcome = series
                        .Select(trials =>
                            (Trials: (IReadOnlyList<Trial>)trials, Finding: FindingOf(result, group.Key, trials))
                        )
                        .ToLookup(s => s.Trials[0].Series.Outcome, StringComparer.Ordinal);
                    var figures = ofOutcome
                        .SelectMany(outcome => FiguresOf([.. outcome], () => ++number, context))
                        .ToList();
                    var table = TableOf(heading, series, result.Notes, context);
                    return Markup.Of(
                        $"""
                        <h3>{heading}</h3><div class="grid">{figures}</div>
                        {Parts.Details(words.Say("Trials.AsTable"), table)}
                        """
                    );
                })
        );
    }

    private static Finding? FindingOf(ParticipantResult result, (string Session, string Test) of, List<Trial> trials) =>
        result.Findings.FirstOrDefault(f =>
            f.Session == of.Session && f.Test == of.Test && f.Series == trials[0].Series
        );

    // Many conditions of a place are one figure, and so are many places with a value each; a single value is in the table, and a figure of it
    // would say no more. Else each series has its own figure, on the axis of those beside it.
    private static IEnumerable<Markup> FiguresOf(
        IReadOnlyList<(IReadOnlyList<Trial> Trials, Finding? Finding)> outcome,
        Func<int> number,
        ReportContext context
    )
    {
        if (outcome.All(series => series.Trials.Count == 1))
        {
            if (outcome.Count >= ConditionSeries.FewestConditions)
            {
                yield return SideBySide(outcome, arePlaces: true, number(), context);
            }

            yield break;
        }

        foreach (var place in outcome.GroupBy(s => (s.Trials[0].Series.Site, s.Trials[0].Series.Side)))
        {
            List<(IReadOnlyList<Trial> Trials, Finding? Finding)> conditions = [.. place];
            var isCourse =
                conditions.Count >= ConditionSeries.FewestConditions
                && conditions.TrueForAll(c => c.Trials[0].Unit == conditions[0].Trials[0].Unit);
            if (isCourse)
            {
                yield return SideBySide(conditions, arePlaces: false, number(), context);
                continue;
            }

            foreach (var series in conditions)
            {
                yield return FigureOf(series, outcome, number(), context);
            }
        }
    }

    private static Markup SideBySide(
        IReadOnlyList<(IReadOnlyList<Trial> Trials, Finding? Finding)> conditions,
        bool arePlaces,
        int number,
        ReportContext context
    )
    {
        var words = context.Words;
        var first = conditions[0].Trials[0].Series;
        var of = arePlaces ? new SeriesKey(first.Outcome, "", "", "") : first with { Condition = "" };
        var figure = ConditionSeries.Draw(conditions, arePlaces, context, words.Series(of));
        return Placed(figure, of, number, words);
    }

    private static Markup FigureOf(
        (IReadOnlyList<Trial> Trials, Finding? Finding) series,
        IReadOnlyList<(IReadOnlyList<Trial> Trials, Finding? Finding)> beside,
        int number,
        ReportContext context
    )
    {
        var words = context.Words;
        var trials = series.Trials;
        var title = words.Series(trials[0].Series);
        var figure = TrialSeries.Draw(trials, series.Finding, context, title, beside);
        return Placed(figure, trials[0].Series, number, words);
    }

    private static Markup Placed(Figure? figure, SeriesKey series, int number, Words words)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"t{number}");
        return figure is null
            ? Markup.Of($"<p>{words.Say("Trials.NoValue", words.Series(series))}</p>")
            : Parts.FigureOf(figure, id, words.Outcome(series.Outcome), words.Place(BodyPlace.Of(series)), words);
    }

    private static Markup TableOf(
        string heading,
        List<List<Trial>> series,
        IReadOnlyList<Note> notes,
        ReportContext context
    )
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("Trials.Caption", heading),
            words.Say("Axis.Trial"),
            "#" + words.Say("Findings.Value"),
            words.Say("Findings.Unit"),
            words.Say("Trials.Status"),
            words.Say("Trials.Reason"),
            words.Say("Trials.Source")
        );
        // A file is named, and linked, once for all the trials that it holds.
        foreach (var trials in series.SelectMany(s => s.GroupBy(trial => trial.Place.File, StringComparer.Ordinal)))
        {
            var file = Parts.OwnFileLink(trials.Key, context);
            table.Group(Markup.Of($"""{words.Series(trials.First().Series)}<span class="sub">{file}</span>"""));
            foreach (var trial in trials)
            {
                table.Row(
                    Parts.Plain(trial.Label),
                    Parts.Plain(NumberText.Plain(trial.Value)),
                    Parts.Plain(trial.Unit.Symbol),
                    Parts.Plain(words.Status(trial.Status)),
                    Parts.Plain(ReasonOf(trial, notes, context.Language)),
                    Parts.Plain(trial.Place.Line is { } line ? words.Say("Place.Line", line) : "")
                );
            }
        }

        return table.ToMarkup();
    }

    /// <summary>The sentence of the note that rejected the trial, or the note's code where the note is not among those given.</summary>
    private static string ReasonOf(Trial trial, IReadOnlyList<Note> notes, Language language) =>
        trial.Reason.Length == 0 ? ""
        : notes.FirstOrDefault(n =>
            n.Code == trial.Reason && n.Place.File == trial.Place.File && n.Place.Line == trial.Place.Line
        )
            is { } note
            ? note.Message(language)
        : trial.Reason;
}
