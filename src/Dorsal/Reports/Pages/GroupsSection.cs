using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Reports.Figures;

namespace Dorsal.Reports.Pages;

/// <summary>The study groups: a figure an outcome, and how far the groups differ.</summary>
internal static class GroupsSection
{
    public static Markup Of(StudyResult result, ReportContext context)
    {
        var words = context.Words;
        var groupOf = result.Participants.ToDictionary(p => p.Id, p => p.Group, StringComparer.Ordinal);
        var groups = result.Participants.Select(p => p.Group).Distinct(StringComparer.Ordinal).ToList();
        string SizeOf(SeriesKey series) => context.Find(series.Outcome)?.IsSizedByPlace is true ? series.Site : "";
        var beside = result.Findings.ToLookup(f => (f.Series.Outcome, SizeOf(f.Series)));
        var number = 0;
        var parts = new List<Markup>();
        foreach (var test in result.Findings.GroupBy(f => (f.Test, f.Session)))
        {
            var heading = Parts.List(words, [words.Test(test.Key.Test), words.Session(test.Key.Session)]);
            var figures = context
                .InProfileOrder(test.GroupBy(f => f.Series), g => g.Key)
                .Where(series => context.Find(series.Key.Outcome)?.IsCompanion is not true)
                .Select(series =>
                    FigureOf(
                        series,
                        groups,
                        groupOf,
                        [.. beside[(series.Key.Outcome, SizeOf(series.Key))]],
                        ++number,
                        context
                    )
                )
                .ToList();
            parts.Add(
                Markup.Of(
                    $"""<h3>{heading}</h3><div class="grid fit">{figures}</div>{GroupSummaryTable.Of(result, test.Key, heading, context)}{Contrasts(result, test.Key, heading, context)}{AdjustedTable.Of(result, test.Key, heading, context)}{OrdinalTable.Of(result, test.Key, heading, context)}{DurationsTable.Of(result, test.Key, heading, context)}{NetworksPart.Of(result, test.Key, heading, context)}{ConditionsTable.Of(result, test.Key, heading, context)}{SurvivalTable.Of(result, test.Key, heading, context)}"""
                )
            );
        }

        return parts.Count == 0
            ? Markup.Empty
            : Markup.Of($"<p>{words.Say("Groups.Lead")}</p>{Markup.Join(parts, "\n")}{Rule(result, words)}");
    }

    private static Markup FigureOf(
        IGrouping<SeriesKey, Finding> series,
        List<string> groups,
        Dictionary<string, string> groupOf,
        IReadOnlyList<Finding> beside,
        int number,
        ReportContext context
    )
    {
        var words = context.Words;
        var byGroup = series.ToLookup(f => groupOf.GetValueOrDefault(f.Participant, ""), StringComparer.Ordinal);
        var columns = groups
            .Where(byGroup.Contains)
            .Select(g => (g.Length == 0 ? words.Say("Groups.Unstated") : g, (IReadOnlyList<Finding>)[.. byGroup[g]]))
            .ToList();
        var figure = GroupDistribution.Draw(columns, context, words.Series(series.Key), beside);
        var id = string.Create(CultureInfo.InvariantCulture, $"g{number}");
        return figure is null
            ? Markup.Empty
            : Parts.FigureOf(
                figure,
                id,
                words.Outcome(series.Key.Outcome),
                words.Place(BodyPlace.Of(series.Key)),
                words
            );
    }

    private static Markup Contrasts(
        StudyResult result,
        (string Test, string Session) of,
        string heading,
        ReportContext context
    )
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("Contrast.Caption", heading),
            words.Say("Findings.Outcome"),
            words.Say("Findings.Place"),
            words.Say("Contrast.Groups"),
            "#n",
            "#" + words.Say("GroupSummary.Bounds"),
            "#" + words.Say("Conditions.Difference"),
            words.Say("Findings.Unit"),
            "#" + words.Say("Findings.Interval"),
            "#" + words.Say("Contrast.HedgesG"),
            "#" + words.Say("Findings.Interval"),
            "#" + words.Say("Contrast.Rule")
        );
        var contrasts = result.Contrasts.Where(c => c.Test == of.Test && c.Session == of.Session);
        foreach (var contrast in context.InProfileOrder(contrasts, c => c.Series))
        {
            var (difference, g) = (contrast.Difference, contrast.HedgesG);
            var decimals = NumberText.DecimalsOf(difference);
            table.Row(
                Parts.Outcome(contrast.Series.Outcome, context),
                Parts.Plain(words.Place(BodyPlace.Of(contrast.Series))),
                Parts.Plain(words.Say("Contrast.Pair", contrast.Group, contrast.Reference)),
                Parts.Plain(words.Say("Contrast.Counts", contrast.Count, contrast.ReferenceCount)),
                Parts.Number(contrast.AtBound),
                Parts.Plain(NumberText.Fixed(difference.Value, decimals)),
                Parts.Plain(contrast.Unit.Symbol),
                Parts.Plain(NumberText.Interval(difference.Low, difference.High, decimals, words.Say("Interval"))),
                Parts.Plain(NumberText.Fixed(g.Value, 2)),
                Parts.Plain(NumberText.Interval(g.Low, g.High, 2, words.Say("Interval"))),
                Parts.Plain(NumberText.Probability(contrast.ReferenceRuleP))
            );
        }

        return table.ToMarkup();
    }

    private static Markup Rule(StudyResult result, Words words) =>
        result.Contrasts.Count == 0 ? Markup.Empty : Parts.Paragraph(words.Say("Contrast.Explained"));
}
