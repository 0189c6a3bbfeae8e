using MathNet.Numerics.Statistics;

namespace Dorsal.Courses.Accounts;

/// <summary>Standardised mean differences of groups that are known without error.</summary>
internal static class Standardised
{
    /// <summary>The difference of the means over the root of the mean variance (Cohen's d of groups of equal weight).</summary>
    public static double Difference(IReadOnlyCollection<double> group, IReadOnlyCollection<double> control) =>
        (group.Mean() - control.Mean()) / Math.Sqrt((group.Variance() + control.Variance()) / 2);
}
