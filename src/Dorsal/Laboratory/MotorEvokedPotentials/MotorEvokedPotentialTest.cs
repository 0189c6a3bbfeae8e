using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>
/// Motor evoked potentials: amplitude, latency and share of the responses of each muscle by condition and intensity, and the
/// input-output curve (evidence file, sections 6-10, C1 and C2).
/// </summary>
/// <remarks>A response below the criterion is absent and counts as 0; one that cannot be read is missing, with its reason.</remarks>
public sealed class MotorEvokedPotentialTest : ILaboratoryTest
{
    private static readonly Detector Responses = new("mep-responses", "1.0");

    /// <inheritdoc/>
    public string Id => "mep";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => MepOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var traces = new List<Trace>();
        var trials = new MepTrials(log, traces);
        foreach (var recording in recordings.Select(Expect.Stimuli))
        {
            var rules = MepProtocol.From(protocol.For(recording.Sidecar));
            using var signal = recording.Open();
            trials.Read(recording, signal, rules);
        }

        var series = MepSeriesProtocol.From(protocol.For(recordings[0].Sidecar));
        var build = new FindingBuilder(recordings[0], Id, Responses);
        var read = trials.Add();
        var findings = log.BySeries().SelectMany(s => Means(build, s.Series, s.Trials, read, series, log)).ToList();
        var curves = read.Where(r => !double.IsNaN(r.Point.Intensity)).GroupBy(r => r.Point.Curve);
        findings.AddRange(curves.SelectMany(curve => MepCurve.Findings(build, curve.Key, [.. curve], series, log)));
        return new Analysis(findings, log.Trials, log.Notes, traces);
    }

    private static List<Finding> Means(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Trial> trials,
        IReadOnlyList<(MepPoint Point, Trial Trial)> read,
        MepSeriesProtocol protocol,
        TrialLog log
    )
    {
        if (series.Outcome != MepOutcomes.Amplitude.Id)
        {
            var isLatency = series.Outcome == MepOutcomes.Latency.Id;
            var values = TrialStatistics.Values(trials);
            var mean =
                isLatency || values.Any(value => value < 0) ? MeanEstimate.From(values) : SkewedMean.From(values);
            return [build.Make(series, mean, trials[0].Unit, trials, [])];
        }

        var mine = trials.ToHashSet();
        var counted = read.Where(r => r.Trial.Counts && mine.Contains(r.Trial)).Select(r => r.Point).ToList();
        List<Note> quality = [.. new EnoughTrials(protocol.CountedTrials).Check(trials), .. MepChecks.Of(counted)];
        log.Add(quality);
        var share = WilsonShare.From(counted.Count(point => point.Amplitude > 0), counted.Count);
        return
        [
            build.Make(series, SkewedMean.From(TrialStatistics.Values(trials)), trials[0].Unit, trials, quality),
            build.Make(
                series with
                {
                    Outcome = MepOutcomes.ResponseShare.Id,
                },
                InPercent(share),
                MepOutcomes.Percent,
                trials,
                []
            ),
        ];
    }

    private static Estimate InPercent(Estimate share) =>
        share.IsFitted
            ? new Estimate(100 * share.Value, 100 * share.StandardError, 100 * share.Low, 100 * share.High)
            : share;
}
