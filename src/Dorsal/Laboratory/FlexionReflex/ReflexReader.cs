using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>Cuts, filters and rectifies the EMG around each stimulus of a recording; what cannot be judged is rejected with its reason.</summary>
internal sealed class ReflexReader
{
    private readonly StimulusRecording recording;
    private readonly SignalFile signal;
    private readonly ReflexProtocol protocol;
    private readonly TrialLog log;
    private readonly EpochChannel channel;
    private readonly MovedMarkers moved;

    /// <summary>A reader of one recording's open signal.</summary>
    /// <exception cref="StudyException">There is no such channel, or it does not measure a potential.</exception>
    public ReflexReader(StimulusRecording recording, SignalFile signal, ReflexProtocol protocol, TrialLog log)
    {
        (this.recording, this.signal, this.protocol, this.log) = (recording, signal, protocol, log);
        channel = EpochChannels.Named(recording, signal, Microvolts.Unit);
        moved = new MovedMarkers(recording.Events);
    }

    /// <summary>Unit of the samples: µV, or unstated; scores have none.</summary>
    public Unit Unit => channel.Unit;

    public IReadOnlyList<ReflexReading> Read(IReadOnlyList<ReflexStimulus> stimuli)
    {
        var place = new Place(recording.File.Path);
        log.Add(signal.Notes);
        log.Add(ReflexChecks.OfRecording(channel, protocol, place));
        var readings = stimuli.Select(Reading).OfType<ReflexReading>().ToList();
        log.Add(ReflexChecks.Hum(readings, protocol, place));
        log.Add(moved.NotAsked());
        return WithoutRestless(readings);
    }

    private ReflexReading? Reading(ReflexStimulus stimulus)
    {
        var raw = Raw(stimulus);
        var fault = channel.FaultOf(raw, stimulus.Time);
        if (fault is not null)
        {
            return Rejected(stimulus, fault);
        }

        var reading = Measured(stimulus, raw!);
        fault = ReflexChecks.Fault(reading, protocol);
        if (fault is not null)
        {
            return Rejected(stimulus, fault);
        }

        log.Add(ReflexChecks.Of(reading, raw!, protocol));
        return WithOnset(reading);
    }

    private ReflexReading WithOnset(ReflexReading reading)
    {
        if (reading.Stimulus.Kind == ReflexKinds.Summation)
        {
            return reading;
        }

        var found = ReflexOnset.Of(reading, protocol.Onset);
        return reading with
        {
            Onset = moved.At(reading.Stimulus.Row, ReflexOnset.Mark, found, new(0), reading.Emg.End),
            Unmarked = () => moved.Unused(reading.Stimulus.Row, ReflexOnset.Mark),
        };
    }

    // With the margin of a filter as far as the recording goes; without the windows there is nothing.
    private Epoch? Raw(ReflexStimulus stimulus)
    {
        var (from, to) = Extent(stimulus.Kind);
        var margin = protocol.Filter.IsOn ? protocol.Filter.Margin.Value : 0;
        var onset = stimulus.Time.Onset;
        return channel.Cut(
            onset,
            new(Math.Max(from.Value - margin, Math.Min(from.Value, -onset.Value))),
            new(Math.Min(to.Value + margin, Math.Max(to.Value, channel.End.Value - onset.Value)))
        );
    }

    private (Seconds From, Seconds To) Extent(string kind)
    {
        var last = Math.Max(protocol.ResponseOf(kind).To.Value, protocol.Onset.Search.To.Value);
        return (protocol.Baseline.From, new(last + protocol.Onset.Hold.Value + protocol.Onset.Smoothing.Value));
    }

    private ReflexReading Measured(ReflexStimulus stimulus, Epoch raw)
    {
        var emg = protocol.Filter.Apply(raw);
        var baseline = emg.Between(protocol.Baseline.From, protocol.Baseline.To);
        var level = Moments.Mean(baseline);
        emg = emg with { Samples = [.. emg.Samples.Select(sample => sample - level)] };
        var rectified = emg with { Samples = [.. emg.Samples.Select(Math.Abs)] };
        var response = protocol.ResponseOf(stimulus.Kind);
        return new(
            stimulus,
            emg,
            rectified,
            WindowActivity.Of(rectified.Between(protocol.Baseline.From, protocol.Baseline.To)),
            WindowActivity.Of(rectified.Between(response.From, response.To))
        );
    }

    // A tense or moving muscle hides the reflex behind a wide baseline: the stimulus is no evidence of its absence.
    private List<ReflexReading> WithoutRestless(List<ReflexReading> readings)
    {
        if (readings.Count == 0)
        {
            return readings;
        }

        var sizes = readings.ConvertAll(r => ReflexChecks.BaselineRms(r, protocol));
        var counted = sizes.Where((_, i) => protocol.UsesBaselineOf(readings[i].Stimulus)).DefaultIfEmpty(sizes[0]);
        var sorted = counted.Order().ToList();
        var usual = sorted[(sorted.Count - 1) / 2];
        var kept = new List<ReflexReading>();
        for (var i = 0; i < readings.Count; i++)
        {
            if (protocol.UsesBaselineOf(readings[i].Stimulus) && sizes[i] > protocol.Quality.RestlessRatio * usual)
            {
                Rejected(readings[i].Stimulus, ReflexChecks.Restless(readings[i], sizes[i], usual, Unit, protocol));
            }
            else
            {
                kept.Add(readings[i]);
            }
        }

        return kept;
    }

    private ReflexReading? Rejected(ReflexStimulus stimulus, Note why)
    {
        log.Reject(stimulus.At.Of(ReflexOutcomes.Score), stimulus.Label, double.NaN, Unit.Parse("1"), why);
        return null;
    }
}
