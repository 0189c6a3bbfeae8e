using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>Reads the angles of a recording: all channels in degrees or radians that are not said to be of another type.</summary>
internal sealed class AngleReader(StimulusRecording recording, SignalFile signal, TrialLog log)
{
    // BIDS types of motion channels that are angles: of a joint, of a segment in space.
    private static readonly string[] Types = ["JNTANG", "ORNT"];

    private const double FullTurn = 360;

    /// <summary>The angles, in the order of the file.</summary>
    /// <exception cref="StudyException">There is none, or the recording's clock cannot be, or is that of other channels.</exception>
    public IReadOnlyList<AngleChannel> Read()
    {
        log.Add(signal.Notes);
        var clock = Enumerable.Range(0, signal.Channels.Count).Where(IsClock).Select(i => SampleClock.Of(this, i));
        var time = clock.FirstOrDefault();
        var angles = Enumerable.Range(0, signal.Channels.Count).Where(IsAngle).Select(i => Of(i, time)).ToList();
        return angles.Count > 0
            ? angles
            : throw new StudyException(
                new Note(
                    Grade.Error,
                    "NoAngleChannel",
                    new Place(recording.File.Path),
                    string.Join(", ", signal.Channels.Select(c => $"{c.Name} ({c.Unit.Code})"))
                )
            );
    }

    /// <summary>Samples of a channel in another unit.</summary>
    internal double[] Samples(int channel, Unit wanted)
    {
        var samples = new double[signal.Channels[channel].Samples];
        signal.Read(channel, 0, samples);
        var unit = signal.Channels[channel].Unit;
        return unit == Unit.Unstated ? samples : Array.ConvertAll(samples, v => unit.Convert(v, wanted));
    }

    internal Hertz RateOf(int channel) => signal.Channels[channel].SamplingFrequency;

    internal Place PlaceOf(int channel) => new(recording.File.Path, null, signal.Channels[channel].Name);

    private string? TypeOf(int channel) => recording.Sidecar.Column(signal.Channels[channel].Name, "Type");

    private bool IsClock(int channel) =>
        TypeOf(channel) == "LATENCY"
        || (TypeOf(channel) is null && signal.Channels[channel].Unit.ConvertsTo(Seconds.Unit));

    private bool IsAngle(int channel)
    {
        var unit = signal.Channels[channel].Unit;
        return (TypeOf(channel) is not { } type || Types.Contains(type, StringComparer.Ordinal))
            && (unit == Unit.Unstated || unit.ConvertsTo(MovementOutcomes.Degrees));
    }

    private AngleChannel Of(int channel, SampleClock? clock)
    {
        var (name, place) = (signal.Channels[channel].Name, PlaceOf(channel));
        if (signal.Channels[channel].Unit == Unit.Unstated)
        {
            log.Add(new Note(Grade.Warning, "UnitNotStated", place, null, MovementOutcomes.Degrees.Symbol, name));
        }

        var turned = Unwrapped(Samples(channel, MovementOutcomes.Degrees), place);
        if (clock is not null && clock.Count != turned.Length)
        {
            throw new StudyException(
                new Note(Grade.Error, "ClockOfOthers", place, Show.Count(clock.Count), Show.Count(turned.Length))
            );
        }

        var even = clock is { IsUneven: true } ? clock.Even(turned) : turned;
        if (clock is { IsUneven: true })
        {
            log.Add(clock.Uneven);
        }

        return new AngleChannel(name, recording.Sidecar.Column(name, "Side") ?? "", even, RateOf(channel));
    }

    // From one sample to the next no segment turns by half a circle: the angle went over ±180° and goes on from there.
    private double[] Unwrapped(double[] samples, Place place)
    {
        var (turns, jumps, last) = (0.0, 0, double.NaN);
        var smooth = new double[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            var step = samples[i] - last;
            if (Math.Abs(step) > FullTurn / 2 && Math.Abs(step) <= FullTurn)
            {
                turns -= Math.CopySign(FullTurn, step);
                jumps++;
            }

            last = double.IsFinite(samples[i]) ? samples[i] : last;
            smooth[i] = samples[i] + turns;
        }

        if (jumps > 0)
        {
            log.Add(new Note(Grade.Warning, "AngleWrapped", place, Show.Count(jumps)));
        }

        return smooth;
    }
}
