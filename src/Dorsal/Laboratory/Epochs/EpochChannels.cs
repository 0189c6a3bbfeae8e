using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.Epochs;

/// <summary>Finds the channels of a recording that a test reads.</summary>
internal static class EpochChannels
{
    // BIDS: channels of other types, such as TRIG and MISC, are no muscles.
    private const string Muscle = "EMG";

    /// <summary>The channel that the sidecar's <c>Channel</c> names, else the only one.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="signal">Its open file.</param>
    /// <param name="wanted">Unit in which samples are wanted.</param>
    /// <exception cref="StudyException">There is no such channel, there are several, or it measures something else.</exception>
    public static EpochChannel Named(StimulusRecording recording, SignalFile signal, Unit wanted)
    {
        var names = signal.Channels.Select(c => c.Name).ToList();
        var wish = recording.Sidecar.Field("Channel")?.Value;
        var index = wish is null && names.Count == 1 ? 0 : names.IndexOf(wish ?? "");

        // The recording is what is left out, not the sidecar that speaks of others too.
        var place = new Place(recording.File.Path);
        if (index < 0)
        {
            var field = place with { Column = "Channel" };
            throw new StudyException(
                new Note(Grade.Error, "ChannelNotNamed", field, wish ?? "–", string.Join(", ", names))
            );
        }

        return InUnit(recording, signal, index, wanted)
            ?? throw new StudyException(
                new Note(Grade.Error, "UnitWrong", place, signal.Channels[index].Unit.Code, wanted.Symbol, names[index])
            );
    }

    /// <summary>All channels that measure a potential, in µV, other than those that the sidecar says to be of a type that is not EMG.</summary>
    /// <exception cref="StudyException">There is none.</exception>
    public static IReadOnlyList<EpochChannel> Muscles(StimulusRecording recording, SignalFile signal)
    {
        var muscles = Enumerable
            .Range(0, signal.Channels.Count)
            .Where(i => (recording.Sidecar.Column(signal.Channels[i].Name, "Type") ?? Muscle) == Muscle)
            .Select(i => InUnit(recording, signal, i, Microvolts.Unit))
            .OfType<EpochChannel>()
            .ToList();
        return muscles.Count > 0
            ? muscles
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "NoMuscleChannel",
                    new Place(recording.File.Path),
                    string.Join(", ", signal.Channels.Select(c => $"{c.Name} ({c.Unit.Code})"))
                )
            );
    }

    /// <summary>The warning of each channel whose unit is not stated: its samples are taken as they are.</summary>
    public static IEnumerable<Note> Unstated(
        StimulusRecording recording,
        IEnumerable<EpochChannel> channels,
        Unit wanted
    ) =>
        channels
            .Where(channel => channel.Unit == Unit.Unstated)
            .Select(channel => new Note(
                Grade.Warning,
                "UnitNotStated",
                new Place(recording.File.Path, null, channel.Name),
                null,
                wanted.Symbol,
                channel.Name
            ));

    private static EpochChannel? InUnit(StimulusRecording recording, SignalFile signal, int index, Unit wanted)
    {
        var channel = signal.Channels[index];
        var side = recording.Sidecar.Column(channel.Name, "Side") ?? "";
        return channel.Unit == Unit.Unstated ? new(signal, index, side, Unit.Unstated)
            : channel.Unit.ConvertsTo(wanted) ? new(signal, index, side, wanted)
            : null;
    }
}
