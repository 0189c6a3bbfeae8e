using MathNet.Numerics.LinearAlgebra;

namespace Dorsal.Numerics;

/// <summary>
/// Minimises a function of some numbers without its derivative: a cloud of candidates is drawn, the better half pulls mean and
/// spread after it (CMA-ES).
/// </summary>
/// <remarks>
/// Hansen 2016, The CMA evolution strategy: a tutorial, arXiv:1604.00772, with positive weights only and its default constants.
/// Candidates of a generation have addresses of chance, so a run goes on from a stored state as if it had not stopped.
/// </remarks>
public sealed class EvolutionStrategy
{
    private readonly int size;
    private readonly ulong seed;
    private readonly double[] weights;
    private readonly double effective;

    /// <summary>Starts in the middle of a cloud.</summary>
    /// <param name="mean">Where to start; numbers should be scaled so that a change of 1 is large in each.</param>
    /// <param name="spread">Standard deviation of the first cloud.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="candidates">Candidates a generation, at least 4.</param>
    public EvolutionStrategy(IReadOnlyList<double> mean, double spread, ulong seed, int candidates)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 4);
        (size, this.seed) = (mean.Count, seed);
        Candidates = candidates;
        var raw = Enumerable
            .Range(1, candidates / 2)
            .Select(i => Math.Log((candidates + 1) / 2.0) - Math.Log(i))
            .ToArray();
        weights = [.. raw.Select(w => w / raw.Sum())];
        effective = 1 / weights.Sum(w => w * w);
        State = new(
            0,
            [.. mean],
            spread,
            Matrix<double>.Build.DenseIdentity(size).ToColumnMajorArray(),
            new double[size],
            new double[size]
        );
    }

    /// <summary>Candidates a generation.</summary>
    public int Candidates { get; }

    /// <summary>Everything that the search has learnt; storing it and setting it again goes on as if nothing had happened.</summary>
    public EvolutionState State { get; set; }

    /// <summary>The candidates of the coming generation.</summary>
    public double[][] Ask()
    {
        var root = Root(out _);
        var draws = new double[Candidates][];
        for (var k = 0; k < Candidates; k++)
        {
            var chance = RandomStream.At(seed, ((ulong)State.Generation << 16) | (uint)k, "evolution");
            var z = Vector<double>.Build.Dense(size, _ => chance.NextGaussian());
            var step = root * z;
            draws[k] = [.. State.Mean.Select((m, i) => m + (State.Spread * step[i]))];
        }

        return draws;
    }

    /// <summary>Learns from the costs of the candidates that <see cref="Ask"/> gave.</summary>
    public void Tell(double[][] candidates, double[] costs)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(costs);
        int[] best = [.. Enumerable.Range(0, Candidates).OrderBy(k => costs[k]).Take(weights.Length)];
        var old = Vector<double>.Build.Dense(State.Mean);
        var steps = best.Select(k => (Vector<double>.Build.Dense(candidates[k]) - old) / State.Spread).ToArray();
        var move = steps.Zip(weights, (s, w) => w * s).Aggregate((a, b) => a + b);

        var (n, m) = ((double)size, effective);
        var (cSigma, cc) = ((m + 2) / (n + m + 5), (4 + (m / n)) / (n + 4 + (2 * m / n)));
        var c1 = 2 / (((n + 1.3) * (n + 1.3)) + m);
        var cMu = Math.Min(1 - c1, 2 * (m - 2 + (1 / m)) / (((n + 2) * (n + 2)) + m));
        var damping = 1 + (2 * Math.Max(0, Math.Sqrt((m - 1) / (n + 1)) - 1)) + cSigma;
        var expected = Math.Sqrt(n) * (1 - (1 / (4 * n)) + (1 / (21 * n * n)));

        Root(out var inverse);
        var path =
            ((1 - cSigma) * Vector<double>.Build.Dense(State.SpreadPath))
            + (Math.Sqrt(cSigma * (2 - cSigma) * m) * (inverse * move));
        var generation = State.Generation + 1;
        var length = path.L2Norm() / Math.Sqrt(1 - Math.Pow(1 - cSigma, 2 * generation));
        var stall = length < (1.4 + (2 / (n + 1))) * expected ? 1.0 : 0.0;
        var shape =
            ((1 - cc) * Vector<double>.Build.Dense(State.ShapePath)) + (stall * Math.Sqrt(cc * (2 - cc) * m) * move);
        var covariance = Matrix<double>.Build.Dense(size, size, State.Covariance);
        covariance =
            ((1 - c1 - cMu + ((1 - stall) * c1 * cc * (2 - cc))) * covariance)
            + (c1 * shape.OuterProduct(shape))
            + (cMu * steps.Zip(weights, (s, w) => w * s.OuterProduct(s)).Aggregate((a, b) => a + b));
        State = new(
            generation,
            (old + (State.Spread * move)).ToArray(),
            State.Spread * Math.Exp(cSigma / damping * ((path.L2Norm() / expected) - 1)),
            covariance.ToColumnMajorArray(),
            path.ToArray(),
            shape.ToArray()
        );
    }

    // The symmetric root of the covariance, and its inverse.
    private Matrix<double> Root(out Matrix<double> inverse)
    {
        var parts = Matrix<double>.Build.Dense(size, size, State.Covariance).Evd(Symmetricity.Symmetric);
        var root = parts.EigenValues.Map(v => Math.Sqrt(Math.Max(1e-20, v.Real)));
        var vectors = parts.EigenVectors;
        inverse = vectors * Matrix<double>.Build.DenseOfDiagonalVector(root.Map(r => 1 / r)) * vectors.Transpose();
        return vectors * Matrix<double>.Build.DenseOfDiagonalVector(root) * vectors.Transpose();
    }
}

/// <summary>What a search has learnt.</summary>
/// <param name="Generation">Generations so far.</param>
/// <param name="Mean">The middle of the cloud.</param>
/// <param name="Spread">Its size.</param>
/// <param name="Covariance">Its shape, column by column.</param>
/// <param name="SpreadPath">The path that the size follows.</param>
/// <param name="ShapePath">The path that the shape follows.</param>
public sealed record EvolutionState(
    int Generation,
    double[] Mean,
    double Spread,
    double[] Covariance,
    double[] SpreadPath,
    double[] ShapePath
);
