using Dorsal.Laboratory;

namespace Dorsal.Reports.Pages;

/// <summary>How far one person's value may be off, from the trials within a session.</summary>
internal static class MeasurementErrorSection
{
    public static Markup Of(StudyResult result, ReportContext context)
    {
        var words = context.Words;
        var table = new HtmlTable(
            words.Say("MeasurementError.Caption"),
            words.Say("Findings.Outcome"),
            words.Say("Findings.Place"),
            "#" + words.Say("Summary.People"),
            "#" + words.Say("MeasurementError.Sem"),
            "#" + words.Say("Findings.Interval"),
            "#" + words.Say("MeasurementError.SemOfMean"),
            "#SDC",
            words.Say("Findings.Unit")
        );
        foreach (var test in result.Errors.GroupBy(e => e.Test, StringComparer.Ordinal))
        {
            table.Group(words.Test(test.Key));
            foreach (var error in context.InProfileOrder(test, e => e.Series))
            {
                var decimals = NumberText.DecimalsOf(error.Sem);
                table.Row(
                    Parts.Outcome(error.Series.Outcome, context),
                    Parts.Plain(words.Place(BodyPlace.Of(error.Series))),
                    Parts.Number(error.People),
                    Parts.Plain(NumberText.Plain(error.Sem.Value)),
                    Parts.Plain(NumberText.Interval(error.Sem.Low, error.Sem.High, decimals, words.Say("Interval"))),
                    Parts.Plain(NumberText.Plain(error.SemOfMean)),
                    Parts.Plain(NumberText.Plain(error.SmallestDetectableChange)),
                    Parts.Plain(error.Unit.Symbol)
                );
            }
        }

        return table.ToMarkup();
    }
}
