using MathNet.Numerics.LinearAlgebra;

namespace Dorsal.Numerics;

/// <summary>A logistic regression: log odds of an outcome as a linear sum.</summary>
/// <param name="Coefficients">Log odds ratios with their Wald intervals, in the order of the columns.</param>
public sealed record LogisticModel(IReadOnlyList<Estimate> Coefficients)
{
    // Newton's method doubles its digits in each round; where the likelihood has no maximum (separation) it walks off without end.
    private const int MostRounds = 30;
    private const double Settled = 1e-9;
    private const double LargestLogOdds = 30;
    private const double Normal975 = 1.959963984540054;

    /// <summary>Fits by maximum likelihood, iteratively reweighted least squares (McCullagh and Nelder 1989, Generalized Linear Models, 2.5).</summary>
    /// <param name="outcomes">Whether it came about.</param>
    /// <param name="columns">The columns, each as long as <paramref name="outcomes"/>, finite; the intercept is a column of ones.</param>
    /// <returns>Null where there is no finite maximum: columns that depend on each other, or that tell the outcome with certainty.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a value is NaN or infinite.</exception>
    public static LogisticModel? Fit(IReadOnlyList<bool> outcomes, IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(columns);
        foreach (var column in columns)
        {
            Guard.SameLength(outcomes.Count, column.Length, nameof(columns));
            Guard.Finite(column);
        }

        var x = Matrix<double>.Build.DenseOfColumns(columns);
        var y = Vector<double>.Build.Dense(outcomes.Count, i => outcomes[i] ? 1 : 0);
        var b = Vector<double>.Build.Dense(columns.Count);
        for (var round = 0; round < MostRounds; round++)
        {
            var logOdds = x * b;
            if (logOdds.AbsoluteMaximum() > LargestLogOdds)
            {
                return null;
            }

            var p = logOdds.Map(z => 1 / (1 + Math.Exp(-z)));
            var weighted = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => p[i] * (1 - p[i]) * x[i, j]);
            var inverse = x.TransposeThisAndMultiply(weighted).Inverse();
            var step = inverse * x.TransposeThisAndMultiply(y - p);
            if (!step.ForAll(double.IsFinite))
            {
                return null;
            }

            b += step;
            if (step.AbsoluteMaximum() < Settled)
            {
                return new([.. b.Select((value, i) => Interval(value, Math.Sqrt(inverse[i, i])))]);
            }
        }

        return null;
    }

    private static Estimate Interval(double value, double error) =>
        new(value, error, value - (Normal975 * error), value + (Normal975 * error));
}
