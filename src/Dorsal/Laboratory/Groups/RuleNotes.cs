using Dorsal.Laboratory.Norms;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Groups;

/// <summary>
/// Says where the DFNS reference rule has no p because a z-score is only a bound: its mean would count the bound as if it were a value.
/// </summary>
internal static class RuleNotes
{
    public static IEnumerable<Note> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants,
        string control
    )
    {
        var groups = ReferenceLabel.Groups(participants);
        var reference = ReferenceLabel.Of(groups, control);
        var groupOf = participants.ToDictionary(p => p.Id, p => p.Group, StringComparer.Ordinal);
        return findings
            .Where(f => f.Bound != Bound.None && !double.IsNaN(f.Z))
            .Where(f =>
                groups.Count < 2
                    ? !f.Norm.StartsWith(ReferenceGroup.OwnControls, StringComparison.Ordinal)
                    : groupOf[f.Participant] is { Length: > 0 } group && group != reference
            )
            .GroupBy(f => f.Test, StringComparer.Ordinal)
            .Select(test => new Note(
                Grade.Warning,
                "RuleWithBounds",
                new Place("contrasts.csv", null, "reference_rule_p"),
                OutcomeNames.Of(test.Select(f => f.Series.Outcome))
            )
            {
                Subject = new Subject("", "", test.Key),
            });
    }
}
