using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>
/// Two-point discrimination with callipers (evidence sections 6-10, C5; claims 10.1 and 10.3): the distance from which on two points are
/// felt as two, by the method of limits, a staircase, or a psychometric function with catch trials of one point.
/// </summary>
public sealed class TwoPointTest : ILaboratoryTest
{
    private static readonly Detector Answers = new("two-point-answers", "1.0");
    private static readonly Unit Millimetres = Unit.Parse("mm");
    private static readonly YesNoOutcomes Measured = new("two_point", "TPD", Millimetres);
    private static readonly YesNoWords Words = new("distance", "two", "one");
    private static readonly string[] BackSites = ["back", "low_back", "lumbar", "l1", "l2", "l3", "l4", "l5"];

    /// <inheritdoc/>
    public string Id => "twopoint";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes { get; } =
    [
        .. Measured.Thresholds.SelectMany(t => new[] { t.Threshold, t.SideDifference }),
        Measured.Likelihood,
        Measured.Spread,
        Measured.FalseAlarms,
    ];

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var fields = protocol.For(recordings[0].Sidecar);
        var analysis = new YesNoAnalysis(Words, Measured, YesNoProtocol.From(fields));
        var sideLimit = fields.Number("side_difference_limit");
        var smallest = fields.Number("smallest_on_back");
        var findings = analysis
            .Findings(recordings, new FindingBuilder(recordings[0], Id, Answers), (_, _) => [])
            .ConvertAll(finding => OnScale(finding, smallest, analysis.Log));
        findings.AddRange(SideDifferences(findings, sideLimit, analysis.Log));
        return new Analysis(findings, analysis.Log.Trials, analysis.Log.Notes, analysis.Traces);
    }

    // One study of the back (Nishigami 2015) has a scale 8 to 10 times smaller than all others; so have centimetres taken for millimetres.
    private static Finding OnScale(Finding finding, double smallest, TrialLog log)
    {
        var isThreshold = Measured.Thresholds.Any(t => t.Threshold.Id == finding.Series.Outcome);
        var isOnBack = BackSites.Contains(finding.Series.Site, StringComparer.OrdinalIgnoreCase);
        if (!isThreshold || !isOnBack || finding.Unit != Millimetres || !(finding.Estimate.Value < smallest))
        {
            return finding;
        }

        var note = new Note(
            Grade.Warning,
            "TwoPointScaleUnusual",
            new Place(finding.SourceFiles[0]),
            Show.Quantity(finding.Estimate.Value, "mm"),
            Show.Quantity(smallest, "mm")
        );
        log.Add(note);
        return finding with { Quality = [.. finding.Quality.Append(note).OrderByDescending(n => n.Grade)] };
    }

    private static IEnumerable<Finding> SideDifferences(List<Finding> findings, double limit, TrialLog log)
    {
        foreach (var (threshold, difference) in Measured.Thresholds)
        {
            var sides = findings.FindAll(f =>
                f.Series.Outcome == threshold.Id && f.Bound == Bound.None && f.Estimate.IsFitted
            );
            foreach (var left in sides.FindAll(f => f.Series.Side == "left"))
            {
                if (
                    sides.Find(f => f.Series == left.Series with { Side = "right" } && f.Unit == left.Unit) is { } right
                )
                {
                    yield return Compare(left, right, difference, limit, log);
                }
            }
        }
    }

    private static Finding Compare(Finding left, Finding right, Outcome outcome, double limit, TrialLog log)
    {
        var difference = DifferenceEstimate.Of(left.Estimate, right.Estimate);
        Note[] large =
            Math.Abs(difference.Value) > limit && left.Unit == Millimetres
                ?
                [
                    new Note(
                        Grade.Note,
                        "TwoPointSidesDiffer",
                        new Place(left.SourceFiles[0]),
                        Show.Quantity(difference.Value, "mm"),
                        Show.Quantity(limit, "mm")
                    ),
                ]
                : [];
        log.Add(large);
        return left with
        {
            Series = left.Series with { Outcome = outcome.Id, Side = "" },
            Estimate = difference,
            TrialsUsed = left.TrialsUsed + right.TrialsUsed,
            TrialsRejected = left.TrialsRejected + right.TrialsRejected,
            SourceFiles = [.. left.SourceFiles.Union(right.SourceFiles, StringComparer.Ordinal)],
            Quality = [.. left.Quality.Concat(right.Quality).Concat(large).Distinct().OrderByDescending(n => n.Grade)],
        };
    }
}
