using Dorsal.Numerics;
using MathNet.Numerics.Distributions;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>The scatter of places about their own mean, as one SD for both directions.</summary>
/// <remarks>
/// s² = (Sxx + Syy) / (2 (n - 1)), with the interval of χ² on 2 (n - 1) degrees of freedom, which is exact for a round normal scatter (Schutz 1977 names
/// the split into constant and variable error; from memory).
/// </remarks>
internal static class VariableError
{
    private const double Tail = 0.025;

    public static Estimate Of(IReadOnlyList<(double X, double Y)> misses)
    {
        if (misses.Count < 2)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var (x, y) = (misses.Average(m => m.X), misses.Average(m => m.Y));
        var squares = misses.Sum(m => ((m.X - x) * (m.X - x)) + ((m.Y - y) * (m.Y - y)));
        var degrees = 2.0 * (misses.Count - 1);
        var value = Math.Sqrt(squares / degrees);
        return new Estimate(
            value,
            value / Math.Sqrt(2 * degrees),
            Math.Sqrt(squares / ChiSquared.InvCDF(degrees, 1 - Tail)),
            Math.Sqrt(squares / ChiSquared.InvCDF(degrees, Tail))
        );
    }
}
