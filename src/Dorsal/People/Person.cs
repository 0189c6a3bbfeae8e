namespace Dorsal.People;

/// <summary>Where the pain of a person is.</summary>
public enum Region
{
    /// <summary>Low back.</summary>
    Back,

    /// <summary>Neck, after whiplash.</summary>
    Neck,
}

/// <summary>A virtual person before the course: covariates, genes, and what is the person's own.</summary>
/// <remarks>A person depends on seed, population and id alone, never on who else is in the cohort.</remarks>
/// <param name="id">The number of the person.</param>
/// <param name="region">Back or neck.</param>
/// <param name="known">What is known of the person and is not drawn; null for nothing.</param>
public sealed class Person(ulong id, Region region, KnownPerson? known = null)
{
    private readonly double[] covariates = new double[Enum.GetValues<Covariate>().Length];
    private readonly double[] liabilities = new double[Enum.GetValues<Liability>().Length];
    private readonly double[] latents = new double[Enum.GetValues<Latent>().Length];
    private readonly int[] alleles = new int[Gene.All.Count];

    /// <summary>The number of the person.</summary>
    public ulong Id { get; } = id;

    /// <summary>Back or neck.</summary>
    public Region Region { get; } = region;

    /// <summary>A covariate, in its own unit; what is known stays.</summary>
    public double this[Covariate covariate]
    {
        get => known?.Covariates.GetValueOrDefault(covariate) ?? covariates[(int)covariate];
        internal set => covariates[(int)covariate] = value;
    }

    /// <summary>An inherited liability, z.</summary>
    public double this[Liability liability]
    {
        get => liabilities[(int)liability];
        internal set => liabilities[(int)liability] = value;
    }

    /// <summary>What is the person's own, z.</summary>
    public double this[Latent latent]
    {
        get => latents[(int)latent];
        internal set => latents[(int)latent] = value;
    }

    /// <summary>Copies of the counted allele of a gene: 0, 1 or 2; what is known stays.</summary>
    public int this[Gene gene]
    {
        get => known?.Genes.GetValueOrDefault(gene.Name) ?? alleles[gene.Index];
        internal set => alleles[gene.Index] = value;
    }
}
