using Dorsal.Units;

namespace Dorsal.Studies.Edits;

/// <summary>A decision that a person took about one trial. It stands beside the data and outlives every detector.</summary>
/// <param name="Line">Line of the trial in its table, as quality notes and <c>trials.csv</c> give it.</param>
/// <param name="RowText">The cells of that row when the decision was taken, joined by spaces: a decision about a row that has changed since is not applied.</param>
/// <param name="Mark">The marker that was moved, such as <c>onset</c>; empty where the trial was rejected.</param>
/// <param name="Time">Where the marker was moved to, relative to the stimulus; null where the trial was rejected.</param>
/// <param name="Who">Who decided.</param>
/// <param name="When">On which day, as <c>2026-01-31</c>.</param>
/// <param name="Why">The reason.</param>
public sealed record ManualEdit(
    int Line,
    string RowText,
    string Mark,
    Seconds? Time,
    string Who,
    string When,
    string Why
)
{
    /// <summary>Whether the trial was rejected; else a marker was moved.</summary>
    public bool IsRejection => Time is null;
}
