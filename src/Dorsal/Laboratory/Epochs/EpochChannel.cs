using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.Epochs;

/// <summary>The channel of a recording that a test reads, in the unit that it wants, cut around stimuli.</summary>
internal sealed class EpochChannel
{
    private readonly SignalFile signal;
    private readonly int channel;
    private readonly StimulusRecording recording;
    private readonly Func<double, double> convert;

    private EpochChannel(SignalFile signal, int channel, StimulusRecording recording, Func<double, double> convert)
    {
        this.signal = signal;
        this.channel = channel;
        this.recording = recording;
        this.convert = convert;
    }

    /// <summary>The channel that the sidecar's <c>Channel</c> names, else the only one.</summary>
    /// <param name="signal">The open file.</param>
    /// <param name="recording">The recording.</param>
    /// <param name="wanted">Unit in which samples are wanted.</param>
    /// <param name="log">Gets the warning that the unit is not stated.</param>
    /// <exception cref="StudyException">There is no such channel, there are several, or it measures something else.</exception>
    public static EpochChannel Of(SignalFile signal, StimulusRecording recording, Unit wanted, TrialLog log)
    {
        var names = signal.Channels.Select(c => c.Name).ToList();
        var wish = recording.Sidecar.Field("Channel")?.Value;
        var index = wish is null && names.Count == 1 ? 0 : names.IndexOf(wish ?? "");
        var place = new Place(recording.Sidecar.FileOf("Channel") ?? recording.File.Path, null, "Channel");
        if (index < 0)
        {
            throw new StudyException(
                new Note(Grade.Error, "ChannelNotNamed", place, wish ?? "–", string.Join(", ", names))
            );
        }

        var unit = signal.Channels[index].Unit;
        if (unit == Unit.Unstated)
        {
            var column = new Place(recording.File.Path, null, names[index]);
            log.Add(new Note(Grade.Warning, "UnitNotStated", column, null, wanted.Symbol, names[index]));
            return new(signal, index, recording, v => v);
        }

        return unit.ConvertsTo(wanted)
            ? new(signal, index, recording, v => unit.Convert(v, wanted))
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "UnitWrong",
                    new Place(recording.File.Path),
                    unit.Code,
                    wanted.Symbol,
                    names[index]
                )
            );
    }

    /// <summary>The window around a stimulus, or why there is none: rejected, no onset, outside the recording, samples missing.</summary>
    public (Epoch? Epoch, Note? Fault) Read(TableRow row, Seconds from, Seconds to)
    {
        var events = recording.Events;
        var place = events.PlaceOf(row, "onset");
        if (events.TextOf(row, "status") == "rejected")
        {
            return (null, new Note(Grade.Note, "MarkedRejected", place, events.TextOf(row, "status_description")));
        }

        var (onset, fault) = events.NumberOf(row, "onset");
        if (fault is not null || double.IsNaN(onset))
        {
            return (null, fault ?? new Note(Grade.Note, "ValueMissing", place));
        }

        var epoch = EpochReader.Read(signal, channel, new Seconds(onset), from, to);
        return epoch is null ? (null, new Note(Grade.Warning, "EpochOutside", place, Show.Quantity(onset, "s")))
            : epoch.HasGaps
                ? (
                    null,
                    new Note(
                        Grade.Warning,
                        "SamplesMissing",
                        place,
                        Show.Count(epoch.Samples.Count(s => !double.IsFinite(s)))
                    )
                )
            : (epoch with { Samples = Array.ConvertAll(epoch.Samples, s => convert(s)) }, null);
    }
}
