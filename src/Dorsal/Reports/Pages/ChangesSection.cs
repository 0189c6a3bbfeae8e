using Dorsal.Laboratory;

namespace Dorsal.Reports.Pages;

/// <summary>Which people changed by more than the error of measurement.</summary>
internal static class ChangesSection
{
    public static Markup Of(StudyResult result, ReportContext context)
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("Changes.Caption"),
            words.Say("Findings.Outcome"),
            words.Say("Findings.Place"),
            words.Say("Reliability.Sessions"),
            "#" + words.Say("Summary.People"),
            "#SDC",
            words.Say("Findings.Unit"),
            words.Say("Changes.Up"),
            words.Say("Changes.Down")
        );
        foreach (var test in result.Changes.GroupBy(c => c.Test, StringComparer.Ordinal))
        {
            table.Group(words.Test(test.Key));
            foreach (
                var series in context.InProfileOrder(
                    test.GroupBy(c => (c.Series, c.FirstSession, c.Unit)),
                    g => g.Key.Series
                )
            )
            {
                var first = series.First();
                table.Row(
                    Parts.Outcome(first.Series.Outcome, context),
                    Parts.Plain(words.Place(BodyPlace.Of(first.Series))),
                    Parts.Plain($"{first.FirstSession} – {first.SecondSession}"),
                    Parts.Number(series.Count()),
                    Parts.Plain(NumberText.Plain(first.SmallestDetectableChange)),
                    Parts.Plain(first.Unit.Symbol),
                    Links(series.Where(c => c.IsReliable && c.Difference > 0), words),
                    Links(series.Where(c => c.IsReliable && c.Difference < 0), words)
                );
            }
        }

        return table.ToMarkup();
    }

    private static Markup Links(IEnumerable<Laboratory.Groups.ReliableChange> changes, Words words) =>
        Markup.Join(changes.Select(change => PeopleSection.LinkTo(change.Participant)), words.Say("Separator.List"));
}
