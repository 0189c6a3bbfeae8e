using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Dorsal.Numerics;

/// <summary>A linear model fitted by least squares.</summary>
/// <param name="Coefficients">The coefficients with their t intervals, in the order of the columns.</param>
/// <param name="PValues">Two-sided p of each against 0.</param>
/// <param name="ResidualSd">Standard deviation of the residuals (n - number of columns).</param>
/// <param name="DegreesOfFreedom">n - number of columns.</param>
public sealed record LinearModel(
    IReadOnlyList<Estimate> Coefficients,
    IReadOnlyList<double> PValues,
    double ResidualSd,
    int DegreesOfFreedom
)
{
    // A column that the others explain to within rounding has no coefficient of its own.
    private const double Collinear = 1e-10;

    /// <summary>Fits y = X b + e by QR decomposition.</summary>
    /// <param name="y">The responses, finite.</param>
    /// <param name="columns">The columns of X, each as long as <paramref name="y"/>, finite; the intercept is a column of ones.</param>
    /// <returns>Null where there are too few rows, or the columns depend on each other.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a value is NaN or infinite.</exception>
    public static LinearModel? Fit(double[] y, IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(columns);
        Guard.Finite(y);
        foreach (var column in columns)
        {
            Guard.SameLength(y.Length, column.Length, nameof(columns));
            Guard.Finite(column);
        }

        var df = y.Length - columns.Count;
        if (df < 1)
        {
            return null;
        }

        var x = Matrix<double>.Build.DenseOfColumns(columns);
        var qr = x.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        var diagonal = qr.R.Diagonal();
        if (Enumerable.Range(0, columns.Count).Any(i => Math.Abs(diagonal[i]) <= Collinear * x.Column(i).L2Norm()))
        {
            return null;
        }

        var response = Vector<double>.Build.Dense(y);
        var b = qr.R.Solve(qr.Q.TransposeThisAndMultiply(response));
        var residuals = response - (x * b);
        var sd = Math.Sqrt(residuals.DotProduct(residuals) / df);
        var inverse = qr.R.Inverse();
        var errors = Enumerable.Range(0, columns.Count).Select(i => sd * inverse.Row(i).L2Norm()).ToArray();
        return new LinearModel(
            [.. b.Zip(errors, (value, error) => Interval(value, error, df))],
            [.. b.Zip(errors, (value, error) => P(value, error, df))],
            sd,
            df
        );
    }

    private static Estimate Interval(double value, double error, int df)
    {
        var reach = Level.StudentT975(df) * error;
        return new(value, error, value - reach, value + reach);
    }

    private static double P(double value, double error, int df) => 2 * StudentT.CDF(0, 1, df, -Math.Abs(value / error));
}
