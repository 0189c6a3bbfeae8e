using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>An onset relative to the prime mover's, with what a person decided about it.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Muscle">The muscle, its side and condition: what blocks have in common.</param>
/// <param name="Block">The block.</param>
/// <param name="Moved">Notes about markers moved by hand.</param>
internal sealed record OnsetTrial(Trial Trial, SeriesKey Muscle, string Block, IReadOnlyList<Note> Moved);

/// <summary>Turns recordings of rapid arm raises into a trial of each muscle for each raise.</summary>
internal sealed class OnsetTrials(TrialLog log, List<Trace> traces)
{
    private readonly List<OnsetTrial> trials = [];
    private readonly HashSet<SeriesKey> traced = [];

    /// <summary>All trials read so far.</summary>
    public IReadOnlyList<OnsetTrial> Trials => trials;

    /// <summary>What concerns all values of a muscle.</summary>
    public Dictionary<string, List<Note>> AboutMuscle { get; } = new(StringComparer.Ordinal);

    public void Read(StimulusRecording recording, OnsetProtocol protocol)
    {
        using var signal = recording.Open();
        log.Add(signal.Notes);
        var muscles = EpochChannels.Muscles(recording, signal);
        log.Add(EpochChannels.Unstated(recording, muscles, Microvolts.Unit));
        var prime = PrimeMover.Of(recording, muscles);
        var moved = new MovedMarkers(recording.Events);
        var reader = new RaiseReader(recording, protocol, moved);
        var raises = reader.Raises();
        var primes = reader
            .Envelopes(prime, raises)
            .Zip(raises, (reading, raise) => reader.PrimeMover(prime, raise, reading))
            .ToList();
        AddFaults(primes);
        foreach (var muscle in muscles.Where(muscle => muscle != prime))
        {
            var readings = reader.Envelopes(muscle, raises);
            AddEcg(recording, muscle, readings, protocol);
            for (var i = 0; i < raises.Count; i++)
            {
                var isKnown = primes[i].Fault is null;
                var other = isKnown
                    ? reader.Other(muscle, raises[i], readings[i], primes[i].Onset!.Time)
                    : readings[i] with
                    {
                        Fault = primes[i].Fault,
                    };
                Add(muscle, raises[i], primes[i], other, isKnown);
                Look(prime, muscle, raises[i], primes[i], other, recording);
            }
        }

        log.Add(moved.NotAsked());
    }

    // A fault of the prime mover is one note, and the reason of every muscle's trial.
    private void AddFaults(IEnumerable<MuscleReading> primes)
    {
        foreach (var prime in primes)
        {
            log.Add(prime.Fault is null ? [] : [prime.Fault]);
            log.Add(prime.Onset?.Note is { } moved ? [moved] : []);
        }
    }

    private void Add(EpochChannel muscle, ArmRaise raise, MuscleReading prime, MuscleReading other, bool isKnown)
    {
        var key = new SeriesKey(OnsetOutcomes.Relative.Id, muscle.Name, muscle.Side, raise.Series);
        List<Note> hands = [.. new[] { prime.Onset?.Note, other.Onset?.Note }.OfType<Note>()];
        log.Add(isKnown && other.Fault is not null ? [other.Fault] : []);
        log.Add(other.Onset?.Note is { } moved ? [moved] : []);
        var trial = new Trial(
            key,
            raise.Label,
            other.Fault is null ? 1000 * (other.Onset!.Time.Value - prime.Onset!.Time.Value) : double.NaN,
            OnsetOutcomes.Milliseconds,
            other.Fault is null ? TrialStatus.Used : TrialStatus.Rejected,
            other.Fault?.Code ?? (hands.Count > 0 ? hands[0].Code : ""),
            raise.Place
        );
        log.Add(trial);
        trials.Add(new OnsetTrial(trial, key with { Condition = raise.Condition }, raise.Block, hands));
    }

    // The heart beats once a second: some baselines hold a peak far sharper than EMG at rest.
    private void AddEcg(
        StimulusRecording recording,
        EpochChannel muscle,
        IReadOnlyList<MuscleReading> readings,
        OnsetProtocol protocol
    )
    {
        var read = readings.Select(r => r.Envelope).OfType<MuscleEnvelope>().ToList();
        var sharp = read.Count(envelope => envelope.Crest > protocol.EcgCrest);
        if (sharp == 0 || sharp < protocol.EcgShare * read.Count)
        {
            return;
        }

        var note = new Note(
            Grade.Warning,
            "EcgLikely",
            new Place(recording.File.Path, null, muscle.Name),
            Show.Count(sharp),
            Show.Count(read.Count),
            muscle.Name
        );
        log.Add(note);
        (AboutMuscle.TryGetValue(muscle.Name, out var notes) ? notes : AboutMuscle[muscle.Name] = []).Add(note);
    }

    private void Look(
        EpochChannel prime,
        EpochChannel muscle,
        ArmRaise raise,
        MuscleReading mover,
        MuscleReading other,
        StimulusRecording recording
    )
    {
        var key = new SeriesKey(OnsetOutcomes.Relative.Id, muscle.Name, muscle.Side, raise.Series);
        if (other.Fault is null && traced.Add(key))
        {
            var first = key with { Site = prime.Name, Side = prime.Side };
            traces.AddRange(
                traced.Add(first)
                    ? [OnsetTrace.Of(first, raise.Label, mover.Envelope!, [(prime, mover)], recording)]
                    : []
            );
            traces.Add(OnsetTrace.Of(key, raise.Label, other.Envelope!, [(muscle, other), (prime, mover)], recording));
        }
    }
}
