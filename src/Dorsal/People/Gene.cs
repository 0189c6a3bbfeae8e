using System.Globalization;

namespace Dorsal.People;

/// <summary>A named variant that adds to a liability: a row of <c>genes.tsv</c>.</summary>
/// <remarks>
/// The weights are those of the prototype and deliberately generous: named variants explain a quarter to a half of a liability,
/// far more than real ones do (evidence D1: SNP heritability about 8-12 %). They are not for claims about real genotypes.
/// </remarks>
/// <param name="Index">The row, from 0.</param>
/// <param name="Name">The gene's symbol.</param>
/// <param name="Frequency">Frequency of the counted allele.</param>
/// <param name="Liability">The liability that it adds to.</param>
/// <param name="Weight">An SD of the count adds this much before the liability is brought to SD 1.</param>
/// <param name="Rest">SD of the rest of the genome in that liability, before it is brought to SD 1.</param>
public sealed record Gene(int Index, string Name, double Frequency, Liability Liability, double Weight, double Rest)
{
    /// <summary>All genes of the table.</summary>
    public static IReadOnlyList<Gene> All { get; } =
    [
        .. EmbeddedTable
            .Read("Dorsal.People.genes.tsv")
            .Skip(1)
            .Select(
                (cells, row) =>
                    new Gene(
                        row,
                        cells[0],
                        double.Parse(cells[1], CultureInfo.InvariantCulture),
                        Enum.Parse<Liability>(cells[2]),
                        double.Parse(cells[3], CultureInfo.InvariantCulture),
                        double.Parse(cells[4], CultureInfo.InvariantCulture)
                    )
            ),
    ];

    /// <summary>A count of alleles as a z-score of the population.</summary>
    public double Standard(int alleles) => (alleles - (2 * Frequency)) / Math.Sqrt(2 * Frequency * (1 - Frequency));
}
