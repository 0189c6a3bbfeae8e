using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics.Signals;

/// <summary>The ellipse expected to hold 95 % of further points of a bivariate normal cloud.</summary>
/// <param name="Area">Area, in the square of the points' unit.</param>
/// <param name="SemiMajor">The longer half axis, in the points' unit.</param>
/// <param name="SemiMinor">The shorter half axis, in the points' unit.</param>
/// <param name="AngleRadians">Direction of the long axis from the x axis, -pi/2 to pi/2, in radians.</param>
/// <remarks>
/// Area = pi sqrt(det S) * 2 (n + 1)(n - 1) / (n (n - 2)) * F(0.95; 2, n - 2), S the sample covariance with divisor n - 1
/// (Chew, J Am Stat Assoc 1966;61:605-617; Schubert and Kirchner, Gait Posture 2014;39:518-522). It is the
/// rule behind the column COParea of Santos and Duarte (PeerJ 2016;4:e2648), which a test reproduces. The samples of sway
/// are no independent draws: the name of the ellipse is the field's, its 95 % is not a coverage.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PredictionEllipse(double Area, double SemiMajor, double SemiMinor, double AngleRadians)
{
    private const double Share = 0.95;

    /// <summary>The ellipse of a cloud of points.</summary>
    /// <param name="x">First coordinate, at least 3 points, finite.</param>
    /// <param name="y">Second coordinate of the same points, in the same unit.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than 3 points, or one is NaN or infinite.</exception>
    public static PredictionEllipse Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        Guard.AtLeast(3, x.Length, nameof(x));
        Guard.Finite(x);
        Guard.Finite(y);
        double n = x.Length;
        var (meanX, meanY) = (Moments.Mean(x), Moments.Mean(y));
        var xx = Moments.SumOfSquares(x, meanX) / (n - 1);
        var yy = Moments.SumOfSquares(y, meanY) / (n - 1);
        var xy = Moments.SumOfProducts(x, meanX, y, meanY) / (n - 1);
        var factor = 2 * (n + 1) * (n - 1) / (n * (n - 2)) * FisherSnedecor.InvCDF(2, n - 2, Share);
        return FromCovariance(xx, yy, xy, factor);
    }

    private static PredictionEllipse FromCovariance(double xx, double yy, double xy, double factor)
    {
        var centre = (xx + yy) / 2;
        var radius = Math.Sqrt(((xx - yy) * (xx - yy) / 4) + (xy * xy));
        var determinant = Math.Max((xx * yy) - (xy * xy), 0);
        var largest = centre + radius;
        var smallest = largest > 0 ? determinant / largest : 0; // the product of the roots: no cancellation
        return new PredictionEllipse(
            Math.PI * factor * Math.Sqrt(determinant),
            Math.Sqrt(factor * largest),
            Math.Sqrt(factor * smallest),
            Math.Atan2(2 * xy, xx - yy) / 2
        );
    }
}
