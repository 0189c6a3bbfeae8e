using Dorsal.Laboratory;

namespace Dorsal.Reports.Pages;

/// <summary>How far groups differ when covariates are held equal.</summary>
internal static class AdjustedTable
{
    public static Markup Of(StudyResult result, (string Test, string Session) of, string heading, ReportContext context)
    {
        var words = context.Words;
        var contrasts = result.Adjusted.Where(c => c.Test == of.Test && c.Session == of.Session).ToList();
        if (contrasts.Count == 0)
        {
            return Markup.Empty;
        }

        var table = new HtmlTable(
            words.Say(
                "Adjusted.Caption",
                heading,
                Parts.List(words, contrasts.SelectMany(c => c.Covariates).Distinct(StringComparer.Ordinal).ToList())
            ),
            words.Say("Findings.Outcome"),
            words.Say("Findings.Place"),
            words.Say("Contrast.Groups"),
            "#n",
            "#" + words.Say("Conditions.Difference"),
            words.Say("Findings.Unit"),
            "#" + words.Say("Findings.Interval"),
            "#p",
            "#" + words.Say("Adjusted.Standardised")
        );
        foreach (var contrast in context.InProfileOrder(contrasts, c => c.Series))
        {
            var difference = contrast.Difference;
            var decimals = NumberText.DecimalsOf(difference);
            table.Row(
                Parts.Outcome(contrast.Series.Outcome, context),
                Parts.Plain(words.Place(BodyPlace.Of(contrast.Series))),
                Parts.Plain(words.Say("Contrast.Pair", contrast.Group, contrast.Reference)),
                Parts.Number(contrast.Count),
                Parts.Plain(NumberText.WithError(difference, words)),
                Parts.Plain(contrast.Unit.Symbol),
                Parts.Plain(NumberText.Interval(difference.Low, difference.High, decimals, words.Say("Interval"))),
                Parts.Plain(NumberText.Probability(contrast.P)),
                Parts.Plain(NumberText.Fixed(contrast.Standardised, 2))
            );
        }

        return Parts.Details(words.Say("Adjusted.Open"), table.ToMarkup());
    }
}
