using MathNet.Numerics.LinearAlgebra;

namespace Dorsal.Numerics.Networks;

/// <summary>A linear prediction with a penalty on its coefficients.</summary>
/// <param name="Intercept">The prediction where all features are 0.</param>
/// <param name="Coefficients">The coefficients, in the order of the features; many are 0.</param>
public sealed record ElasticNet(double Intercept, IReadOnlyList<double> Coefficients)
{
    private const int MostSweeps = 1_000_000;

    // Sweeps without a change of sign after which the signs are tried for the final ones.
    private const int Settled = 5;

    // Rounding that the slope of a coefficient at 0 is allowed, as a share of the penalty.
    private const double Rounding = 1e-9;

    /// <summary>
    /// Minimises |y - b - X w|² / 2n + penalty (share |w|₁ + (1 - share) |w|² / 2) by cyclic coordinate descent (Friedman, Hastie and
    /// Tibshirani, J Stat Softw 2010;33:1-22; Zou and Hastie, J R Stat Soc B 2005;67:301-320): scikit-learn's <c>ElasticNet</c>.
    /// Where the signs have settled, the equations that they leave are solved exactly and accepted if they meet all conditions of a minimum.
    /// </summary>
    /// <param name="features">The columns of X, each as long as <paramref name="y"/>, finite.</param>
    /// <param name="y">The responses, at least two, finite.</param>
    /// <param name="penalty">Weight of the penalty, above 0.</param>
    /// <param name="share">Share of the absolute penalty, 0 to 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a value is out of its range.</exception>
    /// <exception cref="InvalidOperationException">It does not converge, as may be with a hardly noticeable penalty.</exception>
    public static ElasticNet Fit(IReadOnlyList<double[]> features, double[] y, double penalty, double share)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(y);
        Guard.AtLeast(2, y.Length, nameof(y));
        Guard.Finite(y);
        Guard.Positive(penalty);
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var means = features.Select(column => Moments.Mean(Checked(column, y.Length))).ToArray();
        var columns = features.Select((column, i) => Array.ConvertAll(column, value => value - means[i])).ToArray();
        var squares = columns.Select(column => Moments.SumOfSquares(column, 0)).ToArray();
        var mean = Moments.Mean(y);
        var residuals = Array.ConvertAll(y, value => value - mean);
        var weights = new double[features.Count];
        var (signs, unchanged) = (Signs(weights), 0);
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                weights[i] += Step(columns[i], squares[i], residuals, weights[i], penalty * y.Length, share);
            }

            var now = Signs(weights);
            unchanged = now.AsSpan().SequenceEqual(signs) ? unchanged + 1 : 0;
            signs = now;
            if (unchanged == Settled && Exact(columns, y, signs, penalty * y.Length, share) is { } exact)
            {
                return new(mean - exact.Select((weight, i) => weight * means[i]).Sum(), exact);
            }
        }

        throw new InvalidOperationException(Guard.Text($"The coefficients still move after {MostSweeps} sweeps."));
    }

    /// <summary>The prediction for one person.</summary>
    /// <param name="features">As many features as there are coefficients.</param>
    public double Predict(IReadOnlyList<double> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        Guard.SameLength(Coefficients.Count, features.Count, nameof(features));
        var sum = Intercept;
        for (var i = 0; i < Coefficients.Count; i++)
        {
            sum += Coefficients[i] * features[i];
        }

        return sum;
    }

    private static int[] Signs(double[] weights) => Array.ConvertAll(weights, Math.Sign);

    // The minimum among coefficients of these signs, or null where it is none of all coefficients.
    private static double[]? Exact(double[][] columns, double[] y, int[] signs, double penalty, double share)
    {
        var weights = new double[columns.Length];
        int[] active = [.. Enumerable.Range(0, columns.Length).Where(i => signs[i] != 0)];
        var residuals = Vector<double>.Build.DenseOfEnumerable(y.Select(value => value - Moments.Mean(y)));
        if (active.Length > 0)
        {
            var x = Matrix<double>.Build.DenseOfColumns(active.Select(i => columns[i]));
            var ridge = penalty * (1 - share) * Matrix<double>.Build.DenseIdentity(active.Length);
            var pull = Vector<double>.Build.DenseOfEnumerable(active.Select(i => penalty * share * signs[i]));
            var solved = (x.TransposeThisAndMultiply(x) + ridge).Solve(x.TransposeThisAndMultiply(residuals) - pull);
            residuals -= x * solved;
            for (var k = 0; k < active.Length; k++)
            {
                weights[active[k]] = solved[k];
            }
        }

        var isMinimum = Enumerable
            .Range(0, columns.Length)
            .All(i =>
                signs[i] != 0
                    ? Math.Sign(weights[i]) == signs[i]
                    : Math.Abs(residuals.DotProduct(Vector<double>.Build.Dense(columns[i])))
                        <= penalty * share * (1 + Rounding)
            );
        return isMinimum ? weights : null;
    }

    // Moves one coefficient to its best place given the others, and takes the change out of the residuals.
    private static double Step(
        double[] x,
        double squares,
        double[] residuals,
        double weight,
        double penalty,
        double share
    )
    {
        if (squares == 0)
        {
            return 0;
        }

        var pull = weight * squares;
        for (var i = 0; i < x.Length; i++)
        {
            pull += x[i] * residuals[i];
        }

        var shrunk = Math.Sign(pull) * Math.Max(Math.Abs(pull) - (penalty * share), 0);
        var step = (shrunk / (squares + (penalty * (1 - share)))) - weight;
        for (var i = 0; step != 0 && i < x.Length; i++)
        {
            residuals[i] -= step * x[i];
        }

        return step;
    }

    private static double[] Checked(double[] column, int length)
    {
        Guard.SameLength(length, column.Length, nameof(column));
        Guard.Finite(column);
        return column;
    }
}
