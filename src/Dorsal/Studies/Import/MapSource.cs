using System.Text;

namespace Dorsal.Studies.Import;

/// <summary>A piece of a <see cref="MapSource"/>: fixed text, or the name of a column.</summary>
/// <param name="IsColumn">Whether <paramref name="Text"/> names a column.</param>
/// <param name="Text">The text, or the column's name.</param>
internal readonly record struct SourcePiece(bool IsColumn, string Text);

/// <summary>
/// Where a map takes a text from: a constant (<c>"forearm"</c>), a column (<c>{"Column": "Site"}</c>), or several
/// (<c>{"Template": "{Vision}{Surface}"}</c>); <c>Levels</c> then translates it.
/// </summary>
/// <param name="Pieces">The pieces, in order.</param>
/// <param name="Levels">Translation of the texts in the table into those of the study, or null.</param>
/// <param name="Place">Where it stands in the map.</param>
internal sealed record MapSource(
    IReadOnlyList<SourcePiece> Pieces,
    IReadOnlyDictionary<string, string>? Levels,
    Messages.Place Place
)
{
    /// <summary>The text where no column is involved, or null.</summary>
    public string? Constant => Pieces.Any(piece => piece.IsColumn) ? null : string.Concat(Pieces.Select(p => p.Text));

    /// <summary>The columns involved.</summary>
    public IEnumerable<string> Columns => Pieces.Where(piece => piece.IsColumn).Select(piece => piece.Text);

    /// <summary>The texts that it can yield as far as the map tells: the constant, or the levels.</summary>
    public IEnumerable<string> KnownTexts =>
        Constant is { } constant ? [constant]
        : Levels is not null ? Levels.Values
        : [];

    /// <summary>A constant.</summary>
    public static MapSource OfConstant(string text, Messages.Place place) => new([new(false, text)], null, place);

    /// <summary>Splits a template at its braces, or returns null where they do not match.</summary>
    public static IReadOnlyList<SourcePiece>? Split(string template)
    {
        var pieces = new List<SourcePiece>();
        var text = new StringBuilder();
        var isColumn = false;
        foreach (var c in template)
        {
            if (c is not ('{' or '}'))
            {
                text.Append(c);
                continue;
            }

            if ((c == '{') == isColumn)
            {
                return null;
            }

            if (isColumn || text.Length > 0)
            {
                pieces.Add(new(isColumn, text.ToString()));
            }

            text.Clear();
            isColumn = !isColumn;
        }

        if (text.Length > 0)
        {
            pieces.Add(new(false, text.ToString()));
        }

        return isColumn ? null : pieces;
    }
}
