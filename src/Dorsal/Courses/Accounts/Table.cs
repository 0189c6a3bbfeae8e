namespace Dorsal.Courses.Accounts;

/// <summary>A titled table of an account of the model, with what it shows.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="About">What was done and what to read from it.</param>
/// <param name="Columns">Column names.</param>
/// <param name="Rows">Cells, row by row.</param>
internal sealed record Table(string Title, string About, string[] Columns, IReadOnlyList<string[]> Rows)
{
    /// <summary>As Markdown.</summary>
    public string Markdown()
    {
        string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
        string[] lines =
        [
            $"## {Title}",
            "",
            About,
            "",
            Line(Columns),
            Line(Columns.Select((_, i) => i == 0 ? "---" : "---:")),
            .. Rows.Select(Line),
            "",
        ];
        return string.Join('\n', lines);
    }
}
