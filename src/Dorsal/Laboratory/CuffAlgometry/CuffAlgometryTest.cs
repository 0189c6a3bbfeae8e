using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.CuffAlgometry;

/// <summary>
/// Cuff algometry: a cuff inflates steadily while the person rates the pain; detection is where the rating leaves 0, tolerance where the
/// person stops it, and who reaches the device's limit has a tolerance of at least that (evidence C.3).
/// </summary>
/// <remarks>Reads tables of pressures and recorded inflations; both may occur together and count alike.</remarks>
public sealed class CuffAlgometryTest : ILaboratoryTest
{
    private static readonly Detector Cuff = new("cuff-algometry", "1.1");

    /// <inheritdoc/>
    public string Id => "cuff";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => CuffOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var traces = new List<Trace>();
        foreach (var recording in recordings)
        {
            var rules = CuffProtocol.From(protocol.For(recording.Sidecar));
            if (recording is SignalRecording signal)
            {
                new CuffRampTrials(signal, rules, log, traces).Read();
            }
            else
            {
                new CuffTableTrials(Expect.TrialTable(recording), rules, log).Read();
            }
        }

        var wanted = CuffProtocol.From(protocol.For(recordings[0].Sidecar)).CountedTrials;
        var build = new FindingBuilder(recordings[0], Id, Cuff);
        var findings = log.BySeries().Select(s => Value(build, s.Series, s.Trials, wanted, log)).ToList();
        return new Analysis(findings, log.Trials, log.Notes, traces);
    }

    private static Finding Value(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Trial> trials,
        int wanted,
        TrialLog log
    )
    {
        ITrialCheck[] checks = [new EnoughTrials(wanted), new WithinLimits()];
        var quality = checks.SelectMany(check => check.Check(trials)).ToList();
        log.Add(quality);
        var (value, bound) = TrialStatistics.Threshold(trials);
        return build.Make(series, value, trials[0].Unit, trials, quality, bound);
    }
}
