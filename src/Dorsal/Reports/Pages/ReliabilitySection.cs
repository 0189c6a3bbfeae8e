using Dorsal.Laboratory;

namespace Dorsal.Reports.Pages;

/// <summary>How well outcomes repeat between two sessions.</summary>
internal static class ReliabilitySection
{
    public static Markup Of(StudyResult result, ReportContext context)
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("Reliability.Caption"),
            words.Say("Findings.Outcome"),
            words.Say("Findings.Place"),
            words.Say("Reliability.Sessions"),
            "#" + words.Say("Reliability.Pairs"),
            "#r",
            "#" + words.Say("Findings.Interval"),
            "#ICC(2,1)",
            "#" + words.Say("Findings.Interval"),
            "#ICC(3,1)",
            "#SEM",
            "#SDC",
            words.Say("Findings.Unit")
        );
        foreach (var test in result.Reliability.GroupBy(r => r.Test, StringComparer.Ordinal))
        {
            table.Group(words.Test(test.Key));
            foreach (var row in context.InProfileOrder(test, r => r.Series))
            {
                var r = row.Correlation;
                table.Row(
                    Parts.Outcome(row.Series.Outcome, context),
                    Parts.Plain(words.Place(BodyPlace.Of(row.Series))),
                    Parts.Plain($"{row.FirstSession} – {row.SecondSession}"),
                    Parts.Number(row.Pairs),
                    Parts.Plain(NumberText.Fixed(r.Value, 2)),
                    Parts.Plain(NumberText.Interval(r.Low, r.High, 2, words.Say("Interval"))),
                    Parts.Plain(NumberText.Fixed(row.Icc.Agreement.Value, 2)),
                    Parts.Plain(
                        NumberText.Interval(row.Icc.Agreement.Low, row.Icc.Agreement.High, 2, words.Say("Interval"))
                    ),
                    Parts.Plain(NumberText.Fixed(row.Icc.Consistency.Value, 2)),
                    Parts.Plain(NumberText.Plain(row.StandardErrorOfMeasurement)),
                    Parts.Plain(NumberText.Plain(row.SmallestDetectableChange)),
                    Parts.Plain(row.Unit.Symbol)
                );
            }
        }

        return table.ToMarkup();
    }
}
