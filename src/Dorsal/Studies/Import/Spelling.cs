using System.Text;

namespace Dorsal.Studies.Import;

/// <summary>Finds what a misspelt word may have meant, and compares words as people do.</summary>
internal static class Spelling
{
    /// <summary>The word most like the given one (edit distance), or empty where there is none to choose from.</summary>
    public static string Nearest(string word, IEnumerable<string> candidates)
    {
        var wanted = Plain(word);
        return candidates.MinBy(candidate => Distance(wanted, Plain(candidate))) ?? "";
    }

    /// <summary>Whether one word looks like a misspelling of the other: at most two letters differ.</summary>
    public static bool IsLike(string word, string other) => Distance(Plain(word), Plain(other)) <= 2;

    /// <summary>
    /// A word without what the eye overlooks: full-width and half-width forms, upper and lower case, and white space count as equal
    /// (Unicode NFKC).
    /// </summary>
    public static string Plain(string word)
    {
        string compatible;
        try
        {
            compatible = word.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no normal form; such a word equals only itself.
            compatible = word;
        }

        return string.Concat(compatible.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
    }

    // Levenshtein distance: enough to name the nearest of a few dozen words.
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, 1 + Math.Min(previous[j], current[j - 1]));
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
