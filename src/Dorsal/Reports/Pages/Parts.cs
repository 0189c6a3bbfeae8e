using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Reports.Figures;

namespace Dorsal.Reports.Pages;

/// <summary>Small pieces that several pages use.</summary>
internal static class Parts
{
    /// <summary>A text as markup.</summary>
    public static Markup Plain(string text) => new(Markup.Escape(text));

    /// <summary>A number of things as markup.</summary>
    public static Markup Number(int count) => Markup.Of($"{count}");

    /// <summary>A paragraph, or nothing for an empty text.</summary>
    public static Markup Paragraph(string text) => text.Length == 0 ? Markup.Empty : Markup.Of($"<p>{text}</p>");

    /// <summary>The word for a grade, marked by colour and border besides.</summary>
    public static Markup Chip(Grade? grade, Words words) =>
        grade is { } g
            ? Markup.Of($"""<span class="grade {g.ToString()}">{words.Grade(g)}</span>""")
            : Plain(words.Say("Quality.Ok"));

    /// <summary>An outcome by abbreviation and name.</summary>
    public static Markup Outcome(string id, ReportContext context)
    {
        var name = context.Words.Outcome(id);
        return context.Find(id)?.Abbreviation is { Length: > 0 }
            ? Markup.Of($"""<span class="outcome"><span class="abbr">{context.Abbreviation(id)}</span> {name}</span>""")
            : Plain(name);
    }

    /// <summary>A link to a file of the study, showing the last step of its path.</summary>
    public static Markup FileLink(string path, ReportContext context) =>
        FileLink(path, path[(path.LastIndexOf('/') + 1)..], context);

    /// <summary>A link to a recording of the person whom the page is about; the name is shown without the person's label.</summary>
    public static Markup OwnFileLink(string path, ReportContext context)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var task = name.IndexOf("_task-", StringComparison.Ordinal);
        return FileLink(path, task > 0 ? name[(task + 1)..] : name, context);
    }

    /// <summary>A link to a file of the study; plain text where the path is not known.</summary>
    public static Markup FileLink(string path, string text, ReportContext context) =>
        path.Length == 0
            ? Plain(text)
            : Markup.Of($"""<a href="{Markup.Href(context.StudyHref, path)}" title="{path}">{text}</a>""");

    /// <summary>A figure under its caption.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="id">Id of the drawing, unique in the page.</param>
    /// <param name="caption">Heading, or empty where the section's heading says it.</param>
    /// <param name="small">What stands under the heading.</param>
    /// <param name="words">The reader's words.</param>
    public static Markup FigureOf(Figure figure, string id, string caption, string small, Words words)
    {
        var under = small.Length == 0 ? Markup.Empty : Markup.Of($"<small>{small}</small>");
        return Markup.Of(
            $"<figure><figcaption>{caption}{under}</figcaption>{new Markup(figure.ToSvg(id, words.Language.Code()))}</figure>"
        );
    }

    /// <summary>Something that opens on demand.</summary>
    public static Markup Details(string summary, Markup body) =>
        body.Html.Length == 0 ? Markup.Empty : Markup.Of($"<details><summary>{summary}</summary>{body}</details>");

    /// <summary>Words one after another, without the empty ones.</summary>
    public static string List(Words words, IEnumerable<string> items) =>
        string.Join(words.Say("Separator.List"), items.Where(item => item.Length > 0));

    /// <summary>Worst grade of notes, or null where there is none.</summary>
    public static Grade? Worst(IEnumerable<Note> notes) => notes.Select(note => (Grade?)note.Grade).Max();
}
