using Dorsal.Laboratory;
using Dorsal.Numerics;

namespace Dorsal.Reports.Pages;

/// <summary>The findings of a person: each value with its error, the trials behind it, its quality, and the file that it came from.</summary>
internal static class FindingsTable
{
    private const int MostFiles = 3;

    public static Markup Of(IReadOnlyList<Finding> findings, NoteList notes, ReportContext context)
    {
        var words = context.Words;
        var norms = findings.Select(f => f.Norm).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var table = new HtmlTable(
            norms.Count == 0
                ? words.Say("Findings.Caption")
                : words.Say("Findings.CaptionNorm", Parts.List(words, norms)),
            words.Say("Findings.Outcome"),
            words.Say("Findings.Place"),
            "#" + words.Say("Findings.Value"),
            words.Say("Findings.Unit"),
            "#" + words.Say("Findings.Interval"),
            "#" + words.Say("Findings.Used"),
            "#" + words.Say("Findings.Rejected"),
            "#z",
            words.Say("Findings.Quality"),
            words.Say("Findings.Origin")
        );
        foreach (var group in findings.GroupBy(f => (f.Session, f.Test)))
        {
            table.Group(Parts.List(words, [words.Test(group.Key.Test), words.Session(group.Key.Session)]));
            foreach (var finding in context.InProfileOrder(group, f => f.Series))
            {
                Add(table, finding, notes, context);
            }
        }

        return table.ToMarkup();
    }

    private static void Add(HtmlTable table, Finding finding, NoteList notes, ReportContext context)
    {
        var (estimate, words) = (finding.Estimate, context.Words);
        var linear = Linear(finding);
        string LinearValue(Estimate e) =>
            $"= {NumberText.Fixed(e.Value, NumberText.DecimalsOf(e))} {finding.Unit.Linear.Symbol}";
        var isGiven = finding.Detector == Detector.AsGiven;
        var file = finding.SourceFiles.Count > 0 ? finding.SourceFiles[0] : "";
        table.Row(
            Parts.Outcome(finding.Series.Outcome, context),
            Parts.Plain(words.Place(BodyPlace.Of(finding.Series))),
            Markup.Of(
                $"{Parts.FileLink(file, BoundSign(finding) + NumberText.WithError(estimate, words), context)}{Sub(linear, LinearValue)}"
            ),
            Markup.Of($"""<span class="nowrap">{finding.Unit.Symbol}</span>"""),
            Markup.Of($"{Interval(estimate, words)}{Sub(linear, e => Interval(e, words))}"),
            isGiven ? Parts.Plain(NumberText.None) : Parts.Number(finding.TrialsUsed),
            isGiven ? Parts.Plain(NumberText.None) : Parts.Number(finding.TrialsRejected),
            Parts.Plain(ZSign(finding, context) + NumberText.Fixed(finding.Z, 2)),
            Markup.Of($"{notes.Refer(finding.Quality)}{Class(finding, words)}"),
            Origin(finding, context)
        );
    }

    private static Markup Class(Finding finding, Words words) =>
        finding.Questionnaire is { Class.Length: > 0 } detail
            ? Markup.Of($"""<span class="sub">{words.Term("Class", detail.Class)}</span>""")
            : Markup.Empty;

    private static string BoundSign(Finding finding) =>
        finding.Bound switch
        {
            Bound.AtMost => "≤ ",
            Bound.AtLeast => "≥ ",
            _ => "",
        };

    // The score of a bound is a bound itself, on the other side where lower values are the more sensitive ones.
    private static string ZSign(Finding finding, ReportContext context)
    {
        if (finding.Bound == Bound.None || !double.IsFinite(finding.Z))
        {
            return "";
        }

        var isUp =
            finding.Bound == Bound.AtLeast == (context.Find(finding.Series.Outcome)?.GainSign(finding.Unit) is not < 0);
        return isUp ? "≥ " : "≤ ";
    }

    private static string Interval(Estimate estimate, Words words) =>
        NumberText.Interval(estimate.Low, estimate.High, NumberText.DecimalsOf(estimate), words.Say("Interval"));

    private static Markup Sub(Estimate? linear, Func<Estimate, string> say) =>
        linear is { } estimate ? Markup.Of($"""<span class="sub">{say(estimate)}</span>""") : Markup.Empty;

    /// <summary>A logarithmic value as the quantity itself, for the reader's eye; null where the value is not a logarithm.</summary>
    private static Estimate? Linear(Finding finding)
    {
        if (finding.Unit.Linear == finding.Unit || !double.IsFinite(finding.Estimate.Value))
        {
            return null;
        }

        double Convert(double value) => finding.Unit.Convert(value, finding.Unit.Linear);
        var (value, low, high) = (
            Convert(finding.Estimate.Value),
            Convert(finding.Estimate.Low),
            Convert(finding.Estimate.High)
        );

        // Half the interval stands in for an error, only to choose the decimals.
        return new Estimate(value, (high - low) / 4, low, high);
    }

    private static Markup Origin(Finding finding, ReportContext context)
    {
        var words = context.Words;
        var detector =
            finding.Detector == Detector.AsGiven
                ? words.Say("Findings.AsGiven")
                : $"{finding.Detector.Name} {finding.Detector.Version}".TrimEnd();
        var links = Markup.Join(finding.SourceFiles.Select(file => Parts.OwnFileLink(file, context)), "; ");
        return finding.SourceFiles.Count > MostFiles
            ? Markup.Of($"{detector}{Parts.Details(words.Say("Findings.Files", finding.SourceFiles.Count), links)}")
            : Markup.Of($"""{detector}<span class="sub">{links}</span>""");
    }
}
