namespace Dorsal.Numerics;

/// <summary>Whether an estimator gave a value, and if it did not, why.</summary>
public enum FitOutcome
{
    /// <summary>No estimator has run: the outcome of <c>default(Estimate)</c>.</summary>
    NotComputed = 0,

    /// <summary>There is a value; an interval only where the number of trials allows one.</summary>
    Fitted,

    /// <summary>There were fewer trials than the estimator needs.</summary>
    TooFewTrials,

    /// <summary>Each trial reached the floor or the ceiling: the data give a limit and no value.</summary>
    AllCensored,

    /// <summary>Only one trial lies between floor and ceiling: the spread, hence the value, cannot be known.</summary>
    TooFewUncensored,

    /// <summary>The values do not vary, and the quantity is a ratio to their variation.</summary>
    NoVariation,

    /// <summary>The quantity is a ratio, and what stands below the stroke is 0.</summary>
    ZeroDenominator,

    /// <summary>The data leave an end of the interval open, and with it the value.</summary>
    NotIdentified,
}
