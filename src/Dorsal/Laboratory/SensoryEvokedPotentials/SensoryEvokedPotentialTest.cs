using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.SensoryEvokedPotentials;

/// <summary>
/// Potentials over the scalp after electrical stimuli to the back: rectified areas of N80, N150 and P260, which stand for the
/// excitability of S1, S2 and the cingulate (evidence sections 6-10, C1; claim 7.4).
/// </summary>
/// <remarks>Each epoch is a trial; its value is its share of the area of the average (<see cref="RectifiedArea"/>).</remarks>
public sealed class SensoryEvokedPotentialTest : ILaboratoryTest
{
    private static readonly Detector Areas = new("sep-areas", "1.0");

    /// <inheritdoc/>
    public string Id => "sep";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => SepOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var traces = new List<Trace>();
        var about = new List<(SeriesKey Series, Note Note)>();
        foreach (var recording in recordings)
        {
            var rules = SepProtocol.From(protocol.For(recording.Sidecar));
            using var trials = new SepTrials(Expect.Stimuli(recording), rules, log, traces);
            trials.Read();
            about.AddRange(trials.About);
        }

        var build = new FindingBuilder(recordings[0], Id, Areas);
        var findings = log.BySeries()
            .Select(s =>
                build.Make(
                    s.Series,
                    TrialStatistics.PlainMean(s.Trials),
                    s.Trials[0].Unit,
                    s.Trials,
                    about.Where(a => a.Series == s.Series).Select(a => a.Note)
                )
            )
            .ToList();
        return new Analysis(findings, log.Trials, log.Notes, traces);
    }
}
