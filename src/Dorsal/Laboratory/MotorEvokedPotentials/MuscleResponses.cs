using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>The response of one muscle to one pulse, or why there is none to look at.</summary>
/// <param name="Muscle">The muscle.</param>
/// <param name="Pulse">The pulse.</param>
/// <param name="Response">What the epoch shows, or null.</param>
/// <param name="Fault">Why it does not count, or null.</param>
internal sealed record MuscleResponse(MuscleChannel Muscle, Pulse Pulse, MepResponse? Response, Note? Fault);

/// <summary>Reads the responses of all muscles to all pulses of a recording, an epoch at a time.</summary>
internal sealed class MuscleResponses(
    StimulusRecording recording,
    SignalFile signal,
    MepProtocol protocol,
    TrialLog log
)
{
    /// <summary>The responses muscle by muscle, each in the order of the pulses; background is judged when a muscle is complete.</summary>
    /// <param name="look">Sees each epoch that was read, in µV; what it does not keep is gone.</param>
    public IEnumerable<MuscleResponse> Read(Action<MuscleResponse, Epoch>? look = null)
    {
        log.Add(signal.Notes);
        var pulses = Pulses.Of(recording.Events, protocol).ToList();
        return MuscleChannels.Of(recording, signal, log).SelectMany(muscle => Judged(Of(muscle, pulses, look)));
    }

    private List<MuscleResponse> Of(MuscleChannel muscle, List<Pulse> pulses, Action<MuscleResponse, Epoch>? look)
    {
        var responses = new List<MuscleResponse>();
        foreach (var pulse in pulses)
        {
            var epoch = double.IsNaN(pulse.Onset.Value) ? null : EpochOf(muscle, pulse);
            var response = epoch is null || epoch.HasGaps ? null : MepResponse.Of(epoch, pulse.Interval, protocol);
            var read = new MuscleResponse(muscle, pulse, response, pulse.Fault ?? FaultOf(pulse, epoch, response));
            responses.Add(read);
            if (read.Fault is null)
            {
                look?.Invoke(read, epoch!);
            }
        }

        return responses;
    }

    private Epoch? EpochOf(MuscleChannel muscle, Pulse pulse)
    {
        var from = new Seconds(protocol.BackgroundFrom.Value - pulse.Interval.Value);
        var epoch = EpochReader.Read(signal, muscle.Place, pulse.Onset, from, protocol.WindowTo);
        return epoch is null ? null : epoch with { Samples = [.. epoch.Samples.Select(muscle.ToMicrovolts)] };
    }

    private Note? FaultOf(Pulse pulse, Epoch? epoch, MepResponse? response)
    {
        var place = pulse.Place;
        return epoch is null ? new Note(Grade.Warning, "EpochOutside", place, Show.Quantity(pulse.Onset.Value, "s"))
            : epoch.HasGaps
                ? new Note(
                    Grade.Error,
                    "TrialSamplesMissing",
                    place,
                    Show.Count(epoch.Samples.Count(sample => !double.IsFinite(sample)))
                )
            : response is null
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
    }

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
                        Grade.Warning,
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
