using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.Epochs;

/// <summary>When a stimulus was given, by its row in the table of stimuli.</summary>
/// <param name="Onset">Time since the first sample; NaN where there is none.</param>
/// <param name="Fault">Why the stimulus does not count: no onset, or rejected by hand; else null.</param>
/// <param name="Place">Its row.</param>
internal sealed record StimulusTime(Seconds Onset, Note? Fault, Place Place)
{
    /// <summary>Reads the columns <c>onset</c> and <c>status</c> of a row.</summary>
    public static StimulusTime Of(TrialTable events, TableRow row)
    {
        var place = events.PlaceOf(row, "onset");
        var (onset, fault) = events.NumberOf(row, "onset");
        fault ??= double.IsNaN(onset) ? new Note(Grade.Note, "ValueMissing", place) : null;
        return new(new Seconds(onset), fault ?? MarkedRejected.Of(events, row, "status"), place);
    }
}
