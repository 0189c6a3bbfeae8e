using Dorsal.Laboratory;

namespace Dorsal.Reports.Pages;

/// <summary>Every outcome by group: plain mean, and beside it the mean with bounds as bounds.</summary>
internal static class GroupSummaryTable
{
    public static Markup Of(StudyResult result, (string Test, string Session) of, string heading, ReportContext context)
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("GroupSummary.Caption", heading),
            words.Say("Findings.Outcome"),
            words.Say("Findings.Place"),
            words.Say("Conditions.Group"),
            "#n",
            "#" + words.Say("GroupSummary.Bounds"),
            "#" + words.Say("GroupSummary.MeanSd"),
            "#" + words.Say("GroupSummary.Median"),
            "#" + words.Say("GroupSummary.Censored"),
            "#" + words.Say("Findings.Interval"),
            words.Say("Findings.Unit")
        );
        var summaries = result.Summaries.Where(s => s.Test == of.Test && s.Session == of.Session);
        foreach (var summary in context.InProfileOrder(summaries, s => s.Series))
        {
            var censored = summary.CensoredMean;
            var decimals = NumberText.DecimalsOf(censored);
            table.Row(
                Parts.Outcome(summary.Series.Outcome, context),
                Parts.Plain(words.Place(BodyPlace.Of(summary.Series))),
                Parts.Plain(summary.Group.Length == 0 ? words.Say("Groups.Unstated") : summary.Group),
                Parts.Number(summary.Count),
                Parts.Number(summary.AtBound),
                Parts.Plain(NumberText.WithSd(summary.Mean, summary.Sd, decimals, words)),
                Parts.Plain(NumberText.Fixed(summary.Median, decimals)),
                Parts.Plain(NumberText.Fixed(censored.Value, decimals)),
                Parts.Plain(NumberText.Interval(censored.Low, censored.High, decimals, words.Say("Interval"))),
                Parts.Plain(summary.Unit.Symbol)
            );
        }

        return Parts.Details(words.Say("GroupSummary.Open"), table.ToMarkup());
    }
}
