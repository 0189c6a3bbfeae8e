using Dorsal.Numerics.Networks;

namespace Dorsal.Tests.Numerics.Networks;

/// <summary>Graph measures of graphs whose measures are known.</summary>
public sealed class BinaryGraphTests
{
    [Fact]
    public void Two_triangles_joined_by_an_edge_have_the_measures_worked_out_by_hand()
    {
        var graph = BinaryGraph.Of(Matrix(6, (0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)), 7.0 / 15);
        Assert.Equal([2, 2, 3, 3, 2, 2], graph.Degrees);

        // Corners 1, the two joined regions 1 of 3 pairs.
        Assert.Equal((4 + (2 / 3.0)) / 6, graph.Clustering, 1e-12);

        // 7 pairs at distance 1, 4 at 2, 4 at 3.
        Assert.Equal((7 + (4 / 2.0) + (4 / 3.0)) / 15, graph.Efficiency, 1e-12);

        // Newman and Girvan: 2 communities with 3 of 7 edges and half of the ends each.
        Assert.Equal((2 * (3 / 7.0)) - (2 * 0.25), graph.Modularity(), 1e-12);
    }

    [Fact]
    public void Missing_edges_are_neither_kept_nor_counted()
    {
        var matrix = Matrix(4, (0, 1), (1, 2));
        for (var i = 0; i < 4; i++)
        {
            (matrix[i, 3], matrix[3, i]) = (double.NaN, double.NaN);
        }

        var graph = BinaryGraph.Of(matrix, 2.0 / 3);
        Assert.Equal([1, 2, 1, double.NaN], graph.Degrees);

        // Among the three that were measured: 2 pairs at distance 1, one at 2.
        Assert.Equal((2 + (1 / 2.0)) / 3, graph.Efficiency, 1e-12);
    }

    [Fact]
    public void A_region_that_was_not_measured_dilutes_no_mean()
    {
        (int, int)[] edges = [(0, 1), (0, 2), (1, 2), (2, 3)];
        var (alone, beside) = (Matrix(4, edges), Matrix(5, edges));
        for (var i = 0; i < 5; i++)
        {
            (beside[i, 4], beside[4, i]) = (double.NaN, double.NaN);
        }

        var (one, other) = (BinaryGraph.Of(alone, 4.0 / 6), BinaryGraph.Of(beside, 4.0 / 6));
        Assert.Equal((2 + (1 / 3.0)) / 4, one.Clustering, 1e-12);
        Assert.Equal(one.Clustering, other.Clustering, 1e-12);
        Assert.Equal(one.Efficiency, other.Efficiency, 1e-12);
    }

    [Fact]
    public void A_graph_without_edges_has_no_measures()
    {
        var graph = BinaryGraph.Of(Matrix(4, (0, 1)), 0.05);
        Assert.All([graph.Clustering, graph.Efficiency, graph.Modularity()], value => Assert.True(double.IsNaN(value)));
    }

    private static double[,] Matrix(int regions, params (int A, int B)[] edges)
    {
        var matrix = new double[regions, regions];
        foreach (var (a, b) in edges)
        {
            (matrix[a, b], matrix[b, a]) = (0.5, 0.5);
        }

        return matrix;
    }
}
