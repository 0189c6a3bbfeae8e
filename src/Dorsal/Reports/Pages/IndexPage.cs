using Dorsal.Laboratory;
using Dorsal.Messages;

namespace Dorsal.Reports.Pages;

/// <summary>The report of a study, <c>report.html</c>: what was measured, the groups, reliability, norm, protocol, notes, people.</summary>
public static class IndexPage
{
    /// <summary>Name of the page in the folder of results.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to; the page says that it is UTF-8.</param>
    /// <param name="result">The study's results.</param>
    /// <param name="context">Language, outcomes, and where the study folder lies as seen from the page.</param>
    public static void Write(TextWriter writer, StudyResult result, ReportContext context)
    {
        var words = context.Words;
        var name = result.Study.Description.Name;
        var page = PageShell.Page(
            words,
            words.Say("Index.Title", name),
            Header(result, name, words),
            [
                new("summary", words.Say("Summary.Heading"), SummarySection.Of(result, context)),
                new("groups", words.Say("Groups.Heading"), GroupsSection.Of(result, context)),
                new("reliability", words.Say("Reliability.Heading"), ReliabilitySection.Of(result, context)),
                new("changes", words.Say("Changes.Heading"), ChangesSection.Of(result, context)),
                new("errors", words.Say("MeasurementError.Heading"), MeasurementErrorSection.Of(result, context)),
                new("norm", words.Say("Norm.Heading"), Norm(result, context)),
                new("notes", words.Say("Notes.Heading"), NotesSection.Of(result.Notes, context)),
                new("protocol", words.Say("Protocol.Heading"), ProtocolTable.Of(result.Protocol, context)),
                new("people", words.Say("People.Heading"), PeopleSection.Of(result, context)),
                new("files", words.Say("Files.Heading"), Files(words)),
            ]
        );
        writer.Write(page.Html);
    }

    private static Markup Header(StudyResult result, string name, Words words) =>
        Markup.Of(
            $"""
            <p>{words.Say("Index.Kind")}</p><h1>{name}</h1>{PersonPage.Generated(result.Study.Description, words)}
            """
        );

    private static Markup Norm(StudyResult result, ReportContext context)
    {
        var words = context.Words;
        var scored = result.Findings.Count(f => double.IsFinite(f.Z));
        var norms = result
            .Findings.Where(f => f.Norm.Length > 0)
            .GroupBy(f => f.Norm, StringComparer.Ordinal)
            .Select(g => words.Say("Norm.Used", g.Key, g.Count()))
            .ToList();
        var caveats = result
            .Notes.Where(n => n.Code.StartsWith("Norm", StringComparison.Ordinal))
            .Select(n => (n.Grade, Message: n.Message(context.Language), Remedy: n.Remedy(context.Language)))
            .GroupBy(n => n)
            .OrderByDescending(g => g.Key.Grade)
            .Select(g =>
                Markup.Of(
                    $"""<li>{Parts.Chip(g.Key.Grade, words)} {g.Key.Message} <span class="remedy">{g.Key.Remedy}</span> <span class="where">{words.Count("Notes.Times", g.Count())}</span></li>"""
                )
            )
            .ToList();
        var list = caveats.Count == 0 ? Markup.Empty : Markup.Of($"""<ul class="notes">{caveats}</ul>""");
        if (scored == 0)
        {
            return Markup.Of($"<p>{words.Say("Norm.None")}</p>{list}");
        }

        var stated = norms.Count > 0 ? Parts.List(words, norms) : words.Say("Norm.Used", result.Norm, scored);
        return Markup.Of($"<p>{stated}</p><p>{words.Say("Norm.Sign")}</p>{list}");
    }

    private static Markup Files(Words words)
    {
        string[] names =
        [
            FindingsWriter.CsvName,
            FindingsWriter.ParquetName,
            TrialsWriter.FileName,
            QualityWriter.FileName,
            .. GroupsWriter.Names,
            MethodsWriter.FileName,
        ];
        var items = names.Select(name =>
            Markup.Of(
                $"""<li><a href="{name}">{name}</a> {words.Say("Files." + Path.GetFileNameWithoutExtension(name))}</li>"""
            )
        );
        return Markup.Of($"""<p>{words.Say("Files.Lead")}</p><ul>{items}</ul>""");
    }
}
