namespace Dorsal.Numerics.Networks;

/// <summary>Connectivity of a recording with errors that know how alike neighbouring volumes are.</summary>
/// <remarks>
/// An edge is Fisher's z = atanh(r) of two standardised columns x and y. To first order its error is the mean over time of
/// u(t) = (x y - r (x² + y²) / 2) / (1 - r²); that of a mean of edges, or of a difference of such means, is the mean of the same
/// combination of their u(t), so that errors which edges share by a common region are counted. The variance of such a mean is the long-run
/// variance of u over the number of volumes, estimated with B cosine waves of lowest frequency (B = 0.4 n^(2/3), Lazarus, Lewis, Stock and
/// Watson, J Bus Econ Stat 2018;36:541-559); the interval is Student's t with B degrees of freedom. In that rule n is the number of volumes
/// times the share of frequencies that a band-pass has left: a narrow band holds fewer independent volumes.
/// Partial correlations have no error here: shrinkage pulls them towards 0 by an amount that an interval of the unshrunken ones does not know.
/// </remarks>
public sealed class EdgeSeries
{
    private readonly double[]?[] columns;
    private readonly int length;
    private readonly int waves;
    private readonly bool isPartial;

    /// <summary>Prepares the columns of a recording.</summary>
    /// <param name="columns">At least one column, of equal length of at least two, finite; one that does not vary has no edges.</param>
    /// <param name="passed">Share of all frequencies up to half the sampling rate that the columns hold, above 0 to 1.</param>
    /// <param name="isPartial">Whether edges are partial correlations given all other columns (<see cref="Correlations.Partial"/>).</param>
    /// <exception cref="ArgumentException">Lengths differ, or a value is NaN, infinite or out of range.</exception>
    public EdgeSeries(IReadOnlyList<double[]> columns, double passed = 1, bool isPartial = false)
    {
        Guard.Positive(passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passed, 1);
        this.columns = [.. columns.Select(Correlations.Standardised)];
        length = columns[0].Length;
        waves = Math.Max(1, (int)Math.Round(0.4 * Math.Pow(length * passed, 2.0 / 3)));
        this.isPartial = isPartial;
        Correlation = isPartial ? Correlations.Partial(columns) : Correlations.Full(columns);
    }

    /// <summary>The correlation of each two columns; NaN where one does not vary.</summary>
    public double[,] Correlation { get; }

    /// <summary>Whether two columns have an edge: both vary, and they are not the same.</summary>
    public bool HasEdge(int a, int b) => a != b && Math.Abs(Correlation[a, b]) < 1;

    /// <summary>Fisher's z of an edge.</summary>
    /// <inheritdoc cref="Mean" path="/returns"/>
    public Estimate Edge(int a, int b) => Mean([(a, b)]);

    /// <summary>Mean of Fisher's z over edges.</summary>
    /// <returns>No fit without edges.</returns>
    public Estimate Mean(IReadOnlyList<(int A, int B)> edges) => Combined(Weighted(edges, 1));

    /// <summary>Mean of Fisher's z over some edges less that over others.</summary>
    /// <returns>No fit where either has no edges.</returns>
    public Estimate Difference(IReadOnlyList<(int A, int B)> edges, IReadOnlyList<(int A, int B)> others)
    {
        var (plus, minus) = (Weighted(edges, 1), Weighted(others, -1));
        return plus.Count == 0 || minus.Count == 0
            ? Estimate.None(FitOutcome.TooFewTrials)
            : Combined([.. plus, .. minus]);
    }

    private List<(int A, int B, double Weight)> Weighted(IReadOnlyList<(int A, int B)> edges, double sign)
    {
        var there = edges.Where(edge => HasEdge(edge.A, edge.B)).ToList();
        return there.ConvertAll(edge => (edge.A, edge.B, sign / there.Count));
    }

    private Estimate Combined(List<(int A, int B, double Weight)> edges)
    {
        if (edges.Count == 0)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var value = 0.0;
        var influence = new double[length];
        foreach (var (a, b, weight) in edges)
        {
            var (x, y, r) = (columns[a]!, columns[b]!, Correlation[a, b]);
            value += weight * Math.Atanh(r);
            for (var t = 0; t < length; t++)
            {
                influence[t] += weight * ((x[t] * y[t]) - (r * ((x[t] * x[t]) + (y[t] * y[t])) / 2)) / (1 - (r * r));
            }
        }

        if (isPartial)
        {
            return Estimate.WithoutError(value);
        }

        var error = Math.Sqrt(LongRunVariance(influence) / length);
        var reach = Level.StudentT975(waves) * error;
        return new(value, error, value - reach, value + reach);
    }

    private double LongRunVariance(double[] u)
    {
        var sum = 0.0;
        for (var j = 1; j <= waves; j++)
        {
            var part = 0.0;
            for (var t = 0; t < u.Length; t++)
            {
                part += u[t] * Math.Cos(Math.PI * j * (t + 0.5) / u.Length);
            }

            sum += part * part * 2 / u.Length;
        }

        return sum / waves;
    }
}
