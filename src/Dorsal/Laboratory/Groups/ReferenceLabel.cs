using Dorsal.Laboratory.Norms;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Groups;

/// <summary>Which group of a study the others are compared with: one answer for all tables.</summary>
internal static class ReferenceLabel
{
    /// <summary>The groups that people state, by name.</summary>
    public static List<string> Groups(IEnumerable<Participant> participants) =>
        [
            .. participants
                .Select(p => p.Group)
                .Where(g => g.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The group asked for, else <c>control</c>, else the first by name; empty where there are no groups.</summary>
    public static string Of(List<string> groups, string asked) => Control(groups, asked) ?? groups.FirstOrDefault("");

    /// <summary>The group asked for, else <c>control</c>; null where the study has neither.</summary>
    public static string? Control(List<string> groups, string asked) =>
        Find(groups, asked) ?? Find(groups, NormRequest.ControlGroup);

    private static string? Find(List<string> groups, string label) =>
        groups.Find(g => string.Equals(g, label, StringComparison.OrdinalIgnoreCase));
}
