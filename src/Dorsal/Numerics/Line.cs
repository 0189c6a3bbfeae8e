namespace Dorsal.Numerics;

/// <summary>A least-squares line.</summary>
/// <param name="Slope">Rise of y for one of x; NaN where x does not vary.</param>
/// <param name="SquaresX">Sum of squared deviations of x from its mean.</param>
/// <param name="Residual">Sum of squared residuals, at least 0.</param>
internal readonly record struct Line(double Slope, double SquaresX, double Residual)
{
    public static Line Through(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (meanX, meanY) = (Moments.Mean(x), Moments.Mean(y));
        var squares = Moments.SumOfSquares(x, meanX);
        var slope = Moments.SumOfProducts(x, meanX, y, meanY) / squares;
        var residual = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var off = y[i] - meanY - (slope * (x[i] - meanX));
            residual += off * off;
        }

        return new Line(slope, squares, residual);
    }
}
