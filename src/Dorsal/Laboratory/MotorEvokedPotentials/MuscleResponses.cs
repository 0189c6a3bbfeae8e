using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>A muscle that was recorded.</summary>
/// <param name="Name">Its name: that of the channel.</param>
/// <param name="Side">Side of the body, or empty.</param>
internal readonly record struct Muscle(string Name, string Side);

/// <summary>The response of one muscle to one pulse, or why there is none to look at.</summary>
/// <param name="Muscle">The muscle.</param>
/// <param name="Pulse">The pulse.</param>
/// <param name="Response">What the epoch shows, or null.</param>
/// <param name="Fault">Why it does not count, or null.</param>
internal sealed record MuscleResponse(Muscle Muscle, Pulse Pulse, MepResponse? Response, Note? Fault)
{
    /// <summary>What is to be said about markers that a person moved.</summary>
    public IReadOnlyList<Note> Moved { get; init; } = [];
}

/// <summary>Reads the responses of all muscles to all pulses of a recording, an epoch at a time.</summary>
internal sealed class MuscleResponses(
    StimulusRecording recording,
    SignalFile signal,
    MepProtocol protocol,
    TrialLog log
)
{
    private readonly MovedMarkers moved = new(recording.Events);

    /// <summary>The responses muscle by muscle, each in the order of the pulses; background is judged when a muscle is complete.</summary>
    /// <param name="look">Sees each epoch that was read, in µV; what it does not keep is gone.</param>
    public IEnumerable<MuscleResponse> Read(Action<MuscleResponse, Epoch>? look = null)
    {
        log.Add(signal.Notes);
        var pulses = Pulses.Of(recording.Events, protocol).ToList();
        var channels = EpochChannels.Muscles(recording, signal);
        log.Add(EpochChannels.Unstated(recording, channels, Microvolts.Unit));
        foreach (var response in channels.SelectMany(channel => Judged(Of(channel, pulses, look))))
        {
            log.Add(response.Moved);
            yield return response;
        }

        log.Add(moved.NotAsked());
    }

    private List<MuscleResponse> Of(EpochChannel channel, List<Pulse> pulses, Action<MuscleResponse, Epoch>? look)
    {
        var responses = new List<MuscleResponse>();
        var muscle = new Muscle(channel.Name, channel.Side);
        foreach (var pulse in pulses)
        {
            var (epoch, read) = ResponseOf(channel, muscle, pulse);
            responses.Add(read);
            if (read.Fault is null)
            {
                look?.Invoke(read, epoch!);
            }
        }

        return responses;
    }

    // A trial rejected by hand is measured nevertheless, so that its table shows what was rejected.
    private (Epoch? Epoch, MuscleResponse Read) ResponseOf(EpochChannel channel, Muscle muscle, Pulse pulse)
    {
        if (double.IsNaN(pulse.Time.Onset.Value))
        {
            return (null, new MuscleResponse(muscle, pulse, null, pulse.Time.Fault));
        }

        var from = new Seconds(protocol.BackgroundFrom.Value - pulse.Interval.Value);
        var epoch = channel.Cut(pulse.Time.Onset, from, protocol.WindowTo);
        if (channel.FaultOf(epoch, pulse.Time) is { } unread)
        {
            return (null, new MuscleResponse(muscle, pulse, null, pulse.Time.Fault ?? unread));
        }

        IReadOnlyList<Note> notes = [];
        MepSpan? ByHand(MepSpan? found)
        {
            var markers = new MovedSpan(moved, protocol);
            (var span, notes) = markers.Of(found, epoch!, muscle.Name, pulse.Row, pulse.Place);
            return span;
        }

        var response = MepResponse.Of(epoch!, pulse.Interval, protocol, ByHand);
        notes = response is { IsPresent: false } ? [.. notes.Select(note => Unused(note, muscle, pulse))] : notes;
        var fault = pulse.Time.Fault ?? FaultOf(pulse.Place, epoch!, response);
        return (epoch, new MuscleResponse(muscle, pulse, response, fault) { Moved = notes });
    }

    // Markers of a response that is absent mark nothing.
    private Note Unused(Note note, Muscle muscle, Pulse pulse)
    {
        var isOnset = note.Arguments.Contains(MovedSpan.OnsetOf(muscle.Name));
        return note.Code == "MarkerMoved"
            ? moved.Unused(pulse.Row, isOnset ? MovedSpan.OnsetOf(muscle.Name) : MovedSpan.OffsetOf(muscle.Name))
            : note;
    }

    private Note? FaultOf(Place place, Epoch epoch, MepResponse? response) =>
        response is null
            ? new Note(Grade.Error, "EpochEmpty", place, Show.Quantity(epoch.SamplingFrequency.Value, "Hz"))
        : response.PeakToPeak > protocol.HighestPossible.Value
            ? new Note(
                Grade.Error,
                "ValueImpossible",
                place,
                Show.Quantity(response.PeakToPeak, "µV"),
                "0 … " + Show.Quantity(protocol.HighestPossible.Value, "µV")
            )
        : !protocol.IsActive && response.BackgroundRange > protocol.BackgroundLimit.Value
            ? new Note(
                Grade.Warning,
                "BackgroundNotAtRest",
                place,
                Show.Quantity(response.BackgroundRange, "µV"),
                Show.Quantity(protocol.BackgroundLimit.Value, "µV")
            )
        : null;

    // At work the background must be that of the other trials, within so many SD (evidence C1).
    private IEnumerable<MuscleResponse> Judged(List<MuscleResponse> responses)
    {
        double[] background = [.. responses.Where(r => r.Fault is null).Select(r => r.Response!.BackgroundRms)];
        if (!protocol.IsActive || background.Length < 2)
        {
            return responses;
        }

        var mean = background.Average();
        var reach =
            protocol.BackgroundSd * Math.Sqrt(background.Sum(b => (b - mean) * (b - mean)) / (background.Length - 1));
        return responses.Select(r =>
            r.Fault is null && Math.Abs(r.Response!.BackgroundRms - mean) > reach
                ? r with
                {
                    Fault = new Note(
                        Grade.Note,
                        "BackgroundUnlikeOthers",
                        r.Pulse.Place,
                        Show.Quantity(r.Response.BackgroundRms, "µV"),
                        $"{Show.Quantity(mean, "")} ± {Show.Quantity(reach, "µV")}"
                    ),
                }
                : r
        );
    }
}
