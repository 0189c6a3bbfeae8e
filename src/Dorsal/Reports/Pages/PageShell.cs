using Dorsal.Messages;

namespace Dorsal.Reports.Pages;

/// <summary>A part of a page that can be jumped to.</summary>
/// <param name="Id">Its id in the page.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Body">Its content; a section without content is left out.</param>
/// <param name="IsPrinted">Whether it stands on paper too; what does not is named there by the page itself.</param>
internal sealed record PageSection(string Id, string Heading, Markup Body, bool IsPrinted = true);

/// <summary>What all pages have in common: one self-contained file without script, network or outside resources.</summary>
internal static class PageShell
{
    /// <summary>Puts a page together.</summary>
    /// <param name="words">The reader's words.</param>
    /// <param name="title">Title of the window or tab.</param>
    /// <param name="header">What stands on top, from the main heading on.</param>
    /// <param name="sections">The parts of the page.</param>
    /// <param name="footer">The key of what stands below.</param>
    public static Markup Page(
        Words words,
        string title,
        Markup header,
        IEnumerable<PageSection> sections,
        string footer = "Footer"
    )
    {
        var shown = sections.Where(section => section.Body.Html.Length > 0).ToList();
        var links = shown.Select(s => Markup.Of($"""<li><a href="#{s.Id}">{s.Heading}</a></li>"""));
        var parts = shown.Select(s =>
            Markup.Of(
                $"""<section id="{s.Id}"{(s.IsPrinted ? Markup.Empty : new Markup(" class=\"screen\""))} aria-labelledby="{s.Id}-h"><h2 id="{s.Id}-h">{s.Heading}</h2>{s.Body}</section>"""
            )
        );
        return Markup.Of(
            $"""
            <!DOCTYPE html>
            <html lang="{words.Language.Code()}">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>{title}</title>
            <style>{new Markup(PageStyle.Css)}</style>
            </head>
            <body>
            <a class="skip" href="#main">{words.Say("Skip")}</a>
            <header class="page">{header}<p class="research">{words.Say("ResearchUse")}</p></header>
            <nav aria-label="{words.Say("Contents")}"><ul>{links}</ul></nav>
            <main id="main" tabindex="-1">
            {Markup.Join(parts, "\n")}
            </main>
            <footer><p>{words.Say(footer)}</p></footer>
            </body>
            </html>

            """
        );
    }
}
