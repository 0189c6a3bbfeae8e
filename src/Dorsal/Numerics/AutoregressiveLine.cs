namespace Dorsal.Numerics;

/// <summary>A line through points whose residuals are a first-order autoregression with a given correlation.</summary>
internal static class AutoregressiveLine
{
    /// <summary>
    /// How large the error of the ordinary least-squares slope is under a correlation, and how well the correlation fits the points.
    /// </summary>
    /// <param name="x">Rising whole numbers; the correlation of two residuals is ρ to the power of their distance.</param>
    /// <param name="y">The points.</param>
    /// <param name="correlation">Correlation of neighbours, between -1 and 1.</param>
    /// <returns>
    /// The standard error of the least-squares slope, with the residual variance of the generalised fit on n - 2 degrees of freedom;
    /// and the logarithm of the restricted likelihood, up to a constant.
    /// </returns>
    public static (double SlopeError, double LogLikelihood) Judge(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double correlation
    )
    {
        var (ones, abscissae, ordinates, logDeterminant) = Whitened(x, y, correlation);
        double a = 0;
        double b = 0;
        double c = 0;
        double p = 0;
        double q = 0;
        for (var i = 0; i < x.Length; i++)
        {
            a += ones[i] * ones[i];
            b += ones[i] * abscissae[i];
            c += abscissae[i] * abscissae[i];
            p += ones[i] * ordinates[i];
            q += abscissae[i] * ordinates[i];
        }

        var determinant = (a * c) - (b * b);
        var (intercept, slope) = (((c * p) - (b * q)) / determinant, ((a * q) - (b * p)) / determinant);
        double residual = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var off = ordinates[i] - (intercept * ones[i]) - (slope * abscissae[i]);
            residual += off * off;
        }

        var degrees = x.Length - 2;
        var error = Math.Sqrt(residual / degrees * VarianceOfPlainSlope(x, correlation));
        return (error, -0.5 * (logDeterminant + Math.Log(determinant) + (degrees * Math.Log(residual))));
    }

    // Each point less what its predecessor says of it, over the SD that is left: residuals become independent with variance 1.
    private static (double[] Ones, double[] X, double[] Y, double LogDeterminant) Whitened(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double correlation
    )
    {
        var (ones, abscissae, ordinates) = (new double[x.Length], new double[x.Length], new double[x.Length]);
        var mean = Moments.Mean(x);
        (ones[0], abscissae[0], ordinates[0]) = (1, x[0] - mean, y[0]);
        double logDeterminant = 0;
        for (var i = 1; i < x.Length; i++)
        {
            var carried = Math.Pow(correlation, x[i] - x[i - 1]);
            var left = 1 - (carried * carried);
            var scale = 1 / Math.Sqrt(left);
            ones[i] = (1 - carried) * scale;
            abscissae[i] = (x[i] - mean - (carried * (x[i - 1] - mean))) * scale;
            ordinates[i] = (y[i] - (carried * y[i - 1])) * scale;
            logDeterminant += Math.Log(left);
        }

        return (ones, abscissae, ordinates, logDeterminant);
    }

    private static double VarianceOfPlainSlope(ReadOnlySpan<double> x, double correlation)
    {
        var mean = Moments.Mean(x);
        var squares = Moments.SumOfSquares(x, mean);
        double variance = 0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                variance += (x[i] - mean) * (x[j] - mean) * Math.Pow(correlation, Math.Abs(x[i] - x[j]));
            }
        }

        return variance / (squares * squares);
    }
}
