using System.Globalization;
using Dorsal.Laboratory.Groups;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>
/// Group contrasts and slopes of brains. Where the size of the head is held equal, eTIV is a covariate as well: the residual method alone takes
/// its slope as known, and intervals between groups whose heads differ were covered only 83 % (<c>docs/recovery.md</c>). The result does
/// not depend on the residual method's slope, which is linear in eTIV.
/// </summary>
internal static class BrainContrasts
{
    private const string Head = "eTIV";

    /// <summary>Contrasts and slopes.</summary>
    /// <param name="findings">Findings of the study; only those of brains are used.</param>
    /// <param name="participants">Its people.</param>
    /// <param name="chosen">Covariates that the command asked for; null for the usual ones.</param>
    /// <param name="control">Label of the reference group.</param>
    /// <param name="notes">Gets what could not be compared.</param>
    public static (IReadOnlyList<AdjustedContrast> Contrasts, IReadOnlyList<DurationSlope> Durations) Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants,
        IReadOnlyList<string>? chosen,
        string control,
        List<Note> notes
    )
    {
        var covariates = chosen ?? Covariates.Imaging(participants);
        var adjusted = GreyOutcomes.WithHead.Select(pair => pair.Adjusted.Id).ToHashSet(StringComparer.Ordinal);
        var brains = findings
            .Where(f => f.Test == GreyMatterTest.TestId)
            .ToLookup(f => adjusted.Contains(f.Series.Outcome));
        var (raw, atEqualHead) = (brains[false].ToList(), brains[true].ToList());
        if (atEqualHead.Count == 0)
        {
            return (
                AdjustedContrasts.Of(raw, participants, covariates, control, notes),
                DurationSlopes.Of(raw, participants, covariates)
            );
        }

        var people = WithHeads(participants, raw);
        string[] andHead = [.. covariates, Head];
        return (
            [
                .. AdjustedContrasts.Of(raw, participants, covariates, control, notes),
                .. AdjustedContrasts.Of(atEqualHead, people, andHead, control, notes),
            ],
            [.. DurationSlopes.Of(raw, participants, covariates), .. DurationSlopes.Of(atEqualHead, people, andHead)]
        );
    }

    // The size of an adult's head does not change: the first session speaks for all.
    private static List<Participant> WithHeads(IReadOnlyList<Participant> participants, List<Finding> findings)
    {
        var heads = findings
            .Where(f => f.Series.Outcome == GreyOutcomes.Intracranial.Id && f.Estimate.IsFitted)
            .OrderBy(f => LabelOrder.Key(f.Session), StringComparer.Ordinal)
            .DistinctBy(f => f.Participant)
            .ToDictionary(f => f.Participant, f => f.Estimate.Value, StringComparer.Ordinal);
        return
        [
            .. participants.Select(p =>
                p with
                {
                    Columns = new Dictionary<string, string>(p.Columns, StringComparer.Ordinal)
                    {
                        [Head] = heads.TryGetValue(p.Id, out var head)
                            ? head.ToString("R", CultureInfo.InvariantCulture)
                            : TrialTable.Missing,
                    },
                }
            ),
        ];
    }
}
