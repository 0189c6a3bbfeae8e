using System.Globalization;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>Lists of items as the rules write them: <c>1-5,12</c>, <c>5a-5j</c>, <c>pattern</c>.</summary>
internal static class ItemList
{
    public static IReadOnlyList<string> Parse(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(Expand)];

    /// <summary>An item as sidecars and column names may write it (<c>04</c>, <c>5A</c>), as the rules do.</summary>
    public static string Normalise(string item)
    {
        var trimmed = item.Trim().ToLowerInvariant().TrimStart('0');
        return trimmed.Length == 0 ? item : trimmed;
    }

    private static IEnumerable<string> Expand(string part)
    {
        var ends = part.Split('-');
        if (ends.Length != 2)
        {
            return [part];
        }

        return int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            ? Numbers(first, int.Parse(ends[1], CultureInfo.InvariantCulture))
            : Letters(ends[0], ends[1][^1]);
    }

    private static IEnumerable<string> Numbers(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(i => i.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<string> Letters(string first, char last) =>
        Enumerable.Range(first[^1], last - first[^1] + 1).Select(letter => first[..^1] + (char)letter);
}
