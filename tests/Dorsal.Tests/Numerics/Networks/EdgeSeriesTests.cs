using Dorsal.Numerics;
using Dorsal.Numerics.Networks;

namespace Dorsal.Tests.Numerics.Networks;

/// <summary>Errors of edges and networks where neighbouring volumes resemble each other.</summary>
public sealed class EdgeSeriesTests
{
    private const int Volumes = 200;
    private const int Studies = 600;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0)]
    [InlineData(0.7, 0.4)]
    [InlineData(0.5, 0.8)]
    public void Intervals_of_an_edge_cover_the_truth_whatever_the_autocorrelation(double serial, double r)
    {
        var (covered, plain) = (0, 0);
        for (var study = 0; study < Studies; study++)
        {
            var edge = new EdgeSeries(Recording(study, serial, r, 2)).Edge(0, 1);
            var truth = Math.Atanh(r);
            covered += edge.Low <= truth && truth <= edge.High ? 1 : 0;
            plain += Math.Abs(edge.Value - truth) <= 1.96 / Math.Sqrt(Volumes - 3) ? 1 : 0;
        }

        Assert.InRange(covered / (double)Studies, 0.925, 0.975);
        Assert.True(serial == 0 || plain < 0.93 * Studies, "The usual error would not have done.");
    }

    [Fact]
    public void Intervals_of_a_network_mean_cover_the_truth_though_its_edges_share_regions()
    {
        (int, int)[] edges = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        var covered = 0;
        for (var study = 0; study < Studies; study++)
        {
            var mean = new EdgeSeries(Recording(study, 0.5, 0.4, 4)).Mean(edges);
            covered += mean.Low <= Math.Atanh(0.4) && Math.Atanh(0.4) <= mean.High ? 1 : 0;
        }

        Assert.InRange(covered / (double)Studies, 0.925, 0.975);
    }

    [Fact]
    public void A_region_that_does_not_vary_has_no_edges_and_no_number()
    {
        var series = new EdgeSeries([.. Recording(0, 0, 0.5, 2), new double[Volumes]]);
        Assert.True(double.IsNaN(series.Correlation[0, 2]));
        Assert.False(series.HasEdge(0, 2));
        Assert.False(series.Edge(0, 2).IsFitted);
        Assert.Equal(series.Edge(0, 1), series.Mean([(0, 1), (0, 2)]));
    }

    // First-order autoregressive columns that all correlate by r.
    private static double[][] Recording(int study, double serial, double r, int regions)
    {
        var random = RandomStream.At(5, (ulong)study, "volumes");
        var columns = Enumerable.Range(0, regions).Select(_ => new double[Volumes]).ToArray();
        for (var t = 0; t < Volumes; t++)
        {
            var common = random.NextGaussian();
            foreach (var column in columns)
            {
                var fresh = (Math.Sqrt(r) * common) + (Math.Sqrt(1 - r) * random.NextGaussian());
                column[t] = t == 0 ? fresh : (serial * column[t - 1]) + (Math.Sqrt(1 - (serial * serial)) * fresh);
            }
        }

        return columns;
    }
}
