using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>Reads the muscles of a recording around its cues, and finds their onsets; a person's marker comes before the detector's.</summary>
internal sealed class RaiseReader(StimulusRecording recording, OnsetProtocol protocol, MovedMarkers moved)
{
    /// <summary>Name of the marker of a muscle's onset, in the report and for <c>dorsal study edit --move</c>.</summary>
    public static string MarkOf(EpochChannel muscle) => "onset_" + muscle.Name;

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
                        StimulusTime.Of(events, row),
                        events.TextOf(row, "condition"),
                        events.TextOf(row, "block")
                    )
            ),
        ];
    }

    /// <summary>What a muscle did around each cue, without its onset; one far more active than usual before the cue does not count.</summary>
    public IReadOnlyList<MuscleReading> Envelopes(EpochChannel muscle, IReadOnlyList<ArmRaise> raises)
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
    public MuscleReading PrimeMover(EpochChannel muscle, ArmRaise raise, MuscleReading reading)
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
    public MuscleReading Other(EpochChannel muscle, ArmRaise raise, MuscleReading reading, Seconds prime) =>
        WithOnset(
            muscle,
            raise,
            reading,
            new(prime.Value + protocol.SearchFrom.Value),
            new(prime.Value + protocol.SearchTo.Value)
        );

    private MuscleReading WithOnset(
        EpochChannel muscle,
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

        var onset = moved.At(
            raise.Row,
            MarkOf(muscle),
            envelope.OnsetBetween(from, to, protocol.Rule.Hold),
            envelope.Emg.Start,
            envelope.Emg.End
        );
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

    private MuscleReading Envelope(EpochChannel muscle, ArmRaise raise)
    {
        var from = new Seconds(protocol.Rule.BaselineFrom.Value - protocol.Rule.Margin.Value);
        var late = protocol.LatestReaction.Value + protocol.SearchTo.Value;
        var to = new Seconds(late + protocol.Rule.Hold.Value + protocol.Rule.Margin.Value);
        var (epoch, fault) = muscle.Read(raise.Cue, from, to);
        if (epoch is null)
        {
            return Without(fault!);
        }

        return MuscleEnvelope.Of(epoch, protocol.Rule) is { } envelope
            ? new MuscleReading(envelope, null, null)
            : Without(
                new Note(Grade.Error, "EpochEmpty", raise.Place, Show.Quantity(epoch.SamplingFrequency.Value, "Hz"))
            );
    }

    private static Note ActiveBefore(ArmRaise raise, double value, double limit, EpochChannel muscle) =>
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
