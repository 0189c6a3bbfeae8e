using Dorsal.Messages;

namespace Dorsal.Laboratory.Groups;

/// <summary>Outcomes as notes name them: by their term, else by their id, as one that was computed elsewhere.</summary>
internal static class OutcomeNames
{
    public static string Of(IEnumerable<string> outcomes) =>
        string.Join(", ", outcomes.Distinct(StringComparer.Ordinal).Select(Of));

    private static string Of(string outcome) =>
        Text.Terms.Find(Language.English, "Outcome." + outcome) is null ? outcome : "@Outcome." + outcome;
}
