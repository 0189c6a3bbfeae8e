using Dorsal.Laboratory.Protocols;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.PainModulation;

/// <summary>
/// Conditioned pain modulation: a test stimulus before, during and after another pain elsewhere (claims 4.1-4.11; evidence C.5).
/// In all effects <b>positive is inhibition</b>: conditioned less baseline for thresholds, baseline less conditioned for ratings.
/// </summary>
public sealed class PainModulationTest : ILaboratoryTest
{
    private static readonly Detector Modulation = new("cpm-pooled", "1.1");

    private static readonly Outcome Conditioning = new(
        "cpm_conditioning_rating",
        "CPM CS",
        PainRating.Unit,
        UnitScale.Linear,
        Gain.WhenHigher
    );

    /// <inheritdoc/>
    public string Id => "cpm";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes { get; } = [.. CpmMeasure.Outcomes, Conditioning];

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var used = CpmProtocol.From(protocol.For(recordings[0].Sidecar));
        var rows = new List<CpmTrial>();
        foreach (var recording in recordings)
        {
            var rules = CpmProtocol.From(protocol.For(recording.Sidecar));
            rows.AddRange(new CpmRows(Expect.TrialTable(recording), rules, log).Read());
        }

        var build = new FindingBuilder(recordings[0], Id, Modulation);
        var findings = rows.GroupBy(t =>
                (t.Measure.Code, t.Condition, t.Trial.Series.Site, t.Trial.Series.Side, t.Trial.Unit)
            )
            .SelectMany(g => new CpmPerson(build, g.First().Measure, [.. g], used, log).Findings())
            .ToList();
        findings.AddRange(Rated(build, rows));
        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    private static IEnumerable<Finding> Rated(FindingBuilder build, List<CpmTrial> rows) =>
        rows.Where(t => !double.IsNaN(t.ConditioningRating))
            .GroupBy(t => t.Condition, StringComparer.Ordinal)
            .Select(g =>
                build.Make(
                    new SeriesKey(Conditioning.Id, "", "", g.Key),
                    MeanEstimate.From([.. g.Select(t => t.ConditioningRating)]),
                    Conditioning.Unit,
                    [.. g.Select(t => t.Trial)],
                    []
                )
            );
}
