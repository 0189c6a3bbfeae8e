using System.Globalization;
using Dorsal.Laboratory.Norms;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Parameters;
using Dorsal.Studies;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>
/// Volumes with the head's size held equal by the residual method: V - b (eTIV - mean eTIV), with b and the mean from the controls of the
/// session (Jack et al., Radiology 1989;172:549-554; evidence sections 6-10, C3). It can only be told when everybody has been measured.
/// </summary>
/// <remarks>The error of b is in no person's interval; adjusted values have none. Thickness is not adjusted: it hardly grows with the head.</remarks>
internal static class HeadSize
{
    private static readonly int FewestControls = (int)ParameterTable.Get("greymatter.fewest_controls").Number;

    /// <summary>The adjusted volumes; a note says why where there are none.</summary>
    public static IReadOnlyList<Finding> Of(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Participant> participants,
        List<Note> notes
    )
    {
        var controls = participants
            .Where(p => ReferenceGroup.IsControl(p, NormRequest.ControlGroup))
            .Select(p => p.Id)
            .ToHashSet(StringComparer.Ordinal);
        var heads = findings
            .Where(f => f.Series.Outcome == GreyOutcomes.Intracranial.Id && f.Estimate.IsFitted)
            .DistinctBy(f => (f.Participant, f.Session))
            .ToDictionary(f => (f.Participant, f.Session), f => f.Estimate.Value);
        var few = new HashSet<int>();
        var adjusted = GreyOutcomes
            .WithHead.SelectMany(pair =>
                findings
                    .Where(f => f.Series.Outcome == pair.Raw.Id && f.Test == GreyMatterTest.TestId)
                    .Where(f => f.Estimate.IsFitted && heads.ContainsKey((f.Participant, f.Session)))
                    .GroupBy(f => (f.Session, f.Series))
                    .SelectMany(series => Adjust([.. series], pair.Adjusted, heads, controls, few))
            )
            .ToList();
        notes.AddRange(
            few.Order()
                .Take(1)
                .Select(count => new Note(
                    Grade.Warning,
                    "HeadSizeNotAdjusted",
                    new Place("participants.tsv", null, "group"),
                    count.ToString(CultureInfo.InvariantCulture),
                    FewestControls.ToString(CultureInfo.InvariantCulture)
                )
                {
                    Subject = new Subject("", "", GreyMatterTest.TestId),
                })
        );
        return adjusted;
    }

    private static IEnumerable<Finding> Adjust(
        IReadOnlyList<Finding> findings,
        Outcome outcome,
        Dictionary<(string, string), double> heads,
        HashSet<string> controls,
        HashSet<int> few
    )
    {
        var reference = findings.Where(f => controls.Contains(f.Participant)).ToList();
        double HeadOf(Finding f) => heads[(f.Participant, f.Session)];
        var line =
            reference.Count < FewestControls
                ? null
                : LinearModel.Fit(
                    [.. reference.Select(f => f.Estimate.Value)],
                    [
                        [.. reference.Select(_ => 1.0)],
                        [.. reference.Select(HeadOf)],
                    ]
                );
        if (line is null)
        {
            few.Add(reference.Count);
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
