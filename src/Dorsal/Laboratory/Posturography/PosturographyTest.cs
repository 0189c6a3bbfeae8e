using System.Globalization;
using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Posturography;

/// <summary>
/// Quiet standing on a force plate, eyes open or closed, firm or foam: path, velocity, RMS, 95 % ellipse, mean frequency and
/// sample entropy of the centre of pressure (Prieto et al. 1996, IEEE Trans Biomed Eng 43:956-966; evidence C9).
/// </summary>
/// <remarks>Each recording is a trial; the outcome of a condition is the mean of its recordings.</remarks>
public sealed class PosturographyTest : ILaboratoryTest
{
    private static readonly Detector CentreOfPressure = new("centre-of-pressure", "1.0");

    /// <inheritdoc/>
    public string Id => "stance";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => StanceOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var traces = new List<Trace>();
        foreach (var recording in recordings)
        {
            var rules = StanceProtocol.From(protocol.For(recording.Sidecar));
            new StanceTrials(Expect.Signal(recording), rules, log, traces).Read();
        }

        log.Add(UnequalDurations(recordings));
        var build = new FindingBuilder(recordings[0], Id, CentreOfPressure);
        var findings = log.BySeries()
            .Select(s =>
                build.Make(
                    s.Series,
                    TrialStatistics.PlainMean(s.Trials),
                    s.Trials[0].Unit,
                    s.Trials,
                    About(s.Trials, log.Notes)
                )
            )
            .ToList();
        return new Analysis(findings, log.Trials, log.Notes, traces);
    }

    private static IEnumerable<Note> About(IReadOnlyList<Trial> trials, IReadOnlyList<Note> notes)
    {
        var files = trials.Select(trial => trial.Place.File).ToHashSet(StringComparer.Ordinal);
        return notes.Where(note => files.Contains(note.Place.File) && note.Code != "NotDefined");
    }

    private static IEnumerable<Note> UnequalDurations(IReadOnlyList<Recording> recordings)
    {
        var conditions = recordings.OfType<SignalRecording>().GroupBy(StanceTrials.ConditionOf, StringComparer.Ordinal);
        foreach (var condition in conditions)
        {
            var seconds = condition
                .Select(signal => Math.Round(signal.Channels[0].Samples.Length / signal.SamplingFrequency.Value, 1))
                .Distinct()
                .Order()
                .ToList();
            if (seconds.Count > 1)
            {
                var list = string.Join(
                    ", ",
                    seconds.Select(s => s.ToString("0.#", CultureInfo.InvariantCulture) + " s")
                );
                yield return new Note(Grade.Warning, "DurationsDiffer", new Place(condition.First().File.Path), list);
            }
        }
    }
}
