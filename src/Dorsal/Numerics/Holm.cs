namespace Dorsal.Numerics;

/// <summary>Correction of p values for the number of tests, by Holm's step-down method (Scand J Stat 1979;6:65-70).</summary>
public static class Holm
{
    /// <summary>
    /// Adjusted p values: the i-th smallest of m times (m - i + 1), never less than a smaller one's and at most 1. The chance of
    /// any false positive in the family is then at most the level, whatever the dependence between the tests.
    /// </summary>
    /// <param name="p">The family, in any order; NaN (no test was possible) is left out of m and stays NaN.</param>
    public static double[] Adjust(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var order = Enumerable.Range(0, p.Count).Where(i => !double.IsNaN(p[i])).OrderBy(i => p[i]).ToList();
        var adjusted = Enumerable.Repeat(double.NaN, p.Count).ToArray();
        var largest = 0.0;
        for (var i = 0; i < order.Count; i++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Count - i) * p[order[i]]));
            adjusted[order[i]] = largest;
        }

        return adjusted;
    }
}
