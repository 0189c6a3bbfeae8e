namespace Dorsal.Numerics.Networks;

/// <summary>The strongest edges of a connectivity matrix, each as strong as the other.</summary>
/// <remarks>A region all of whose edges are NaN was not measured and is no part of the graph. Clustering: Watts and Strogatz, Nature 1998;393:440-442. Efficiency: Latora and Marchiori, Phys Rev Lett 2001;87:198701.</remarks>
public sealed class BinaryGraph
{
    private readonly List<int>[] neighbours;
    private readonly bool[] isMeasured;

    private BinaryGraph(List<int>[] neighbours, bool[] isMeasured) =>
        (this.neighbours, this.isMeasured) = (neighbours, isMeasured);

    /// <summary>Keeps the highest correlations.</summary>
    /// <param name="matrix">Symmetric; edges that are NaN do not exist.</param>
    /// <param name="density">Share of all possible edges that is kept, above 0 to 1.</param>
    /// <remarks>Of equal correlations the one of the lower regions is kept.</remarks>
    public static BinaryGraph Of(double[,] matrix, double density)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Guard.Positive(density);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(density, 1);
        var n = matrix.GetLength(0);
        var edges = Enumerable
            .Range(0, n)
            .SelectMany(i => Enumerable.Range(i + 1, n - i - 1).Select(j => (I: i, J: j)))
            .Where(edge => !double.IsNaN(matrix[edge.I, edge.J]))
            .ToList();
        var kept = Kept(edges.Count, density);
        var lists = Enumerable.Range(0, n).Select(_ => new List<int>()).ToArray();
        var measured = edges.SelectMany(edge => (int[])[edge.I, edge.J]).ToHashSet();
        foreach (var (i, j) in edges.OrderByDescending(edge => matrix[edge.I, edge.J]).Take(kept))
        {
            lists[i].Add(j);
            lists[j].Add(i);
        }

        return new BinaryGraph(lists, [.. Enumerable.Range(0, n).Select(measured.Contains)]);
    }

    /// <summary>How many of all possible edges a density keeps.</summary>
    internal static int Kept(int possible, double density) =>
        (int)Math.Round(density * possible, MidpointRounding.AwayFromZero);

    /// <summary>Edges of each region; NaN where it was not measured.</summary>
    public IReadOnlyList<double> Degrees =>
        [.. neighbours.Select((list, region) => isMeasured[region] ? list.Count : double.NaN)];

    /// <summary>Whether no edge was kept: such a graph says nothing.</summary>
    public bool IsEmpty => Array.TrueForAll(neighbours, list => list.Count == 0);

    /// <summary>
    /// Mean over regions of the share of their neighbours that are neighbours of each other; 0 below two neighbours. NaN without edges.
    /// </summary>
    public double Clustering =>
        IsEmpty ? double.NaN : neighbours.Where((_, region) => isMeasured[region]).Average(ClusteringOf);

    /// <summary>
    /// Mean over pairs of regions of 1 / the number of edges on the shortest path; 0 where there is none. NaN without edges.
    /// </summary>
    public double Efficiency
    {
        get
        {
            if (IsEmpty)
            {
                return double.NaN;
            }

            var n = isMeasured.Count(one => one);
            var sum = 0.0;
            for (var start = 0; start < neighbours.Length; start++)
            {
                sum += Distances(start).Where(distance => distance > 0).Sum(distance => 1.0 / distance);
            }

            return sum / (n * (n - 1.0));
        }
    }

    /// <summary>
    /// Modularity Q of the communities found by joining, from single regions on, those two that raise Q most (Clauset, Newman and Moore,
    /// Phys Rev E 2004;70:066111). Deterministic: of equal joins that of the lowest regions. The highest Q possible may be a little higher.
    /// NaN without edges.
    /// </summary>
    public double Modularity()
    {
        var n = neighbours.Length;
        if (IsEmpty)
        {
            return double.NaN;
        }

        var ends = (double)neighbours.Sum(list => list.Count);

        // Share of edge ends that join two communities, and of those that belong to one.
        var joint = new double[n, n];
        var share = neighbours.Select(list => list.Count / ends).ToArray();
        for (var i = 0; i < n; i++)
        {
            foreach (var j in neighbours[i])
            {
                joint[i, j] = 1 / ends;
            }
        }

        var there = Enumerable.Range(0, n).ToList();
        while (BestJoin(there, joint, share) is var (a, b))
        {
            foreach (var k in there.Where(k => k != a && k != b))
            {
                joint[a, k] += joint[b, k];
                joint[k, a] = joint[a, k];
            }

            joint[a, a] += joint[b, b] + (2 * joint[a, b]);
            share[a] += share[b];
            there.Remove(b);
        }

        return there.Sum(i => joint[i, i] - (share[i] * share[i]));
    }

    private double ClusteringOf(List<int> list) =>
        list.Count < 2
            ? 0
            : list.Sum(a => list.Count(b => b != a && neighbours[a].Contains(b)))
                / (double)(list.Count * (list.Count - 1));

    private static (int A, int B)? BestJoin(List<int> there, double[,] joint, double[] share)
    {
        (int, int)? best = null;
        var highest = 1e-12;
        for (var i = 0; i < there.Count; i++)
        {
            for (var j = i + 1; j < there.Count; j++)
            {
                var (a, b) = (there[i], there[j]);
                var gain = 2 * (joint[a, b] - (share[a] * share[b]));
                if (gain > highest + 1e-12)
                {
                    (best, highest) = ((a, b), gain);
                }
            }
        }

        return best;
    }

    private int[] Distances(int start)
    {
        var distances = new int[neighbours.Length];
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var next in neighbours[at].Where(next => next != start && distances[next] == 0))
            {
                distances[next] = distances[at] + 1;
                queue.Enqueue(next);
            }
        }

        return distances;
    }
}
