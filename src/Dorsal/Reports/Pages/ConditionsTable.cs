using Dorsal.Laboratory;

namespace Dorsal.Reports.Pages;

/// <summary>What changes within persons from one condition to another.</summary>
internal static class ConditionsTable
{
    public static Markup Of(StudyResult result, (string Test, string Session) of, string heading, ReportContext context)
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("Conditions.Caption", heading),
            words.Say("Findings.Outcome"),
            words.Say("Conditions.Pair"),
            words.Say("Conditions.Group"),
            "#" + words.Say("Reliability.Pairs"),
            "#" + words.Say("Conditions.Difference"),
            words.Say("Findings.Unit"),
            "#" + words.Say("Findings.Interval"),
            "#dz",
            "#p",
            "#" + words.Say("Conditions.Holm"),
            "#" + words.Say("Conditions.HolmTest")
        );
        var contrasts = result.Conditions.Where(c => c.Test == of.Test && c.Session == of.Session);
        foreach (var contrast in context.InProfileOrder(contrasts, c => c.Series))
        {
            var difference = contrast.Difference;
            var decimals = NumberText.DecimalsOf(difference);
            table.Row(
                Parts.Outcome(contrast.Series.Outcome, context),
                Parts.Plain(
                    words.Say(
                        "Contrast.Pair",
                        words.Condition(contrast.Series.Condition),
                        words.Condition(contrast.Reference)
                    )
                ),
                Parts.Plain(contrast.Group.Length == 0 ? words.Say("Groups.Unstated") : contrast.Group),
                Parts.Number(contrast.Pairs),
                Parts.Plain(NumberText.WithError(difference, words)),
                Parts.Plain(contrast.Unit.Symbol),
                Parts.Plain(NumberText.Interval(difference.Low, difference.High, decimals, words.Say("Interval"))),
                Parts.Plain(NumberText.Fixed(contrast.Dz, 2)),
                Parts.Plain(NumberText.Probability(contrast.P)),
                Parts.Plain(NumberText.Probability(contrast.PHolm)),
                Parts.Plain(NumberText.Probability(contrast.PHolmTest))
            );
        }

        return table.ToMarkup();
    }
}
