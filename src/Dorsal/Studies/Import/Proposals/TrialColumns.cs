using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Studies.Import.Proposals;

/// <summary>Columns that look like trials of one measure: <c>HPT 1</c>, <c>HPT 2</c>, <c>HPT 3</c> are <c>HPT {1..3}</c>.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Pattern">The pattern that names them.</param>
/// <param name="Entry">The entry for the map.</param>
internal sealed partial record TrialColumns(IReadOnlyList<string> Columns, string Pattern, JsonObject Entry)
{
    /// <summary>Finds such columns by the measures of thermal and pressure thresholds in their names.</summary>
    /// <param name="columns">Columns whose cells are numbers.</param>
    public static IEnumerable<TrialColumns> In(IEnumerable<string> columns) =>
        columns
            .Where(column => !column.Contains('{', StringComparison.Ordinal)) // a placeholder, in a pattern
            .Select(column => (Column: column, Numbered: Numbered().Match(column)))
            .GroupBy(c =>
                c.Numbered.Success ? c.Numbered.Groups["stem"].Value + "\n" + c.Numbered.Groups["tail"].Value : c.Column
            )
            .Select(stem => Of([.. stem.Select(c => (c.Column, c.Numbered))]))
            .OfType<TrialColumns>();

    private static TrialColumns? Of(List<(string Column, Match Numbered)> columns)
    {
        var words = ProposalWords.Of(columns[0].Column);
        var part = Measures().FirstOrDefault(m => words.Contains(m.Word, StringComparer.OrdinalIgnoreCase));
        if (part.Word is null)
        {
            return null;
        }

        var entry = new JsonObject
        {
            ["Test"] = part.Test,
            ["Measure"] = part.Word,
            ["Columns"] = PatternOf(columns),
            ["Units"] = UnitOf(columns[0].Column, part.Test).Code,
        };
        Add(entry, "Site", words, ProposalWords.Sites);
        Add(entry, "Side", words, ProposalWords.Sides);
        return new TrialColumns([.. columns.Select(c => c.Column)], PatternOf(columns), entry);
    }

    // The tests whose trial is a number and a measure, and nothing else.
    private static IEnumerable<(string Test, string Word)> Measures() =>
        from test in (string[])["thermal", "pressure"]
        from word in ColumnTable.For(test, "qst").Single(part => part.Name == "measure").WordsFor(null)
        select (test, word);

    private static void Add(JsonObject entry, string key, IReadOnlyList<string> words, Dictionary<string, string> known)
    {
        if (words.FirstOrDefault(known.ContainsKey) is { } word)
        {
            entry[key] = known[word];
        }
    }

    // The unit that the name states in brackets or as its last word; no other is guessed.
    private static Unit UnitOf(string column, string test)
    {
        var value = ColumnTable.For(test, "qst").Single(part => part.Need == PartNeed.Value);
        return ProposalWords
            .Of(column)
            .Append(ProposalWords.InBrackets(column))
            .Select(SignalUnits.Of)
            .LastOrDefault(unit => unit != Unit.Unstated && value.Accepts(unit), Unit.Unstated);
    }

    private static string PatternOf(List<(string Column, Match Numbered)> columns)
    {
        var numbers = columns.Where(c => c.Numbered.Success).Select(c => c.Numbered.Groups["number"].Value).ToList();
        if (columns.Count == 1 || numbers.Count < columns.Count)
        {
            return columns[0].Column;
        }

        var (stem, tail) = (columns[0].Numbered.Groups["stem"].Value, columns[0].Numbered.Groups["tail"].Value);
        var order = numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        var isRange = order.SequenceEqual(Enumerable.Range(order[0], order.Count));
        return stem + "{" + (isRange ? $"{numbers[0]}..{numbers[^1]}" : string.Join(',', numbers)) + "}" + tail;
    }

    // The last number of a name, and what stands behind it, such as a unit.
    [GeneratedRegex(
        @"^(?<stem>.*[^0-9])(?<number>[0-9]{1,4})(?<tail>[^0-9]*)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Numbered();
}
