using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>A channel that records a muscle.</summary>
/// <param name="Place">Its place in the file.</param>
/// <param name="Name">Name of the muscle: that of the channel.</param>
/// <param name="Side">Side of the body by the sidecar's description of the channel, or empty.</param>
/// <param name="ToMicrovolts">Turns its samples into µV.</param>
internal sealed record MuscleChannel(int Place, string Name, string Side, Func<double, double> ToMicrovolts);

/// <summary>Finds the muscles of a recording.</summary>
internal static class MuscleChannels
{
    // BIDS: channels of other types, such as TRIG and MISC, are no muscles.
    private const string Muscle = "EMG";

    /// <summary>All channels that measure a potential, other than those that the sidecar says to be of a type that is not EMG.</summary>
    /// <exception cref="StudyException">There is none.</exception>
    public static IReadOnlyList<MuscleChannel> Of(StimulusRecording recording, SignalFile signal, TrialLog log)
    {
        var place = new Place(recording.File.Path);
        var muscles = new List<MuscleChannel>();
        for (var i = 0; i < signal.Channels.Count; i++)
        {
            var (name, unit) = (signal.Channels[i].Name, signal.Channels[i].Unit);
            var side = recording.Sidecar.Column(name, "Side") ?? "";
            if ((recording.Sidecar.Column(name, "Type") ?? Muscle) != Muscle)
            {
                continue;
            }

            if (unit == Unit.Unstated)
            {
                log.Add(
                    new Note(
                        Grade.Warning,
                        "UnitNotStated",
                        place with
                        {
                            Column = name,
                        },
                        null,
                        Microvolts.Unit.Symbol,
                        name
                    )
                );
                muscles.Add(new(i, name, side, v => v));
            }
            else if (unit.ConvertsTo(Microvolts.Unit))
            {
                muscles.Add(new(i, name, side, v => unit.Convert(v, Microvolts.Unit)));
            }
        }

        return muscles.Count > 0
            ? muscles
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "NoMuscleChannel",
                    place,
                    string.Join(", ", signal.Channels.Select(c => $"{c.Name} ({c.Unit.Code})"))
                )
            );
    }
}
