using Dorsal.Laboratory.Epochs;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>Puts the markers that a person moved in the place of those that were found.</summary>
internal sealed class MovedSpan(MovedMarkers moved, MepProtocol protocol)
{
    /// <summary>Name of the marker of a muscle's onset, in the report and for <c>dorsal study edit --move</c>.</summary>
    public static string OnsetOf(string muscle) => "onset_" + muscle;

    /// <summary>Name of the marker of its offset.</summary>
    public static string OffsetOf(string muscle) => "offset_" + muscle;

    /// <summary>The span as it counts, and what is to be said about it.</summary>
    /// <param name="found">What the detector found, as samples of the window; null for nothing.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="muscle">Name of the muscle.</param>
    /// <param name="row">The pulse.</param>
    /// <param name="place">Where it stands.</param>
    public (MepSpan? Span, IReadOnlyList<Note> Notes) Of(
        MepSpan? found,
        Epoch epoch,
        string muscle,
        TableRow row,
        Place place
    )
    {
        var (first, length) = epoch.Window(protocol.WindowFrom, protocol.WindowTo);
        Seconds Time(int? sample) => sample is { } known ? epoch.TimeOf(first + known) : new(double.NaN);
        var onset = moved.At(row, OnsetOf(muscle), Time(found?.First), protocol.WindowFrom, protocol.WindowTo);
        var offset = moved.At(row, OffsetOf(muscle), Time(found?.Last), protocol.WindowFrom, protocol.WindowTo);
        Note[] notes = [.. new[] { onset.Note, offset.Note }.OfType<Note>()];
        if (!onset.IsMoved && !offset.IsMoved)
        {
            return (found, notes);
        }

        double Sample(Seconds time) =>
            Math.Round((time.Value - epoch.Start.Value) * epoch.SamplingFrequency.Value) - first;
        var (begin, end) = (Sample(onset.Time), Sample(offset.Time));
        return begin >= 0 && end > begin && end < length
            ? (new MepSpan((int)begin, (int)end), notes)
            : (
                found,
                [MovedMarkers.OutOfPlace(place, [onset.Time, offset.Time], protocol.WindowFrom, protocol.WindowTo)]
            );
    }
}
