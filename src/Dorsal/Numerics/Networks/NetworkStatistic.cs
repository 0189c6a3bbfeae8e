namespace Dorsal.Numerics.Networks;

/// <summary>The effect on an edge, covariates held equal.</summary>
/// <param name="Slope">The difference between the groups, or the change with each unit of the effect, in the edges' unit.</param>
/// <param name="T">Its t.</param>
public readonly record struct EdgeEffect(double Slope, double T);

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
        nuisance = Projection.Orthonormal([Array.ConvertAll(effect, _ => 1.0), .. covariates]);
        this.effect = Projection.Without(nuisance, effect);
        this.ends = ends;
        this.threshold = threshold;
        residuals = [.. edges.Select(edge => Projection.Without(nuisance, edge))];
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
        ArgumentNullException.ThrowIfNull(ends);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        Guard.Positive(threshold);
        Check(edges, effect, covariates);
        Guard.SameLength(edges.Count, ends.Count, nameof(ends));
        var network = new NetworkStatistic(edges, [.. ends], effect, covariates, threshold);
        return network.IsTold
            ? throw new ArgumentException("Too few people, or the covariates tell the effect.", nameof(covariates))
            : network.Test(permutations, random);
    }

    /// <summary>The effect on each edge.</summary>
    /// <inheritdoc cref="Components" path="/param"/>
    /// <returns>Empty where too few people are left, or the covariates tell the effect: then nothing can be tested.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a value is not finite.</exception>
    public static IReadOnlyList<EdgeEffect> Effects(
        IReadOnlyList<double[]> edges,
        double[] effect,
        IReadOnlyList<double[]> covariates
    )
    {
        Check(edges, effect, covariates);
        var network = new NetworkStatistic(edges, [], effect, covariates, 0);
        return network.IsTold ? [] : [.. network.residuals.Select(network.EffectOn)];
    }

    // Without people to spare, or with covariates that say who is in which group.
    private bool IsTold => degreesOfFreedom < 1 || Projection.Dot(effect, effect) < 1e-10 * effect.Length;

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

            var excess = Math.Abs(EffectOn(permuted).T) - threshold;
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

    // In the full model, where the response is a residual of the model without the effect.
    private EdgeEffect EffectOn(double[] response)
    {
        var squares = Projection.Dot(effect, effect);
        var slope = Projection.Dot(effect, response) / squares;
        var rest = Projection.Dot(response, response) - (slope * slope * squares);
        foreach (var column in nuisance)
        {
            var part = Projection.Dot(column, response);
            rest -= part * part;
        }

        return new(slope, rest > 0 ? slope / Math.Sqrt(rest / degreesOfFreedom / squares) : 0);
    }

    private static void Check(IReadOnlyList<double[]> edges, double[] effect, IReadOnlyList<double[]> covariates)
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(covariates);
        foreach (var column in edges.Concat(covariates).Append(effect))
        {
            Guard.SameLength(effect.Length, column.Length, nameof(edges));
            Guard.Finite(column);
        }
    }
}
