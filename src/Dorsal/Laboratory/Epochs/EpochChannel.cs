using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.Epochs;

/// <summary>One channel of an open recording, in the unit that a test wants, cut around stimuli.</summary>
/// <param name="signal">The open file.</param>
/// <param name="index">Place of the channel in it.</param>
/// <param name="side">Side of the body by the sidecar's description of the channel, or empty.</param>
/// <param name="unit">Unit of the samples that are read: the wanted one, or unstated.</param>
internal sealed class EpochChannel(SignalFile signal, int index, string side, Unit unit)
{
    private readonly SignalChannel channel = signal.Channels[index];

    /// <summary>Its name in the file.</summary>
    public string Name => channel.Name;

    /// <summary>Side of the body, or empty.</summary>
    public string Side => side;

    /// <summary>Unit of the samples that are read: the wanted one, or unstated where the file states none.</summary>
    public Unit Unit => unit;

    /// <summary>Samples a second.</summary>
    public Hertz SamplingFrequency => channel.SamplingFrequency;

    /// <summary>Time of the last sample since the first.</summary>
    public Seconds End => new((channel.Samples - 1) / channel.SamplingFrequency.Value);

    /// <summary>The window around a stimulus, or null where it is not wholly within the recording.</summary>
    /// <param name="onset">Time of the stimulus since the first sample.</param>
    /// <param name="from">Begin of the window relative to the stimulus.</param>
    /// <param name="to">Its end.</param>
    public Epoch? Cut(Seconds onset, Seconds from, Seconds to)
    {
        var epoch = EpochReader.Read(signal, index, onset, from, to);
        return epoch is null || channel.Unit == unit
            ? epoch
            : epoch with
            {
                Samples = Array.ConvertAll(epoch.Samples, sample => channel.Unit.Convert(sample, unit)),
            };
    }

    /// <summary>The window around a stimulus with all its samples, or why there is none.</summary>
    /// <param name="stimulus">The stimulus.</param>
    /// <param name="from">Begin of the window relative to the stimulus.</param>
    /// <param name="to">Its end.</param>
    public (Epoch? Epoch, Note? Fault) Read(StimulusTime stimulus, Seconds from, Seconds to)
    {
        if (stimulus.Fault is not null)
        {
            return (null, stimulus.Fault);
        }

        var epoch = Cut(stimulus.Onset, from, to);
        var fault = FaultOf(epoch, stimulus);
        return (fault is null ? epoch : null, fault);
    }

    /// <summary>Why an epoch that was cut cannot be used: it reaches beyond the recording, or samples are missing; else null.</summary>
    public Note? FaultOf(Epoch? epoch, StimulusTime stimulus) =>
        epoch is null
            ? new Note(
                Grade.Warning,
                "EpochOutside",
                stimulus.Place,
                Show.Quantity(stimulus.Onset.Value, "s"),
                Show.Quantity(End.Value, "s")
            )
        : epoch.HasGaps
            ? new Note(
                Grade.Error,
                "EpochSamplesMissing",
                stimulus.Place,
                Show.Count(epoch.Samples.Count(sample => !double.IsFinite(sample)))
            )
        : null;
}
