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
    private readonly int channel;

    /// <summary>A reader of one recording's open signal.</summary>
    /// <exception cref="StudyException">There is no such channel, or it does not measure a potential.</exception>
    public ReflexReader(StimulusRecording recording, SignalFile signal, ReflexProtocol protocol, TrialLog log)
    {
        (this.recording, this.signal, this.protocol, this.log) = (recording, signal, protocol, log);
        channel = Channel();
    }

    private SignalChannel Emg => signal.Channels[channel];

    /// <summary>Unit of the samples.</summary>
    public Unit Unit => Emg.Unit;

    public IReadOnlyList<ReflexReading> Read(IReadOnlyList<ReflexStimulus> stimuli)
    {
        log.Add(signal.Notes);
        log.Add(ReflexChecks.OfRecording(Emg, protocol, Place));
        var readings = stimuli.Select(Reading).OfType<ReflexReading>().ToList();
        log.Add(ReflexChecks.Hum(readings, protocol, Place));
        return WithoutRestless(readings);
    }

    private Place Place => new(recording.File.Path);

    // The channel that the sidecar names, else the only one.
    private int Channel()
    {
        var names = signal.Channels.Select(c => c.Name).ToList();
        var named = recording.Sidecar.Field("Channel");
        var place = named is null ? Place : new Place(named.File, null, "Channel");
        var found = named is null ? (names.Count == 1 ? 0 : -1) : names.IndexOf(named.Value);
        if (found < 0)
        {
            var note = new Note(Grade.Error, "EmgChannelUnknown", place, named?.Value, string.Join(", ", names));

            // The recording is what is left out, not the sidecar that speaks of others too.
            throw new StudyException(note with { Place = Place with { Column = "Channel" } });
        }

        var unit = signal.Channels[found].Unit;
        return unit == Unit.Unstated || unit.Dimension == Dimension.Potential
            ? found
            : throw new StudyException(
                new Note(Grade.Error, "UnitWrong", Place, unit.Code, Microvolts.Unit.Symbol, names[found])
            );
    }

    private ReflexReading? Reading(ReflexStimulus stimulus)
    {
        var raw = Raw(stimulus);
        var fault = raw is null ? Outside(stimulus) : ReflexChecks.OfSamples(raw, stimulus);
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
        return reading;
    }

    // With the margin of a filter as far as the recording goes; without the windows there is nothing.
    private Epoch? Raw(ReflexStimulus stimulus)
    {
        var (from, to) = Extent(stimulus.Kind);
        var margin = protocol.Filter.IsOn ? protocol.Filter.Margin.Value : 0;
        var end = (Emg.Samples - 1) / Emg.SamplingFrequency.Value;
        var wide = EpochReader.Read(
            signal,
            channel,
            stimulus.Onset,
            new(Math.Max(from.Value - margin, Math.Min(from.Value, -stimulus.Onset.Value))),
            new(Math.Min(to.Value + margin, Math.Max(to.Value, end - stimulus.Onset.Value)))
        );
        return wide;
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
        var usual = sizes.Order().ElementAt((sizes.Count - 1) / 2);
        var kept = new List<ReflexReading>();
        for (var i = 0; i < readings.Count; i++)
        {
            if (sizes[i] > protocol.Quality.RestlessRatio * usual)
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

    private Note Outside(ReflexStimulus stimulus) =>
        new(
            Grade.Error,
            "WindowOutside",
            stimulus.Place,
            Show.Quantity(stimulus.Onset.Value, "s"),
            Show.Quantity(Emg.Samples / Emg.SamplingFrequency.Value, "s")
        );
}
