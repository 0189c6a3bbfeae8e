using MathNet.Numerics.LinearAlgebra;

namespace Dorsal.Numerics.Networks;

/// <summary>Matrices of correlation between the regions of a recording.</summary>
public static class Correlations
{
    /// <summary>
    /// Pearson's r of each two columns. A column that does not vary correlates with nothing: its row and column are NaN, the diagonal
    /// too.
    /// </summary>
    /// <param name="columns">At least one column, of equal length of at least two, finite.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a value is NaN or infinite.</exception>
    public static double[,] Full(IReadOnlyList<double[]> columns)
    {
        var (kept, standard) = Varying(columns);
        var x = Matrix<double>.Build.DenseOfColumns(standard);
        var r = x.TransposeThisAndMultiply(x) / columns[0].Length;
        r.MapInplace(value => Math.Clamp(value, -1, 1));
        return Spread(r, kept, columns.Count);
    }

    /// <summary>
    /// Partial correlations of each two columns given all others, from the inverse P of the covariance of the standardised columns by
    /// <see cref="LedoitWolf"/>: -P(i,j) / sqrt(P(i,i) P(j,j)) (Whittaker, Graphical models in applied multivariate statistics 1990,
    /// chapter 5). The diagonal is 1. A column that does not vary is left out of the matrix and is NaN in the result.
    /// </summary>
    /// <inheritdoc cref="Full" path="/param"/>
    /// <inheritdoc cref="Full" path="/exception"/>
    public static double[,] Partial(IReadOnlyList<double[]> columns)
    {
        var (kept, standard) = Varying(columns);
        var precision = LedoitWolf
            .Of(standard)
            .Matrix.Cholesky()
            .Solve(Matrix<double>.Build.DenseIdentity(kept.Length));
        var scale = precision.Diagonal().PointwiseSqrt();
        var partial = precision.MapIndexed((i, j, value) => i == j ? 1 : -value / (scale[i] * scale[j]));
        return Spread(partial, kept, columns.Count);
    }

    /// <summary>A column less its mean, divided by its standard deviation (divisor n); null where it does not vary.</summary>
    /// <param name="column">The samples, finite.</param>
    public static double[]? Standardised(double[] column)
    {
        ArgumentNullException.ThrowIfNull(column);
        Guard.Finite(column);
        if (column.AsSpan().IndexOfAnyExcept(column[0]) < 0)
        {
            return null;
        }

        var mean = Moments.Mean(column);
        var sd = Math.Sqrt(Moments.SumOfSquares(column, mean) / column.Length);
        return sd > 0 ? Array.ConvertAll(column, value => (value - mean) / sd) : null;
    }

    private static (int[] Kept, double[][] Standard) Varying(IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var standard = columns.Select(Standardised).ToArray();
        int[] kept = [.. Enumerable.Range(0, standard.Length).Where(i => standard[i] is not null)];
        Guard.AtLeast(1, kept.Length, nameof(columns));
        return (kept, [.. kept.Select(i => standard[i]!)]);
    }

    private static double[,] Spread(Matrix<double> among, int[] kept, int count)
    {
        var all = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                all[i, j] = double.NaN;
            }
        }

        for (var i = 0; i < kept.Length; i++)
        {
            for (var j = 0; j < kept.Length; j++)
            {
                // Both halves from one, so that the matrix is symmetric to the last bit.
                all[kept[i], kept[j]] = among[Math.Min(i, j), Math.Max(i, j)];
            }
        }

        return all;
    }
}
