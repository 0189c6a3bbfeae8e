using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>
/// The nociceptive flexion reflex (RIII): the biceps femoris answers a train of electric pulses to the sural nerve some 100 ms later. Its
/// threshold by staircase or by a single ascending series, its latency, and its temporal summation (evidence C.4).
/// </summary>
/// <remarks>Reads the EMG with its stimuli. That a reflex is found is a verdict on one stimulus, not on a person.</remarks>
public sealed class FlexionReflexTest : ILaboratoryTest
{
    private static readonly Detector Reflex = new("flexion-reflex", "1.0");

    /// <inheritdoc/>
    public string Id => "nfr";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => ReflexOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var readings = new List<ReflexReading>();
        var unit = Unit.Unstated;
        foreach (var recording in recordings.Select(Expect.Stimuli))
        {
            var rules = ReflexProtocol.From(protocol.For(recording.Sidecar));
            using var signal = recording.Open();
            var reader = new ReflexReader(recording, signal, rules, log);
            readings.AddRange(reader.Read(new ReflexEvents(recording, rules, log).Read()));
            unit = reader.Unit;
        }

        // All recordings of an analysis have the same protocol.
        var common = ReflexProtocol.From(protocol.For(recordings[0].Sidecar));
        var build = new FindingBuilder(recordings[0], Id, Reflex);
        var noticed = log.Notes.ToList();
        var findings = new List<Finding>();
        var traces = new List<Trace>();
        foreach (var series in readings.GroupBy(reading => reading.Stimulus.At))
        {
            var outcomes = new ReflexSeries(series.Key, [.. series], common, log, build);
            var values = outcomes.Findings();
            findings.AddRange(values.Select(value => WithSignal(value, [.. series], noticed)));
            traces.AddRange(ReflexTrace.Of([.. series], outcomes.CutOff, common, unit) is { } trace ? [trace] : []);
        }

        return new Analysis(findings, log.Trials, log.Notes, traces);
    }

    // The trials stand in the table of stimuli; behind a value is the signal too, and what was noticed in it bears on the value.
    private static Finding WithSignal(Finding value, IReadOnlyList<ReflexReading> readings, List<Note> noticed)
    {
        var stimuli = readings.Select(reading => reading.Stimulus).ToList();
        var signals = stimuli.Select(stimulus => stimulus.File).Distinct(StringComparer.Ordinal).ToList();
        var files = signals.Concat(stimuli.Select(s => s.Place.File)).ToHashSet(StringComparer.Ordinal);
        var about = noticed.Where(note => files.Contains(note.Place.File));
        return value with
        {
            SourceFiles = [.. signals.Concat(value.SourceFiles).Distinct(StringComparer.Ordinal)],
            Quality = [.. value.Quality.Concat(about).OrderByDescending(note => note.Grade)],
        };
    }
}
