using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Dorsal.Numerics;

/// <summary>Do groups hold out equally long? The log-rank test (Mantel, Cancer Chemother Rep 1966;50:163-170).</summary>
/// <param name="ChiSquare">The statistic; NaN where there is no event or only one group.</param>
/// <param name="DegreesOfFreedom">Groups less one.</param>
/// <param name="P">Its probability under no difference.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LogRank(double ChiSquare, int DegreesOfFreedom, double P)
{
    /// <summary>Compares groups.</summary>
    /// <param name="groups">For each group the times, each with whether the event happened.</param>
    public static LogRank From(IReadOnlyList<IReadOnlyList<(double Time, bool IsEvent)>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var k = groups.Count - 1;
        var none = new LogRank(double.NaN, Math.Max(0, k), double.NaN);
        if (k < 1)
        {
            return none;
        }

        var surplus = new double[k];
        var variance = new double[k, k];
        var times = groups.SelectMany(g => g).Where(x => x.IsEvent).Select(x => x.Time).Distinct();
        foreach (var time in times.Order())
        {
            Add(groups, time, surplus, variance);
        }

        var matrix = Matrix<double>.Build.DenseOfArray(variance);
        if (matrix.Rank() < k)
        {
            return none;
        }

        var vector = Vector<double>.Build.DenseOfArray(surplus);
        var statistic = vector.DotProduct(matrix.Solve(vector));
        return new LogRank(statistic, k, 1 - ChiSquared.CDF(k, statistic));
    }

    // Hypergeometric mean and covariance of the events in each group at one time.
    private static void Add(
        IReadOnlyList<IReadOnlyList<(double Time, bool IsEvent)>> groups,
        double time,
        double[] surplus,
        double[,] variance
    )
    {
        var atRisk = groups.Select(g => g.Count(x => x.Time >= time)).ToArray();
        var events = groups.Select(g => g.Count(x => x.IsEvent && x.Time == time)).ToArray();
        double n = atRisk.Sum();
        double d = events.Sum();
        for (var i = 0; i < surplus.Length; i++)
        {
            surplus[i] += events[i] - (d * atRisk[i] / n);
            for (var j = 0; j < surplus.Length && n > 1; j++)
            {
                var same = i == j ? 1 : 0;
                variance[i, j] += d * (n - d) / (n - 1) * (atRisk[i] / n) * (same - (atRisk[j] / n));
            }
        }
    }
}
