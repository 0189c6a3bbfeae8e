using Dorsal.Laboratory;

namespace Dorsal.Reports.Pages;

/// <summary>How outcomes change with the years of pain.</summary>
internal static class DurationsTable
{
    public static Markup Of(StudyResult result, (string Test, string Session) of, string heading, ReportContext context)
    {
        var words = context.Words;
        var slopes = result
            .Durations.Where(s => s.Test == of.Test && s.Session == of.Session)
            .Where(s => context.Find(s.Series.Outcome)?.IsCompanion is not true)
            .ToList();
        if (slopes.Count == 0)
        {
            return Markup.Empty;
        }

        var table = new HtmlTable(
            words.Say(
                "Durations.Caption",
                heading,
                Parts.List(words, slopes.SelectMany(s => s.Covariates).Distinct(StringComparer.Ordinal).ToList())
            ),
            words.Say("Findings.Outcome"),
            words.Say("Findings.Place"),
            words.Say("Conditions.Group"),
            "#n",
            "#" + words.Say("Durations.Slope"),
            words.Say("Findings.Unit"),
            "#" + words.Say("Findings.Interval"),
            "#p"
        );
        foreach (var slope in context.InProfileOrder(slopes, s => s.Series))
        {
            var decimals = NumberText.DecimalsOf(slope.Slope);
            table.Row(
                Parts.Outcome(slope.Series.Outcome, context),
                Parts.Plain(words.Place(BodyPlace.Of(slope.Series))),
                Parts.Plain(slope.Group.Length == 0 ? words.Say("Groups.Unstated") : slope.Group),
                Parts.Number(slope.Count),
                Parts.Plain(NumberText.WithError(slope.Slope, words)),
                Parts.Plain(slope.Unit.Symbol),
                Parts.Plain(NumberText.Interval(slope.Slope.Low, slope.Slope.High, decimals, words.Say("Interval"))),
                Parts.Plain(NumberText.Probability(slope.P))
            );
        }

        return Parts.Details(words.Say("Durations.Open"), table.ToMarkup());
    }
}
