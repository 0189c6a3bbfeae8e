using Dorsal.Laboratory.Epochs;
using Dorsal.Messages;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>What stimuli are given for: the words of the column <c>kind</c>.</summary>
internal static class ReflexKinds
{
    /// <summary>One of an ascending and descending search for the threshold.</summary>
    public const string Staircase = "staircase";

    /// <summary>One of a single ascending series up to the first reflex.</summary>
    public const string Ascending = "ascending";

    /// <summary>One of a series of equal stimuli.</summary>
    public const string Summation = "summation";

    /// <summary>Any other: it has a score, a latency and perhaps a label.</summary>
    public const string Single = "single";

    public static IReadOnlyList<string> All { get; } = [Staircase, Ascending, Summation, Single];
}

/// <summary>Where and under which condition stimuli were given.</summary>
internal sealed record ReflexPlace(string Site, string Side, string Condition)
{
    public SeriesKey Of(Outcome outcome) => new(outcome.Id, Site, Side, Condition);
}

/// <summary>One stimulus: a train of electric pulses, given at once.</summary>
/// <param name="At">Where it was given.</param>
/// <param name="Kind">What for, one of <see cref="ReflexKinds"/>.</param>
/// <param name="Run">Number of the staircase's run or of the series, with the recording's own; empty where none is stated.</param>
/// <param name="Pulse">Number of the stimulus in its series, from 1; 0 outside series.</param>
/// <param name="Intensity">How strong; NaN where the kind needs none.</param>
/// <param name="Unit">Unit of the intensity: mA, or unstated.</param>
/// <param name="Time">When it was given.</param>
/// <param name="Row">Its row in the table of stimuli.</param>
/// <param name="Labelled">What the examiner saw; null where there is no label.</param>
/// <param name="Label">How it is named among the trials.</param>
/// <param name="File">The recording.</param>
internal sealed record ReflexStimulus(
    ReflexPlace At,
    string Kind,
    string Run,
    int Pulse,
    double Intensity,
    Unit Unit,
    StimulusTime Time,
    TableRow Row,
    bool? Labelled,
    string Label,
    string File
)
{
    /// <summary>Its row.</summary>
    public Place Place => Time.Place;
}
