using System.Globalization;
using System.Text.RegularExpressions;
using Dorsal.Messages;

namespace Dorsal.Studies.Import;

/// <summary>A column that a pattern names, and what its placeholders say about the trials in it.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Fields">Text by field, such as <c>trial</c> → <c>3</c>; the nameless placeholder has the empty name.</param>
internal sealed record PatternColumn(string Name, IReadOnlyDictionary<string, string> Fields);

/// <summary>Expands column patterns: <c>qst_cdt_{1..6}</c>, <c>mps_{run:1..5}_{force:8,16,32}</c>, <c>T{01..12}</c>, <c>ppt_{side:L=left,R=right}_{1..3}</c>.</summary>
internal static partial class ColumnPattern
{
    private const int MostColumns = 10_000;

    /// <summary>The columns that a pattern names, the last placeholder running fastest.</summary>
    /// <exception cref="StudyException">A placeholder is neither a range nor a list, or there are too many columns.</exception>
    public static IReadOnlyList<PatternColumn> Expand(string pattern, Place place)
    {
        var columns = new List<PatternColumn> { new("", new Dictionary<string, string>(StringComparer.Ordinal)) };
        var end = 0;
        foreach (Match match in Placeholder().Matches(pattern))
        {
            var before = Literal(pattern[end..match.Index], pattern, place);
            end = match.Index + match.Length;
            var values = Values(match.Groups["values"].Value, pattern, place);
            if (columns.Count * values.Count > MostColumns)
            {
                throw Wrong(pattern, place);
            }

            columns =
            [
                .. columns.SelectMany(column =>
                    values.Select(value => Extend(column, before, match.Groups["field"].Value, value, pattern, place))
                ),
            ];
        }

        var after = Literal(pattern[end..], pattern, place);
        return [.. columns.Select(column => column with { Name = column.Name + after })];
    }

    private static PatternColumn Extend(
        PatternColumn column,
        string before,
        string field,
        (string Written, string Value) value,
        string pattern,
        Place place
    )
    {
        var fields = new Dictionary<string, string>(column.Fields, StringComparer.Ordinal);
        return fields.TryAdd(field, value.Value)
            ? new PatternColumn(column.Name + before + value.Written, fields)
            : throw Wrong(pattern, place);
    }

    private static IReadOnlyList<(string Written, string Value)> Values(string text, string pattern, Place place)
    {
        var range = Range().Match(text);
        if (!range.Success)
        {
            var words = text.Split(',');
            return words.All(word => word.Length > 0) ? [.. words.Select(Word)] : throw Wrong(pattern, place);
        }

        var (low, high) = (range.Groups["low"].Value, range.Groups["high"].Value);
        var (first, last) = (
            int.Parse(low, CultureInfo.InvariantCulture),
            int.Parse(high, CultureInfo.InvariantCulture)
        );
        if (last < first || last - first >= MostColumns)
        {
            throw Wrong(pattern, place);
        }

        var digits = low.StartsWith('0') ? low.Length : 1;
        return
        [
            .. Enumerable
                .Range(first, last - first + 1)
                .Select(i => i.ToString(CultureInfo.InvariantCulture))
                .Select(number => (number.PadLeft(digits, '0'), number)),
        ];
    }

    // "L=left" stands for the L in the column's name that means left.
    private static (string Written, string Value) Word(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign < 0 ? (text, text) : (text[..sign], text[(sign + 1)..]);
    }

    private static string Literal(string text, string pattern, Place place) =>
        text.AsSpan().IndexOfAny('{', '}') < 0 ? text : throw Wrong(pattern, place);

    private static StudyException Wrong(string pattern, Place place) =>
        new(
            new Note(
                Grade.Error,
                "MapPatternWrong",
                place,
                pattern,
                "{1..6}, {run:1..5}, {force:8,16,32}, {side:L=left,R=right}"
            )
        );

    [GeneratedRegex(
        @"\{((?<field>[A-Za-z_]+):)?(?<values>[^{}:]+)\}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Placeholder();

    [GeneratedRegex(
        @"^(?<low>[0-9]{1,6})\.\.(?<high>[0-9]{1,6})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Range();
}
