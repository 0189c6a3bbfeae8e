namespace Dorsal.People;

/// <summary>How pain and the loss of grey matter hang together (claim 6.3).</summary>
public enum GreyMatterCause
{
    /// <summary>No cause is claimed: the deficit follows the pain.</summary>
    None,

    /// <summary>Over-activity of the regions: the deficit follows their activity.</summary>
    Overactivity,

    /// <summary>Something else that comes with pain, here distress and inactivity.</summary>
    Other,
}

/// <summary>The sign of prefrontal to periaqueductal connectivity when descending inhibition is weak (claim 4.3).</summary>
public enum PrefrontalPag
{
    /// <summary>No sign is claimed; both are shown.</summary>
    Open,

    /// <summary>Less connectivity.</summary>
    Reduced,

    /// <summary>More connectivity at rest.</summary>
    RaisedAtRest,
}

/// <summary>
/// The answers to what the fact sheet calls not known, each a named switch (claims 4.3, 4.4, 4.5, 5.4, 6.3, 7.4, 8.3, 10.4). A
/// run records those that it used. The defaults are those of <c>claims.md</c>.
/// </summary>
public sealed record Hypotheses
{
    /// <summary>The defaults of the claims.</summary>
    public static Hypotheses Default { get; } = new();

    /// <summary>Those of the Python prototype: all three arrows of claim 4.4, the rest as by default.</summary>
    public static Hypotheses Prototype { get; } = new() { InhibitionPredisposes = true };

    /// <summary>4.4 <c>consequence</c>: pain weakens descending inhibition.</summary>
    public bool InhibitionFollowsPain { get; init; } = true;

    /// <summary>4.4 <c>maintains</c>: lost inhibition keeps or deepens pain.</summary>
    public bool InhibitionMaintainsPain { get; init; } = true;

    /// <summary>4.4 <c>predisposition</c> (and 4.5): a capacity that was weak before onset makes pain stronger.</summary>
    public bool InhibitionPredisposes { get; init; }

    /// <summary>4.3: the sign of the connectivity that goes with weak inhibition.</summary>
    public PrefrontalPag PrefrontalPag { get; init; }

    /// <summary>5.4 <c>direct</c>: cold gain bears on the course by itself; else only through psychology (<c>mediated</c>).</summary>
    public bool ColdActsDirectly { get; init; }

    /// <summary>6.3: what the deficit of grey matter follows.</summary>
    public GreyMatterCause GreyMatterCause { get; init; }

    /// <summary>7.4 <c>contributes</c>: motor smudging feeds back to pain.</summary>
    public bool SmudgingContributes { get; init; }

    /// <summary>8.3 <c>contributes</c>: impaired homeostatic plasticity feeds back to pain.</summary>
    public bool HomeostaticContributes { get; init; }

    /// <summary>10.4 <c>moderated</c>: sensory retraining works better where the deficit is marked.</summary>
    public bool RetrainingModerated { get; init; }
}
