using MathNet.Numerics.Integration;

namespace Dorsal.Numerics;

/// <summary>A Gauss-Legendre rule on [-1, 1] and the polynomial through its nodes, for integrals up to any point.</summary>
internal sealed class GaussLegendrePanel
{
    private readonly double[] barycentric;

    /// <summary>The rule of the given order, at least 2.</summary>
    public GaussLegendrePanel(int order)
    {
        var rule = new GaussLegendreRule(-1, 1, order);
        Nodes = rule.Abscissas;
        Weights = rule.Weights;
        barycentric = Barycentric(Nodes);
    }

    /// <summary>Nodes on (-1, 1).</summary>
    public double[] Nodes { get; }

    /// <summary>Weights, which add up to 2.</summary>
    public double[] Weights { get; }

    /// <summary>Integral over [-1, 1] of the function with these values at the nodes.</summary>
    public double Integrate(ReadOnlySpan<double> atNodes)
    {
        var sum = 0.0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * atNodes[i];
        }
        return sum;
    }

    /// <summary>Integral from -1 to <paramref name="end"/> of the polynomial through the values: exact for it.</summary>
    public double IntegrateTo(double end, ReadOnlySpan<double> atNodes)
    {
        var half = (end + 1) / 2;
        var sum = 0.0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * Interpolate(-1 + (half * (Nodes[i] + 1)), atNodes);
        }
        return half * sum;
    }

    private double Interpolate(double x, ReadOnlySpan<double> atNodes)
    {
        var numerator = 0.0;
        var denominator = 0.0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            if (x == Nodes[i])
            {
                return atNodes[i];
            }
            var weight = barycentric[i] / (x - Nodes[i]);
            numerator += weight * atNodes[i];
            denominator += weight;
        }
        return numerator / denominator;
    }

    private static double[] Barycentric(double[] nodes)
    {
        var weights = new double[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            weights[i] = 1;
            for (var j = 0; j < nodes.Length; j++)
            {
                weights[i] /= i == j ? 1 : nodes[i] - nodes[j];
            }
        }
        return weights;
    }
}
