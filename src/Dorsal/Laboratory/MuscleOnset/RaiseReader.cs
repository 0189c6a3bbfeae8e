using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>Reads the muscles of a recording around its cues, and finds their onsets; a person's marker comes before the detector's.</summary>
internal sealed class RaiseReader(
    StimulusRecording recording,
    SignalFile signal,
    OnsetProtocol protocol,
    MovedMarkers moved
)
{
    /// <summary>Name of the marker of a muscle's onset, in the report and for <c>dorsal study edit --move</c>.</summary>
    public static string MarkOf(MuscleChannel muscle) => "onset_" + muscle.Name;

    /// <summary>The raises, in the order of the table.</summary>
    public IReadOnlyList<ArmRaise> Raises()
    {
        var events = recording.Events;
        events.Table.Require("onset");
        return
        [
            .. events.Table.Rows.Select(
                (row, i) =>
                    new ArmRaise(
                        row,
                        SeriesKeys.LabelOf(events, row, i + 1),
                        events.PlaceOf(row, "onset"),
                        events.TextOf(row, "condition"),
                        events.TextOf(row, "block")
                    )
            ),
        ];
    }

    /// <summary>What a muscle did around each cue, without its onset; one far more active than usual before the cue does not count.</summary>
    public IReadOnlyList<MuscleReading> Envelopes(MuscleChannel muscle, IReadOnlyList<ArmRaise> raises)
    {
        var read = raises.Select(raise => Envelope(muscle, raise)).ToList();
        double[] rests = [.. read.Select(r => r.Envelope).OfType<MuscleEnvelope>().Select(e => e.BaselineMean).Order()];
        var limit = rests.Length == 0 ? double.NaN : protocol.ActiveRatio * rests[rests.Length / 2];
        return
        [
            .. read.Zip(
                raises,
                (reading, raise) =>
                    reading.Fault is null && reading.Envelope!.BaselineMean > limit
                        ? reading with
                        {
                            Fault = ActiveBefore(raise, reading.Envelope.BaselineMean, limit, muscle),
                        }
                        : reading
            ),
        ];
    }

    /// <summary>The onset of the prime mover after the cue.</summary>
    public MuscleReading PrimeMover(MuscleChannel muscle, ArmRaise raise, MuscleReading reading)
    {
        var found = WithOnset(muscle, raise, reading, new(0), protocol.LatestReaction);
        var early = found.Onset?.Time.Value < protocol.EarliestReaction.Value;
        return found.Fault is null && early
            ? found with
            {
                Fault = new Note(
                    Grade.Warning,
                    "ReactionTooEarly",
                    raise.Place,
                    Show.Quantity(1000 * found.Onset!.Time.Value, "ms"),
                    Show.Quantity(1000 * protocol.EarliestReaction.Value, "ms"),
                    muscle.Name
                ),
            }
            : found;
    }

    /// <summary>The onset of another muscle about that of the prime mover.</summary>
    public MuscleReading Other(MuscleChannel muscle, ArmRaise raise, MuscleReading reading, Seconds prime) =>
        WithOnset(
            muscle,
            raise,
            reading,
            new(prime.Value + protocol.SearchFrom.Value),
            new(prime.Value + protocol.SearchTo.Value)
        );

    private MuscleReading WithOnset(
        MuscleChannel muscle,
        ArmRaise raise,
        MuscleReading reading,
        Seconds from,
        Seconds to
    )
    {
        // What cannot be read has no place for a marker; what was active before may have one that a person sees.
        if (reading.Envelope is not { } envelope)
        {
            return reading;
        }

        var onset = moved.At(raise.Row, MarkOf(muscle), envelope.OnsetBetween(from, to, protocol.Rule.Hold));
        var fault =
            onset.IsMoved ? null
            : reading.Fault is not null ? reading.Fault
            : double.IsFinite(onset.Time.Value) ? null
            : envelope.IsActiveAt(from) ? ActiveBefore(raise, envelope.At(from), envelope.Level, muscle)
            : new Note(
                Grade.Warning,
                "MuscleOnsetNotFound",
                raise.Place,
                muscle.Name,
                $"{Show.Quantity(1000 * from.Value, "")} … {Show.Quantity(1000 * to.Value, "ms")}"
            );
        return reading with { Onset = onset, Fault = fault };
    }

    private MuscleReading Envelope(MuscleChannel muscle, ArmRaise raise)
    {
        var events = recording.Events;
        if (events.TextOf(raise.Row, "status") == "rejected")
        {
            var why = events.TextOf(raise.Row, "status_description");
            return Without(new Note(Grade.Note, "MarkedRejected", events.PlaceOf(raise.Row, "status"), why));
        }

        var (cue, fault) = events.NumberOf(raise.Row, "onset");
        if (fault is not null || double.IsNaN(cue))
        {
            return Without(fault ?? new Note(Grade.Note, "ValueMissing", raise.Place));
        }

        var from = new Seconds(protocol.Rule.BaselineFrom.Value - protocol.Rule.Margin.Value);
        var late = protocol.LatestReaction.Value + protocol.SearchTo.Value;
        var to = new Seconds(late + protocol.Rule.Hold.Value + protocol.Rule.Margin.Value);
        var epoch = EpochReader.Read(signal, muscle.Place, new Seconds(cue), from, to);
        if (epoch is null || epoch.HasGaps)
        {
            return Without(
                epoch is null
                    ? new Note(Grade.Warning, "EpochOutside", raise.Place, Show.Quantity(cue, "s"))
                    : new Note(
                        Grade.Warning,
                        "TrialSamplesMissing",
                        raise.Place,
                        Show.Count(epoch.Samples.Count(sample => !double.IsFinite(sample)))
                    )
            );
        }

        var scaled = epoch with { Samples = Array.ConvertAll(epoch.Samples, s => muscle.ToMicrovolts(s)) };
        return MuscleEnvelope.Of(scaled, protocol.Rule) is { } envelope
            ? new MuscleReading(envelope, null, null)
            : Without(
                new Note(Grade.Error, "EpochEmpty", raise.Place, Show.Quantity(epoch.SamplingFrequency.Value, "Hz"))
            );
    }

    private static Note ActiveBefore(ArmRaise raise, double value, double limit, MuscleChannel muscle) =>
        new(
            Grade.Warning,
            "MuscleActiveBefore",
            raise.Place,
            Show.Quantity(Math.Abs(value), "µV"),
            Show.Quantity(limit, "µV"),
            muscle.Name
        );

    private static MuscleReading Without(Note fault) => new(null, null, fault);
}
