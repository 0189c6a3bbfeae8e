using Dorsal.Units;

namespace Dorsal.Laboratory.TemporalSummation;

/// <summary>How ratings become one number; ratio and difference rank people differently (evidence C.2), so each has a name of its own.</summary>
internal enum Summary
{
    /// <summary>Mean of the trains over mean of the single stimuli (wind-up ratio, DFNS).</summary>
    WindUpRatio,

    /// <summary>Mean of trains less single stimuli.</summary>
    TrainMinusSingle,

    /// <summary>Slope of the ratings over the pulses of a train.</summary>
    Slope,

    /// <summary>Last pulse less first.</summary>
    LastMinusFirst,

    /// <summary>Mean of all later pulses less first.</summary>
    RestMinusFirst,

    /// <summary>Mean of the last three pulses less mean of the first four.</summary>
    LateMinusEarly,
}

/// <summary>A form of the test: a modality, fast or slow, with the outcomes that it yields; the main one first.</summary>
/// <param name="Modality">Word in the column <c>modality</c>.</param>
/// <param name="IsSlow">Whether the stimuli are too far apart to wind up: slow repeated evoked pain.</param>
/// <param name="Outcomes">The outcomes, in the order of a report.</param>
internal sealed record SummationForm(
    string Modality,
    bool IsSlow,
    IReadOnlyList<(Summary Summary, Outcome Outcome)> Outcomes
)
{
    /// <summary>The series under which the ratings stand: none of the outcomes is on their scale, so they have a name of their own.</summary>
    public Outcome Ratings =>
        new((IsSlow ? "slow_ratings_" : "ratings_") + Modality, "", PainRating.Unit, UnitScale.Linear, Gain.None);

    /// <summary>Whether each pulse of a train is rated, rather than a single stimulus and a whole train.</summary>
    public bool IsPulses => Outcomes[0].Summary is not (Summary.WindUpRatio or Summary.TrainMinusSingle);

    /// <summary>Words in the column <c>kind</c> that go with the form.</summary>
    public IReadOnlyList<string> Kinds => IsPulses ? ["pulse"] : ["single", "train"];

    /// <summary>The outcome of a summary, or null where the form has none.</summary>
    public Outcome? Find(Summary summary) => Outcomes.FirstOrDefault(o => o.Summary == summary).Outcome;
}
