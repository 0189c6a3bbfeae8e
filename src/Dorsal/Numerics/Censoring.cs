namespace Dorsal.Numerics;

/// <summary>How a recorded number stands to the true value of its trial.</summary>
public enum Censoring
{
    /// <summary>The true value was seen.</summary>
    Exact = 0,

    /// <summary>The device stopped at its lower limit: the true value is at or below the recorded one.</summary>
    AtFloor,

    /// <summary>The device stopped at its upper limit: the true value is at or above the recorded one.</summary>
    AtCeiling,
}
