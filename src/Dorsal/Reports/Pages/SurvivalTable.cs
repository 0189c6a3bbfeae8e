using Dorsal.Laboratory;

namespace Dorsal.Reports.Pages;

/// <summary>How long the groups hold out: times until an event, some of which are only known to be longer than the ceiling.</summary>
internal static class SurvivalTable
{
    public static Markup Of(StudyResult result, (string Test, string Session) of, string heading, ReportContext context)
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("Survival.Caption", heading),
            words.Say("Findings.Outcome"),
            words.Say("Findings.Place"),
            words.Say("Conditions.Group"),
            "#n",
            "#" + words.Say("Survival.Events"),
            "#" + words.Say("Survival.Median"),
            "#" + words.Say("Findings.Interval"),
            "#" + words.Say("Survival.RestrictedMean"),
            "#" + words.Say("Findings.Interval"),
            words.Say("Findings.Unit"),
            "#" + words.Say("Survival.LogRank")
        );
        var summaries = result.Survival.Where(s => s.Test == of.Test && s.Session == of.Session);
        foreach (var summary in context.InProfileOrder(summaries, s => s.Series))
        {
            var (median, mean) = (summary.Median, summary.RestrictedMean);
            table.Row(
                Parts.Outcome(summary.Series.Outcome, context),
                Parts.Plain(words.Place(BodyPlace.Of(summary.Series))),
                Parts.Plain(summary.Group.Length == 0 ? words.Say("Groups.Unstated") : summary.Group),
                Parts.Number(summary.Count),
                Parts.Number(summary.Events),
                Parts.Plain(NumberText.Fixed(median.Value, 0)),
                Parts.Plain(NumberText.Interval(median.Low, median.High, 0, words.Say("Interval"))),
                Parts.Plain(NumberText.Fixed(mean.Value, 1)),
                Parts.Plain(NumberText.Interval(mean.Low, mean.High, 1, words.Say("Interval"))),
                Parts.Plain(summary.Unit.Symbol),
                Parts.Plain(NumberText.Probability(summary.LogRank.P))
            );
        }

        return table.ToMarkup();
    }
}
