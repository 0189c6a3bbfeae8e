namespace Dorsal.People;

/// <summary>Inherited liabilities, z-scores: named variants and the rest of the genome (<c>genes.tsv</c>).</summary>
public enum Liability
{
    /// <summary>Gain of nociceptors.</summary>
    Nociceptors,

    /// <summary>Weaker descending inhibition.</summary>
    Inhibition,

    /// <summary>Stronger corticolimbic learning.</summary>
    Learning,

    /// <summary>Stronger inflammatory response.</summary>
    Inflammation,

    /// <summary>Stronger response to stress.</summary>
    Stress,

    /// <summary>Degeneration of discs.</summary>
    Discs,
}
