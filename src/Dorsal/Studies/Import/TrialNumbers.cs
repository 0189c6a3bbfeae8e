using System.Globalization;
using System.Text.RegularExpressions;

namespace Dorsal.Studies.Import;

/// <summary>Numbers of trials as people write them: <c>3</c>, <c>1-20</c>, <c>1-5, 9</c>.</summary>
internal static partial class TrialNumbers
{
    // More than any session has; a range beyond it is a slip of the pen, not a list to be made.
    private const int Most = 1_000_000;

    /// <summary>The numbers in the order written, or null where the text is something else.</summary>
    public static IReadOnlyList<int>? Read(string text)
    {
        var numbers = new List<int>();
        foreach (var piece in text.Split(',', ';'))
        {
            var match = Piece().Match(piece);
            if (!match.Success)
            {
                return null;
            }

            var first = int.Parse(match.Groups["first"].Value, CultureInfo.InvariantCulture);
            var last = match.Groups["last"].Success
                ? int.Parse(match.Groups["last"].Value, CultureInfo.InvariantCulture)
                : first;
            if (last < first || last > Most)
            {
                return null;
            }

            numbers.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return numbers;
    }

    [GeneratedRegex(
        @"^\s*(?<first>[0-9]{1,7})\s*([-–]\s*(?<last>[0-9]{1,7})\s*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Piece();
}
