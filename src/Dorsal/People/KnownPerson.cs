namespace Dorsal.People;

/// <summary>What is known of a person before the draw: a row of a population table.</summary>
/// <param name="Id">The number of the person.</param>
/// <param name="Covariates">Known covariates, each in its own unit.</param>
/// <param name="Genes">Known copies of the counted allele, 0, 1 or 2, by the gene's symbol.</param>
public sealed record KnownPerson(
    ulong Id,
    IReadOnlyDictionary<Covariate, double?> Covariates,
    IReadOnlyDictionary<string, int?> Genes
);
