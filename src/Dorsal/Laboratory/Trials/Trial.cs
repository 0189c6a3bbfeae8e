using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Laboratory;

/// <summary>Which series of trials a trial belongs to.</summary>
/// <param name="Outcome">Id of the outcome that is estimated from it.</param>
/// <param name="Site">Body site, or empty.</param>
/// <param name="Side">Side of the body, or empty.</param>
/// <param name="Condition">Condition, or empty.</param>
public sealed record SeriesKey(string Outcome, string Site, string Side, string Condition);

/// <summary>What became of a trial.</summary>
public enum TrialStatus
{
    /// <summary>It counts.</summary>
    Used,

    /// <summary>It counts as a bound only: the true value is at or below the floor.</summary>
    AtFloor,

    /// <summary>It counts as a bound only: the true value is at or above the ceiling.</summary>
    AtCeiling,

    /// <summary>It was practice and does not count.</summary>
    Practice,

    /// <summary>It does not count; the reason is stated.</summary>
    Rejected,
}

/// <summary>One trial as it was found, and what became of it. Nothing is lost: rejected trials stay in <c>trials.csv</c>.</summary>
/// <param name="Series">The series.</param>
/// <param name="Label">Number or name of the trial in its series.</param>
/// <param name="Value">Its value; NaN where there is none.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Code of the note that says why it was rejected, or who moved its marker; or empty.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Trial(
    SeriesKey Series,
    string Label,
    double Value,
    Unit Unit,
    TrialStatus Status,
    string Reason,
    Place Place
)
{
    /// <summary>How many equal trials this row of a table of counts stands for; 1 elsewhere.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The word of a yes or no to a graded stimulus, such as <c>two</c>; empty elsewhere.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Whether that answer was no: nothing, or one point, was felt.</summary>
    public bool IsNo { get; init; }

    /// <summary>Whether the trial enters the estimate, as a value or as a bound.</summary>
    public bool Counts => Status is TrialStatus.Used or TrialStatus.AtFloor or TrialStatus.AtCeiling;

    /// <summary>Whether only a bound is known.</summary>
    public bool IsCensored => Status is TrialStatus.AtFloor or TrialStatus.AtCeiling;
}
