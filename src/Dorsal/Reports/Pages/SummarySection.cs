using Dorsal.Laboratory;
using Dorsal.Studies;

namespace Dorsal.Reports.Pages;

/// <summary>What was measured in whom, and who could not be measured.</summary>
internal static class SummarySection
{
    public static Markup Of(StudyResult result, ReportContext context)
    {
        var words = context.Words;
        var groups = result
            .Participants.GroupBy(p => p.Group, StringComparer.Ordinal)
            .Select(g =>
                words.Say("Summary.Group", g.Key.Length == 0 ? words.Say("Groups.Unstated") : g.Key, g.Count())
            );
        var sessions = result.Findings.Select(f => f.Session).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal);
        var facts = new (string Key, string Value)[]
        {
            ("Summary.People", words.Count("Summary.Persons", result.Participants.Count)),
            ("Summary.Groups", Parts.List(words, groups)),
            ("Summary.Ages", Ages(result.Participants, words)),
            ("Summary.Sessions", Parts.List(words, sessions)),
            ("Summary.Norm", result.Norm),
        };
        var list = facts
            .Where(fact => fact.Value.Length > 0)
            .Select(fact => Markup.Of($"<dt>{words.Say(fact.Key)}</dt><dd>{fact.Value}</dd>"));
        return Markup.Of(
            $"""
            <dl class="facts">{list}</dl>
            {People(result.Broken, "Summary.Broken", "box", context)}{People(
                result.Empty,
                "Summary.Empty",
                "box calm",
                context
            )}
            {Tests(result, context)}
            """
        );
    }

    private static string Ages(IReadOnlyList<Participant> people, Words words)
    {
        var ages = people.Where(p => p.Age is not null).Select(p => p.Age!.Value).ToList();
        var women = people.Count(p => p.Sex == Sex.Female);
        var men = people.Count(p => p.Sex == Sex.Male);
        var range =
            ages.Count == 0
                ? ""
                : words.Say("Summary.AgeRange", NumberText.Plain(ages.Min()), NumberText.Plain(ages.Max()));
        return Parts.List(words, [range, women + men == 0 ? "" : words.Say("Summary.Sexes", women, men)]);
    }

    private static Markup People(IReadOnlyList<string> people, string key, string style, ReportContext context)
    {
        if (people.Count == 0)
        {
            return Markup.Empty;
        }

        var links = people.Select(PeopleSection.LinkTo);
        return Markup.Of(
            $"""<div class="{style}"><p>{context.Words.Count(key, people.Count)} {Markup.Join(links, context.Words.Say("Separator.List"))}</p></div>"""
        );
    }

    private static Markup Tests(StudyResult result, ReportContext context)
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("Summary.Caption"),
            words.Say("Summary.Test"),
            "#" + words.Say("Summary.People"),
            "#" + words.Say("Summary.Values"),
            words.Say("Summary.Outcomes"),
            words.Say("Findings.Place")
        );
        foreach (var test in result.Findings.GroupBy(f => f.Test, StringComparer.Ordinal))
        {
            var ordered = context.InProfileOrder(test, f => f.Series).ToList();
            var outcomes = ordered.Select(f => context.Abbreviation(f.Series.Outcome)).Distinct(StringComparer.Ordinal);
            var places = ordered
                .Select(f => BodyPlace.Of(f.Series))
                .Distinct()
                .Order(BodyOrder.Instance)
                .Select(words.Place);
            table.Row(
                Parts.Plain(words.Test(test.Key)),
                Parts.Number(test.Select(f => f.Participant).Distinct(StringComparer.Ordinal).Count()),
                Parts.Number(test.Count()),
                Parts.Plain(Parts.List(words, outcomes)),
                Parts.Plain(string.Join(words.Say("Separator.Places"), places.Where(p => p.Length > 0)))
            );
        }

        return table.ToMarkup();
    }
}
