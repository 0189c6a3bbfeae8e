namespace Dorsal.People;

/// <summary>What a treatment does: the strength of each way of acting, 0 (none) to 1 (full, with full adherence).</summary>
public enum Input
{
    /// <summary>Against inflammation (u_ai).</summary>
    AntiInflammatory,

    /// <summary>Graded activity and exercise (u_ex).</summary>
    Exercise,

    /// <summary>Cognitive treatment and education (u_cog).</summary>
    Cognitive,

    /// <summary>Training of sensory discrimination (u_sens).</summary>
    SensoryRetraining,

    /// <summary>A drug that raises descending inhibition (u_desc).</summary>
    DescendingDrug,

    /// <summary>Removal of nociceptive input, as a share (u_noc).</summary>
    NociceptiveBlock,
}
