using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>The time-normalised cycles of one channel and condition in one recording.</summary>
/// <param name="Series">Channel, side and condition, under the outcome of MeanSD.</param>
/// <param name="Cycles">The cycles that count, in degrees.</param>
internal sealed record NormalisedCycles(SeriesKey Series, List<double[]> Cycles);

/// <summary>Turns a recording of repeated movement into trials: a cycle's range for each channel, and its duration.</summary>
internal sealed class MovementReader(TrialLog log, List<Trace> traces)
{
    private readonly List<NormalisedCycles> normalised = [];

    /// <summary>The cycles read so far, by recording, channel and condition.</summary>
    public IReadOnlyList<NormalisedCycles> Normalised => normalised;

    public void Read(StimulusRecording recording, MovementProtocol protocol)
    {
        using var signal = recording.Open();
        var angles = new AngleReader(recording, signal, log).Read();
        var file = recording.File.Path;
        log.Add(AngleChecks.Of(angles, protocol, file));
        var guide = GuideOf(recording, angles);
        var cycles = CyclesOf(recording, guide, protocol);
        if (cycles.Count == 0)
        {
            log.Add(new Note(Grade.Error, "NoCycles", new Place(file), null, null, guide.Name));
            return;
        }

        foreach (var cycle in cycles)
        {
            log.Add(cycle.Fault is null ? [] : [cycle.Fault]);
            Add(MovementOutcomes.CycleDuration, Key("", "", cycle), cycle, cycle.Duration, cycle.Fault);
        }

        foreach (var angle in angles)
        {
            ReadChannel(angle, cycles, protocol, file);
        }

        traces.Insert(traces.Count - angles.Count, MovementTrace.InTime(guide, cycles, file));
    }

    // Cycles of all channels are those of one: the channel that the sidecar names, else that with the largest movement.
    private static AngleChannel GuideOf(StimulusRecording recording, IReadOnlyList<AngleChannel> angles)
    {
        var wish = recording.Sidecar.Field("Channel");
        return wish is null
            ? AngleChecks.Widest(angles)
            : angles.FirstOrDefault(angle => angle.Name == wish.Value)
                ?? throw new StudyException(
                    new Note(
                        Grade.Error,
                        "ChannelNotNamed",
                        new Place(wish.File, null, "Channel"),
                        wish.Value,
                        string.Join(", ", angles.Select(angle => angle.Name))
                    )
                );
    }

    private List<MovementCycle> CyclesOf(StimulusRecording recording, AngleChannel guide, MovementProtocol protocol)
    {
        if (!protocol.ByAngle && recording.Events.Table.Rows.Count > 0)
        {
            var end = guide.Samples.Length / guide.Rate.Value;
            return [.. MovementCycles.FromEvents(recording, protocol, end)];
        }

        var found = MovementCycles.FromAngle(recording, guide.Samples, guide.Rate, protocol).ToList();
        var place = new Place(recording.File.Path);
        var span =
            found.Count == 0
                ? ""
                : $"{Show.Quantity(found[0].From.Value, "")}–{Show.Quantity(found[^1].From.Value, "s")}";
        log.Add(
            found.Count == 0
                ? []
                : [new Note(Grade.Note, "CyclesDetected", place, Show.Count(found.Count), span, guide.Name)]
        );
        return found;
    }

    private void ReadChannel(AngleChannel angle, List<MovementCycle> cycles, MovementProtocol protocol, string file)
    {
        var conditions = new Dictionary<string, NormalisedCycles>(StringComparer.Ordinal);
        foreach (var cycle in cycles)
        {
            var key = Key(angle.Name, angle.Side, cycle);
            conditions.TryAdd(cycle.Condition, new(key with { Outcome = MovementOutcomes.MeanSd.Id }, []));
            var curve = cycle.Fault is null ? angle.Normalised(cycle.From, cycle.To, protocol.Points) : [];
            var gap = cycle.Fault is null ? GapOf(angle, cycle, curve) : null;
            log.Add(gap is null ? [] : [gap]);
            if ((cycle.Fault ?? gap) is { } fault)
            {
                Add(MovementOutcomes.Range, key, cycle, double.NaN, fault);
                continue;
            }

            conditions[cycle.Condition].Cycles.Add(curve);
            Add(MovementOutcomes.Range, key, cycle, RangeOf(angle, cycle, curve), null);
        }

        foreach (var condition in conditions.Values)
        {
            normalised.Add(condition);
            log.Add(AngleChecks.Drift(condition.Cycles, protocol, new Place(file, null, angle.Name)));
            traces.Add(MovementTrace.Mean(condition, file));
        }
    }

    private static Note? GapOf(AngleChannel angle, MovementCycle cycle, double[] curve)
    {
        var missing = curve.Count(value => !double.IsFinite(value));
        foreach (var sample in angle.Between(cycle.From, cycle.To))
        {
            missing += double.IsFinite(sample) ? 0 : 1;
        }

        var place = cycle.Place with { Column = angle.Name };
        return missing == 0 ? null : new Note(Grade.Warning, "CycleSamplesMissing", place, cycle.Label, angle.Name);
    }

    private static double RangeOf(AngleChannel angle, MovementCycle cycle, double[] curve)
    {
        var (low, high) = (Math.Min(curve[0], curve[^1]), Math.Max(curve[0], curve[^1]));
        foreach (var sample in angle.Between(cycle.From, cycle.To))
        {
            (low, high) = (Math.Min(low, sample), Math.Max(high, sample));
        }

        return high - low;
    }

    private static SeriesKey Key(string site, string side, MovementCycle cycle) => new("", site, side, cycle.Condition);

    private void Add(Outcome outcome, SeriesKey key, MovementCycle cycle, double value, Note? fault) =>
        log.Add(
            new Trial(
                key with
                {
                    Outcome = outcome.Id,
                },
                cycle.Label,
                value,
                outcome.Unit,
                fault is null ? TrialStatus.Used : TrialStatus.Rejected,
                fault?.Code ?? "",
                cycle.Place
            )
        );
}
