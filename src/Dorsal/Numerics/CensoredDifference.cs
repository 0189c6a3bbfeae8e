namespace Dorsal.Numerics;

/// <summary>The difference of the means of two groups of people, of some of whom only a bound is known.</summary>
/// <remarks>
/// Each group is normal with a mean and SD of its own, fitted with bounds as bounds (<see cref="CensoredNormal"/>); the errors add as
/// squares, and degrees of freedom are those of Welch and Satterthwaite (Welch, Biometrika 1947;34:28-35) on the number of exact values.
/// Without bounds this is Welch's t interval. Coverage at 10, 30 and 50 % is in <c>docs/recovery.md</c>.
/// </remarks>
public static class CensoredDifference
{
    /// <summary>Mean of <paramref name="values"/> minus mean of <paramref name="reference"/>.</summary>
    /// <param name="reference">The reference group's values, finite.</param>
    /// <param name="referenceBounds">For each, whether it is exact or a limit.</param>
    /// <param name="values">The compared group's values, finite.</param>
    /// <param name="bounds">For each, whether it is exact or a limit.</param>
    /// <returns>No fit where a group has none; no interval where a group's mean has no error, or neither varies.</returns>
    public static Estimate From(
        ReadOnlySpan<double> reference,
        ReadOnlySpan<Censoring> referenceBounds,
        ReadOnlySpan<double> values,
        ReadOnlySpan<Censoring> bounds
    )
    {
        var (a, b) = (CensoredNormal.Estimate(reference, referenceBounds), CensoredNormal.Estimate(values, bounds));
        if (!a.IsFitted || !b.IsFitted)
        {
            return Estimate.None(a.IsFitted ? b.Outcome : a.Outcome);
        }

        var difference = b.Value - a.Value;
        var (va, vb) = (a.StandardError * a.StandardError, b.StandardError * b.StandardError);
        if (!(va + vb > 0))
        {
            return Estimate.WithoutError(difference);
        }

        var df = (va + vb) * (va + vb) / ((va * va / (Exact(referenceBounds) - 1)) + (vb * vb / (Exact(bounds) - 1)));
        var error = Math.Sqrt(va + vb);
        var reach = Level.StudentT975(df) * error;
        return new Estimate(difference, error, difference - reach, difference + reach);
    }

    private static int Exact(ReadOnlySpan<Censoring> bounds) => bounds.Count(Censoring.Exact);
}
