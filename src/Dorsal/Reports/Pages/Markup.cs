using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Dorsal.Reports.Pages;

/// <summary>A piece of HTML that is safe as it stands. Whatever is put into it as text is escaped on the way.</summary>
internal readonly record struct Markup(string Html)
{
    public static Markup Empty { get; } = new("");

    /// <summary>Makes markup of an interpolated string: its literal parts are HTML, its holes are text (or markup).</summary>
    public static Markup Of(MarkupHandler html) => new(html.ToString());

    /// <summary>One piece after another.</summary>
    public static Markup Join(IEnumerable<Markup> pieces, string separator = "") =>
        new(string.Join(separator, pieces.Select(piece => piece.Html)));

    /// <summary>Text for the inside of an element or of a quoted attribute.</summary>
    public static string Escape(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                // Neither XML nor HTML knows control characters other than white space.
                < ' ' when rune.Value is not ('\t' or '\n' or '\r') => html.Append('\uFFFD'),
                >= 0x7F and <= 0x9F or 0xFFFE or 0xFFFF => html.Append('\uFFFD'),
                _ => html.Append(rune.ToString()),
            };
        }

        return html.ToString();
    }

    /// <summary>A relative address: each step of the path is percent-encoded, so that no name can leave it or name a scheme.</summary>
    public static string Href(string basis, string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(step => step is not ("." or ".."))
            .Select(Uri.EscapeDataString);
        return basis.Length == 0 ? "./" + string.Join('/', steps) : basis + "/" + string.Join('/', steps);
    }

    public override string ToString() => Html;
}

/// <summary>Builds <see cref="Markup"/>: literals go in as they are, text is escaped.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder html = new(literalLength + (formattedCount * 24));

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(string? text) => html.Append(Markup.Escape(text ?? ""));

    public void AppendFormatted(int number) => html.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Markup markup) => html.Append(markup.Html);

    public void AppendFormatted(IEnumerable<Markup> pieces)
    {
        foreach (var piece in pieces)
        {
            html.Append(piece.Html);
        }
    }

    public override string ToString() => html.ToString();
}
