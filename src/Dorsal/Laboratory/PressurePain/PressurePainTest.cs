using System.Text.Json.Nodes;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Laboratory.Virtual;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.PressurePain;

/// <summary>
/// Pressure pain threshold and tolerance: pressure rises steadily until the person reports pain (or can bear no more); the mean
/// of the trials, locally at the back and at a remote site (claims 2.1, 2.2; Rolke et al. 2006; evidence C.1).
/// </summary>
/// <remarks>Reads tables of pressures and recorded ramps; both may occur together and count alike.</remarks>
public sealed class PressurePainTest : ILaboratoryTest, IVirtualTest
{
    private static readonly Detector Algometry = new("pressure-algometry", "1.0");

    /// <inheritdoc/>
    public string Id => PressurePerformance.Task;

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => PressureOutcomes.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonObject> Sidecars => PressurePerformance.Sidecars;

    /// <inheritdoc/>
    public void Perform(Visit visit, VisitRecorder record) => PressurePerformance.Perform(visit, record);

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var traces = new List<Trace>();
        var ramps = new Dictionary<SeriesKey, int>();
        var used = PressureProtocol.From(protocol.For(recordings[0].Sidecar));
        foreach (var recording in recordings)
        {
            var rules = PressureProtocol.From(protocol.For(recording.Sidecar));
            if (recording is SignalRecording signal)
            {
                new PressureRampTrials(signal, rules, log, traces, ramps).Read();
            }
            else
            {
                new PressureTableTrials(Expect.TrialTable(recording), rules, log).Read();
            }
        }

        var build = new FindingBuilder(recordings[0], Id, Algometry);
        var findings = log.BySeries().SelectMany(s => Thresholds(build, s.Series, s.Trials, used, log)).ToList();
        var differences = SideDifference.Of(findings, used.SideDifferenceLimit).ToList();
        log.Add(differences.SelectMany(f => f.Quality).Where(note => note.Code == SideDifference.Large));
        findings.AddRange(differences);
        return new Analysis(findings, log.Trials, log.Notes, traces);
    }

    private static List<Finding> Thresholds(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Trial> trials,
        PressureProtocol protocol,
        TrialLog log
    )
    {
        var measure = PressureOutcomes.Measures.First(m => m.Threshold.Id == series.Outcome);
        var plain = TrialStatistics.PlainMean(trials);
        ITrialCheck[] checks =
        [
            new EnoughTrials(protocol.CountedTrials),
            new WithinLimits(),
            new SpreadWithin(protocol.SpreadLimit * plain.Value),
            new DriftWithin(protocol.DriftLimit * plain.Value),
        ];
        var quality = checks.SelectMany(check => check.Check(trials)).ToList();
        log.Add(quality);
        var (threshold, bound) = TrialStatistics.Threshold(trials);
        return
        [
            build.Make(series, threshold, trials[0].Unit, trials, quality, bound),
            build.Make(series with { Outcome = measure.PlainMean.Id }, plain, trials[0].Unit, trials, quality),
        ];
    }
}
