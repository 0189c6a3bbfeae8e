using Dorsal.Messages;

namespace Dorsal.People;

/// <summary>Reads and writes hypotheses as text: <c>4.4=consequence+maintains,7.4=contributes</c>.</summary>
public static class HypothesisText
{
    private static readonly Place Option = new("--hypotheses");

    /// <summary>The defaults with the answers of a text.</summary>
    /// <param name="text">Claims and answers, separated by commas; null or empty for the defaults.</param>
    /// <exception cref="StudyException">A claim or a word is not known; the note names those that are.</exception>
    public static Hypotheses Parse(string? text)
    {
        var hypotheses = Hypotheses.Default;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Split(text ?? "", ','))
        {
            var (id, answer) = part.IndexOf('=', StringComparison.Ordinal) is var at and > 0
                ? (part[..at].Trim(), part[(at + 1)..])
                : (part, "");
            var claim = OpenClaim.All.FirstOrDefault(c => c.Id == id) ?? throw Fault("ClaimUnknown", id, Claims());
            if (!seen.Add(id))
            {
                throw Fault("ClaimTwice", id, part);
            }

            hypotheses = claim.Set(hypotheses, Words(claim, answer));
        }

        return hypotheses;
    }

    /// <summary>Every open claim with its answer, in the order of the claims.</summary>
    public static IReadOnlyList<(string Claim, string Answer)> Of(Hypotheses hypotheses) =>
        [.. OpenClaim.All.Select(claim => (claim.Id, claim.Read(hypotheses)))];

    private static string[] Words(OpenClaim claim, string answer)
    {
        var words = Split(answer, '+');
        var isKnown = words.Length > 0 && words.All(word => claim.Words.Contains(word, StringComparer.Ordinal));
        var fits = words.Length == 1 || (claim.TakesSeveral && !words.Contains("none", StringComparer.Ordinal));
        return isKnown && fits
            ? words
            : throw Fault(
                claim.TakesSeveral ? "ClaimWordsUnknown" : "ClaimWordUnknown",
                answer,
                string.Join(", ", claim.Words),
                claim.Id
            );
    }

    private static string Claims() => string.Join(", ", OpenClaim.All.Select(claim => claim.Id));

    private static string[] Split(string text, char separator) =>
        text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static StudyException Fault(string code, string value, string limit, params string[] more) =>
        new(new Note(Grade.Error, code, Option, value, limit, more));
}
