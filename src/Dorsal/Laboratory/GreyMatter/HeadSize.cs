using System.Globalization;
using Dorsal.Laboratory.Groups;
using Dorsal.Laboratory.Norms;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>
/// Volumes with the head's size held equal by the residual method: V - b (eTIV - mean eTIV), with b and the mean from the controls of the
/// session (Jack et al., Radiology 1989;172:549-554; evidence sections 6-10, C3). It can only be told when everybody has been measured.
/// </summary>
/// <remarks>The error of b is in no person's interval; adjusted values have none. Thickness is not adjusted: it hardly grows with the head.</remarks>
internal static class HeadSize
{
    /// <summary>The adjusted volumes; a note says why where there are none.</summary>
    /// <param name="findings">Findings of the study.</param>
    /// <param name="participants">Its people.</param>
    /// <param name="control">Label of the control group; where nobody is in it, <c>control</c>.</param>
    /// <param name="protocol">The protocol fields as the recordings were read by them.</param>
    /// <param name="notes">Gets the notes.</param>
    public static IReadOnlyList<Finding> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants,
        string control,
        IEnumerable<ProtocolChoice> protocol,
        List<Note> notes
    )
    {
        var fewest = (int)StudySetting.Number("greymatter.fewest_controls", protocol, notes);
        var group = ReferenceLabel.Control(ReferenceLabel.Groups(participants), control);
        var controls = participants
            .Where(p => group is not null && ReferenceGroup.IsControl(p, group))
            .Select(p => p.Id)
            .ToHashSet(StringComparer.Ordinal);
        var heads = findings
            .Where(f => f.Series.Outcome == GreyOutcomes.Intracranial.Id && f.Estimate.IsFitted)
            .DistinctBy(f => (f.Participant, f.Session))
            .ToDictionary(f => (f.Participant, f.Session), f => f.Estimate.Value);
        var without = new List<Note>();
        var adjusted = GreyOutcomes
            .WithHead.SelectMany(pair =>
                findings
                    .Where(f => f.Series.Outcome == pair.Raw.Id && f.Test == GreyMatterTest.TestId)
                    .Where(f => f.Estimate.IsFitted && heads.ContainsKey((f.Participant, f.Session)))
                    .GroupBy(f => (f.Session, f.Series))
                    .SelectMany(series => Adjust([.. series], pair.Adjusted, heads, controls, fewest, without))
            )
            .ToList();
        // The fewest speak for all.
        notes.AddRange(without.OrderBy(note => note.Value, StringComparer.Ordinal).DistinctBy(note => note.Code));
        return adjusted;
    }

    private static Note Without(string code, int controls, int fewest) =>
        new(
            Grade.Warning,
            code,
            new Place("participants.tsv", null, "group"),
            controls.ToString(CultureInfo.InvariantCulture),
            fewest.ToString(CultureInfo.InvariantCulture)
        )
        {
            Subject = new Subject("", "", GreyMatterTest.TestId),
        };

    private static IEnumerable<Finding> Adjust(
        IReadOnlyList<Finding> findings,
        Outcome outcome,
        Dictionary<(string, string), double> heads,
        HashSet<string> controls,
        int fewest,
        List<Note> without
    )
    {
        var reference = findings.Where(f => controls.Contains(f.Participant)).ToList();
        double HeadOf(Finding f) => heads[(f.Participant, f.Session)];
        if (reference.Count < fewest)
        {
            without.Add(Without("HeadSizeNotAdjusted", reference.Count, fewest));
            return [];
        }

        double[] volumes = [.. reference.Select(f => f.Estimate.Value)];
        double[] ones = [.. reference.Select(_ => 1.0)];
        if (LinearModel.Fit(volumes, [ones, [.. reference.Select(HeadOf)]]) is not { } line)
        {
            without.Add(Without("HeadSizeWithoutSlope", reference.Count, fewest));
            return [];
        }

        var mean = reference.Average(HeadOf);
        var slope = line.Coefficients[1].Value;
        return findings.Select(f =>
            f with
            {
                Series = f.Series with { Outcome = outcome.Id },
                Estimate = Estimate.WithoutError(f.Estimate.Value - (slope * (HeadOf(f) - mean))),
            }
        );
    }
}
