namespace Dorsal.People;

/// <summary>A claim of the fact sheet that is not known, with the words for its answers, as <c>claims.md</c> writes them.</summary>
/// <param name="Id">The number of the claim.</param>
/// <param name="Words">The words of the answers.</param>
/// <param name="Read">The answer of a set of hypotheses, in words joined by <c>+</c>.</param>
/// <param name="Set">The hypotheses with another answer.</param>
public sealed record OpenClaim(
    string Id,
    IReadOnlyList<string> Words,
    Func<Hypotheses, string> Read,
    Func<Hypotheses, IReadOnlyList<string>, Hypotheses> Set
)
{
    private const string Nothing = "none";
    private const string Contributes = "contributes";
    private const string CorrelateOnly = "correlate_only";

    /// <summary>All open claims; 4.5 (inhibition before onset) has no answer of its own: it shows what 4.4 says.</summary>
    public static IReadOnlyList<OpenClaim> All { get; } =
    [
        Choice("4.3", h => h.PrefrontalPag, (h, answer) => h with { PrefrontalPag = answer }),
        Inhibition(),
        Switch("5.4", "mediated", "direct", h => h.ColdActsDirectly, (h, yes) => h with { ColdActsDirectly = yes }),
        Choice("6.3", h => h.GreyMatterCause, (h, answer) => h with { GreyMatterCause = answer }),
        Switch(
            "7.4",
            CorrelateOnly,
            Contributes,
            h => h.SmudgingContributes,
            (h, yes) => h with { SmudgingContributes = yes }
        ),
        Switch(
            "8.3",
            CorrelateOnly,
            Contributes,
            h => h.HomeostaticContributes,
            (h, yes) => h with { HomeostaticContributes = yes }
        ),
        Switch(
            "10.4",
            "not_moderated",
            "moderated",
            h => h.RetrainingModerated,
            (h, yes) => h with { RetrainingModerated = yes }
        ),
    ];

    /// <summary>Whether several answers may hold at once.</summary>
    public bool TakesSeveral { get; private init; }

    // Any combination may hold; none of them is an answer too.
    private static OpenClaim Inhibition()
    {
        const string consequence = "consequence";
        const string maintains = "maintains";
        const string predisposition = "predisposition";
        return new OpenClaim(
            "4.4",
            [consequence, maintains, predisposition, Nothing],
            h =>
                string.Join(
                    '+',
                    new[]
                    {
                        h.InhibitionFollowsPain ? consequence : "",
                        h.InhibitionMaintainsPain ? maintains : "",
                        h.InhibitionPredisposes ? predisposition : "",
                    }
                        .Where(word => word.Length > 0)
                        .DefaultIfEmpty(Nothing)
                ),
            (h, words) =>
                h with
                {
                    InhibitionFollowsPain = words.Contains(consequence, StringComparer.Ordinal),
                    InhibitionMaintainsPain = words.Contains(maintains, StringComparer.Ordinal),
                    InhibitionPredisposes = words.Contains(predisposition, StringComparer.Ordinal),
                }
        )
        {
            TakesSeveral = true,
        };
    }

    private static OpenClaim Switch(
        string id,
        string no,
        string yes,
        Func<Hypotheses, bool> read,
        Func<Hypotheses, bool, Hypotheses> set
    ) => new(id, [no, yes], h => read(h) ? yes : no, (h, words) => set(h, words[0] == yes));

    private static OpenClaim Choice<T>(string id, Func<Hypotheses, T> read, Func<Hypotheses, T, Hypotheses> set)
        where T : struct, Enum =>
        new(
            id,
            SnakeCase.All<T>(),
            h => SnakeCase.Of(read(h)),
            (h, words) => set(h, SnakeCase.Find<T>(words[0])!.Value)
        );
}
