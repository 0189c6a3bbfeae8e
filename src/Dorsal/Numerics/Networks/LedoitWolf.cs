using MathNet.Numerics.LinearAlgebra;

namespace Dorsal.Numerics.Networks;

/// <summary>A covariance matrix drawn towards a multiple of the identity, so that it has an inverse for any number of samples.</summary>
/// <param name="Matrix">(1 - s) S + s m I: S is the covariance (divisor n), m its mean variance.</param>
/// <param name="Shrinkage">The weight s of the identity, 0 to 1.</param>
/// <remarks>
/// Ledoit and Wolf, A well-conditioned estimator for large-dimensional covariance matrices, J Multivar Anal 2004;88:365-411: s = b²/d²,
/// where d² is the mean squared distance of S from m I and b² the mean squared error of S, at most d². scikit-learn's <c>LedoitWolf</c>
/// computes the same.
/// </remarks>
public sealed record LedoitWolf(Matrix<double> Matrix, double Shrinkage)
{
    /// <summary>Estimates the covariance of some columns.</summary>
    /// <param name="columns">At least one column of at least two samples each, of equal length, finite.</param>
    /// <exception cref="ArgumentException">There is no column, lengths differ, or a value is NaN or infinite.</exception>
    public static LedoitWolf Of(IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Guard.AtLeast(1, columns.Count, nameof(columns));
        var (n, p) = (columns[0].Length, columns.Count);
        Guard.AtLeast(2, n, nameof(columns));
        var x = Matrix<double>.Build.DenseOfColumns([.. columns.Select(column => Centred(column, n))]);
        var sample = x.TransposeThisAndMultiply(x) / n;
        var squares = x.PointwiseMultiply(x);
        var fourth = squares.RowSums().PointwisePower(2).Sum();
        var mean = sample.Trace() / p;
        var norm = sample.PointwiseMultiply(sample).Enumerate().Sum();
        var distance = (norm / p) - (mean * mean);
        var error = Math.Min(((fourth / n) - norm) / n / p, distance);
        var shrinkage = error <= 0 ? 0 : error / distance;
        return new(((1 - shrinkage) * sample) + (shrinkage * mean * Matrix<double>.Build.DenseIdentity(p)), shrinkage);
    }

    private static double[] Centred(double[] column, int length)
    {
        Guard.SameLength(length, column.Length, nameof(column));
        Guard.Finite(column);
        var mean = Moments.Mean(column);
        return Array.ConvertAll(column, value => value - mean);
    }
}
