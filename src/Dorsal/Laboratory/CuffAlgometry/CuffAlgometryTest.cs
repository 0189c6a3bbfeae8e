using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
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

        WithdrawRatingsBelowTolerance(log);
        var wanted = CuffProtocol.From(protocol.For(recordings[0].Sidecar)).CountedTrials;
        var build = new FindingBuilder(recordings[0], Id, Cuff);
        var findings = log.BySeries().Select(s => Value(build, s.Series, s.Trials, wanted, log)).ToList();
        return new Analysis(findings, log.Trials, log.Notes, traces);
    }

    // A rating where the tolerance was not reached is a bound that lies the higher, the more it hurts. A censored mean would take such
    // bounds for independent of the values behind them, and be too high; where there are ratings at tolerance, only these count.
    private static void WithdrawRatingsBelowTolerance(TrialLog log)
    {
        foreach (var (series, trials) in log.BySeries().ToList())
        {
            var reached = trials.Count(trial => trial.Status == TrialStatus.Used);
            if (series.Outcome == CuffOutcomes.RatingAtTolerance.Id && reached > 0)
            {
                foreach (var trial in trials.Where(trial => trial.IsCensored))
                {
                    var rating = Show.Quantity(trial.Value, "");
                    log.Withdraw(trial, new Note(Grade.Note, "CuffToleranceNotReached", trial.Place, rating));
                }
            }
        }
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
