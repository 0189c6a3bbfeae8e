namespace Dorsal.Reports.Pages;

/// <summary>A table with a caption, headed columns and, where it is too wide, a region that scrolls and takes the focus.</summary>
/// <param name="Caption">What the table shows.</param>
/// <param name="Heads">Heading of each column; a leading <c>#</c> marks a column of numbers.</param>
internal sealed record HtmlTable(string Caption, params string[] Heads)
{
    /// <summary>Up to how many rows a table is kept on one page in print.</summary>
    private const int Short = 20;

    private readonly List<Markup> bodies = [];
    private List<Markup> rows = [];
    private int count;

    /// <summary>Whether there is anything to show.</summary>
    public bool IsEmpty => rows.Count == 0 && bodies.Count == 0;

    /// <summary>Starts a group of rows under a heading of their own.</summary>
    public void Group(string heading) => Group(Parts.Plain(heading));

    /// <summary>Starts a group of rows under a heading of their own.</summary>
    public void Group(Markup heading)
    {
        Close();
        rows.Add(Markup.Of($"""<tr><th scope="rowgroup" colspan="{Heads.Length}">{heading}</th></tr>"""));
    }

    /// <summary>Adds a row; its first cell is its heading.</summary>
    public void Row(params Markup[] cells)
    {
        var body = cells[1..].Select((cell, i) => Markup.Of($"<td{Class(i + 1)}>{cell}</td>"));
        count++;
        rows.Add(Markup.Of($"""<tr><th scope="row">{cells[0]}</th>{body}</tr>"""));
    }

    /// <summary>The table, in its region.</summary>
    public Markup ToMarkup()
    {
        if (IsEmpty)
        {
            return Markup.Empty;
        }

        Close();
        var heads = Heads.Select((head, i) => Markup.Of($"""<th scope="col"{Class(i)}>{head.TrimStart('#')}</th>"""));
        return Markup.Of(
            $"""
            <div class="scroll" role="region" tabindex="0" aria-label="{Caption}"><table{(
                count > Short ? Markup.Empty : new Markup(" class=\"short\"")
            )}><caption>{Caption}</caption><thead><tr>{heads}</tr></thead>
            {Markup.Join(bodies, "\n")}</table></div>
            """
        );
    }

    private Markup Class(int column) => Heads[column].StartsWith('#') ? new Markup(" class=\"n\"") : Markup.Empty;

    private void Close()
    {
        if (rows.Count > 0)
        {
            bodies.Add(Markup.Of($"<tbody>{Markup.Join(rows, "\n")}</tbody>"));
            rows = [];
        }
    }
}
