using Dorsal.Laboratory;

namespace Dorsal.Reports.Pages;

/// <summary>How groups differ in ordinal outcomes, and how far raters agree.</summary>
internal static class OrdinalTable
{
    public static Markup Of(StudyResult result, (string Test, string Session) of, string heading, ReportContext context)
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("Ordinal.Caption", heading),
            words.Say("Findings.Outcome"),
            words.Say("Findings.Place"),
            words.Say("Contrast.Groups"),
            "#n",
            words.Say("Ordinal.Distribution"),
            "#" + words.Say("Ordinal.Superiority"),
            "#" + words.Say("Findings.Interval")
        );
        var contrasts = result.Ordinal.Where(c => c.Test == of.Test && c.Session == of.Session);
        foreach (var contrast in context.InProfileOrder(contrasts, c => c.Series))
        {
            var p = contrast.Superiority;
            table.Row(
                Parts.Outcome(contrast.Series.Outcome, context),
                Parts.Plain(words.Place(BodyPlace.Of(contrast.Series))),
                Parts.Plain(words.Say("Contrast.Pair", contrast.Group, contrast.Reference)),
                Parts.Plain(words.Say("Contrast.Counts", contrast.Count, contrast.ReferenceCount)),
                Parts.Plain(words.Say("Contrast.Pair", contrast.Distribution, contrast.ReferenceDistribution)),
                Parts.Plain(NumberText.Fixed(p.Value, 2)),
                Parts.Plain(NumberText.Interval(p.Low, p.High, 2, words.Say("Interval")))
            );
        }

        return Markup.Of($"{table.ToMarkup()}{Agreement(result, of, heading, context)}");
    }

    private static Markup Agreement(
        StudyResult result,
        (string Test, string Session) of,
        string heading,
        ReportContext context
    )
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("Agreement.Caption", heading),
            words.Say("Findings.Outcome"),
            words.Say("Agreement.Raters"),
            "#n",
            "#" + words.Say("Agreement.Pairs"),
            "#" + words.Say("Agreement.Kappa"),
            "#" + words.Say("Findings.Interval")
        );
        foreach (var agreement in result.Agreement.Where(a => a.Test == of.Test && a.Session == of.Session))
        {
            var kappa = agreement.Kappa;
            table.Row(
                Parts.Outcome(agreement.Outcome, context),
                Parts.Plain(words.Say("Contrast.Pair", agreement.Rater, agreement.Other)),
                Parts.Number(agreement.People),
                Parts.Number(agreement.Pairs),
                Parts.Plain(NumberText.Fixed(kappa.Value, 2)),
                Parts.Plain(NumberText.Interval(kappa.Low, kappa.High, 2, words.Say("Interval")))
            );
        }

        return table.ToMarkup();
    }
}
