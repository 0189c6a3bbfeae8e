namespace Dorsal.Numerics.Networks;

/// <summary>Edges above the threshold that hang together.</summary>
/// <param name="Edges">Their indices, ascending.</param>
/// <param name="Intensity">Sum of |t| - threshold over them.</param>
/// <param name="PExtent">p of the number of edges, corrected for all components of the network.</param>
/// <param name="PIntensity">p of the intensity, corrected likewise.</param>
public sealed record NetworkComponent(IReadOnlyList<int> Edges, double Intensity, double PExtent, double PIntensity);

/// <summary>
/// Network-based statistic: do connected edges differ between groups, with covariates held equal? (Zalesky, Fornito and Bullmore,
/// NeuroImage 2010;53:1197-1207.)
/// </summary>
/// <remarks>
/// Each edge has the t of the effect in a linear model with intercept and covariates; edges with |t| above the threshold form components,
/// and the largest one of each permutation is what observed ones are held against. Permuted are the residuals of the model without the
/// effect (Freedman and Lane, J Bus Econ Stat 1983;1:292-298; Winkler et al., NeuroImage 2014;92:381-397). p = (b + 1) / (m + 1)
/// (Phipson and Smyth, Stat Appl Genet Mol Biol 2010;9:39). Both signs count, and may meet in a component. The error rate is held for
/// a component as a whole, never for one of its edges.
/// </remarks>
public sealed class NetworkStatistic
{
    private readonly double[] effect;
    private readonly double[][] nuisance;
    private readonly double[][] residuals;
    private readonly (int A, int B)[] ends;
    private readonly double threshold;
    private readonly int degreesOfFreedom;

    private NetworkStatistic(
        IReadOnlyList<double[]> edges,
        (int A, int B)[] ends,
        double[] effect,
        IReadOnlyList<double[]> covariates,
        double threshold
    )
    {
        nuisance = Orthonormal([Array.ConvertAll(effect, _ => 1.0), .. covariates]);
        this.effect = Without(nuisance, effect);
        this.ends = ends;
        this.threshold = threshold;
        residuals = [.. edges.Select(edge => Without(nuisance, edge))];
        degreesOfFreedom = effect.Length - nuisance.Length - 1;
    }

    /// <summary>Tests all components of a network.</summary>
    /// <param name="edges">Each edge's values (Fisher's z) of all people, finite.</param>
    /// <param name="ends">The two regions of each edge.</param>
    /// <param name="effect">What is tested: 1 for one group and 0 for the other, or a number; one a person.</param>
    /// <param name="covariates">What is held equal; may be empty.</param>
    /// <param name="threshold">|t| from which an edge counts, above 0.</param>
    /// <param name="permutations">At least 1.</param>
    /// <param name="random">Where the permutations come from.</param>
    /// <returns>The components by falling extent, then intensity.</returns>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a value is not finite, too few people are left, or the effect is told by the covariates.
    /// </exception>
    public static IReadOnlyList<NetworkComponent> Components(
        IReadOnlyList<double[]> edges,
        IReadOnlyList<(int A, int B)> ends,
        double[] effect,
        IReadOnlyList<double[]> covariates,
        double threshold,
        int permutations,
        RandomStream random
    )
    {
        Check(edges, ends, effect, covariates, permutations);
        ArgumentNullException.ThrowIfNull(random);
        Guard.Positive(threshold);
        var network = new NetworkStatistic(edges, [.. ends], effect, covariates, threshold);
        if (network.degreesOfFreedom < 1 || Moments.SumOfSquares(network.effect, 0) < 1e-10 * effect.Length)
        {
            throw new ArgumentException("Too few people, or the covariates tell the effect.", nameof(covariates));
        }

        return network.Test(permutations, random);
    }

    private List<NetworkComponent> Test(int permutations, RandomStream random)
    {
        int[] order = [.. Enumerable.Range(0, effect.Length)];
        var observed = Found(order);
        var extents = observed.Select(_ => 1).ToArray();
        var intensities = observed.Select(_ => 1).ToArray();
        for (var m = 0; m < permutations && observed.Count > 0; m++)
        {
            Shuffle.InPlace(order, random);
            var found = Found(order);
            var extent = found.Select(component => component.Edges.Count).DefaultIfEmpty(0).Max();
            var intensity = found.Select(component => component.Intensity).DefaultIfEmpty(0).Max();
            for (var i = 0; i < observed.Count; i++)
            {
                extents[i] += extent >= observed[i].Edges.Count ? 1 : 0;
                intensities[i] += intensity >= observed[i].Intensity ? 1 : 0;
            }
        }

        double P(int reached) => reached / (permutations + 1.0);
        return
        [
            .. observed
                .Select((c, i) => new NetworkComponent(c.Edges, c.Intensity, P(extents[i]), P(intensities[i])))
                .OrderByDescending(component => component.Edges.Count)
                .ThenByDescending(component => component.Intensity),
        ];
    }

    // Components of the edges above the threshold, with the residuals in a given order.
    private List<(List<int> Edges, double Intensity)> Found(int[] order)
    {
        var forest = new Dictionary<int, int>();
        int Root(int region) => forest.TryGetValue(region, out var parent) && parent != region ? Root(parent) : region;
        var above = new List<(int Edge, double Excess)>();
        var permuted = new double[order.Length];
        for (var edge = 0; edge < residuals.Length; edge++)
        {
            for (var i = 0; i < order.Length; i++)
            {
                permuted[i] = residuals[edge][order[i]];
            }

            var excess = Math.Abs(T(permuted)) - threshold;
            if (excess > 0)
            {
                above.Add((edge, excess));
                forest[Root(ends[edge].A)] = Root(ends[edge].B);
            }
        }

        return
        [
            .. above
                .GroupBy(edge => Root(ends[edge.Edge].A))
                .Select(group => (group.Select(e => e.Edge).ToList(), group.Sum(e => e.Excess))),
        ];
    }

    // t of the effect in the full model, where the response is a residual of the model without it.
    private double T(double[] response)
    {
        var squares = Dot(effect, effect);
        var slope = Dot(effect, response) / squares;
        var rest = Dot(response, response) - (slope * slope * squares);
        foreach (var column in nuisance)
        {
            var part = Dot(column, response);
            rest -= part * part;
        }

        return rest > 0 ? slope / Math.Sqrt(rest / degreesOfFreedom / squares) : 0;
    }

    private static double[][] Orthonormal(IReadOnlyList<double[]> columns)
    {
        var kept = new List<double[]>();
        foreach (var column in columns)
        {
            var rest = Without(kept, Without(kept, column));
            var length = Math.Sqrt(Dot(rest, rest));

            // A covariate that the others tell holds nothing more equal.
            if (length > 1e-10 * Math.Sqrt(Dot(column, column)))
            {
                kept.Add(Array.ConvertAll(rest, value => value / length));
            }
        }

        return [.. kept];
    }

    private static double[] Without(IReadOnlyList<double[]> orthonormal, double[] column)
    {
        double[] rest = [.. column];
        foreach (var unit in orthonormal)
        {
            var part = Dot(unit, rest);
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] -= part * unit[i];
            }
        }

        return rest;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Check(
        IReadOnlyList<double[]> edges,
        IReadOnlyList<(int A, int B)> ends,
        double[] effect,
        IReadOnlyList<double[]> covariates,
        int permutations
    )
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(ends);
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(covariates);
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        Guard.SameLength(edges.Count, ends.Count, nameof(ends));
        foreach (var column in edges.Concat(covariates).Append(effect))
        {
            Guard.SameLength(effect.Length, column.Length, nameof(edges));
            Guard.Finite(column);
        }
    }
}
