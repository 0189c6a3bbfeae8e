namespace Dorsal.Numerics.Signals;

/// <summary>The length of the path of a point in the plane.</summary>
public static class PathLength
{
    /// <summary>The sum of the straight distances between neighbouring samples, in the unit of the coordinates.</summary>
    /// <param name="x">First coordinate, finite; in sway analysis along one axis of the plate.</param>
    /// <param name="y">Second coordinate of the same samples.</param>
    /// <returns>0 for fewer than two samples.</returns>
    /// <remarks>
    /// It grows with sampling rate and noise, so it is comparable only between recordings filtered alike. Mean velocity is
    /// this over the duration n / sampling rate: the rule behind COPvelo of Santos and Duarte (PeerJ 2016;4:e2648), there
    /// unfiltered, which a test reproduces (definition: Prieto et al., IEEE Trans Biomed Eng 1996;43:956-966).
    /// </remarks>
    /// <exception cref="ArgumentException">Lengths differ, or a value is NaN or infinite.</exception>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.SameLength(x.Length, y.Length, nameof(y));
        Guard.Finite(x);
        Guard.Finite(y);
        var sum = 0.0;
        for (var i = 1; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - x[i - 1], y[i] - y[i - 1]);
            sum += Math.Sqrt((dx * dx) + (dy * dy));
        }
        return sum;
    }
}
