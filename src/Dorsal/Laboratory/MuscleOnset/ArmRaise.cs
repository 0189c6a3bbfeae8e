using Dorsal.Laboratory.Epochs;
using Dorsal.Messages;
using Dorsal.Studies.Tables;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>One muscle during one arm raise.</summary>
/// <param name="Envelope">Its activity; null where it could not be read.</param>
/// <param name="Onset">When it became active, relative to the cue; null where it was not looked for.</param>
/// <param name="Fault">Why it does not count, or null.</param>
internal sealed record MuscleReading(MuscleEnvelope? Envelope, MovedMarker? Onset, Note? Fault);

/// <summary>One arm raise after a cue.</summary>
/// <param name="Row">Its row in the table of cues.</param>
/// <param name="Label">Number or name of the trial.</param>
/// <param name="Cue">When the cue was given.</param>
/// <param name="Condition">Condition, or empty.</param>
/// <param name="Block">Block, or empty.</param>
internal sealed record ArmRaise(TableRow Row, string Label, StimulusTime Cue, string Condition, string Block)
{
    /// <summary>Where it stands.</summary>
    public Place Place => Cue.Place;

    /// <summary>Condition and block as one: each block has a mean and an SD of its own.</summary>
    public string Series => $"{Condition} {(Block.Length == 0 ? "" : "block " + Block)}".Trim();
}
