using OxyPlot.Axes;

namespace Dorsal.Reports.Figures;

/// <summary>A logarithmic axis whose ticks are round numbers also where it spans less than a decade.</summary>
internal sealed class RoundLogAxis : LogarithmicAxis
{
    private const int MostTicks = 7;
    private static readonly double[][] Steps =
    [
        [1, 1.5, 2, 3, 4, 5, 7],
        [1, 2, 5],
        [1, 3],
        [1],
    ];

    public override void GetTickValues(
        out IList<double> majorLabelValues,
        out IList<double> majorTickValues,
        out IList<double> minorTickValues
    )
    {
        majorLabelValues = majorTickValues = TicksBetween(ActualMinimum, ActualMaximum);
        minorTickValues = [];
    }

    /// <summary>Round numbers within two bounds: a fine choice for a short range, decades for a long one.</summary>
    internal static IList<double> TicksBetween(double low, double high)
    {
        foreach (var steps in Steps)
        {
            var ticks = Ticks(steps, low, high).ToList();
            if (ticks.Count <= MostTicks)
            {
                return ticks;
            }
        }

        var decades = Ticks([1], low, high).ToList();
        var keep = (decades.Count + MostTicks - 1) / MostTicks;
        return [.. decades.Where((_, index) => index % keep == 0)];
    }

    private static IEnumerable<double> Ticks(double[] steps, double low, double high)
    {
        for (var decade = (int)Math.Floor(Math.Log10(low)); decade <= Math.Ceiling(Math.Log10(high)); decade++)
        {
            foreach (var step in steps)
            {
                var tick = decade < 0 ? step / Math.Pow(10, -decade) : step * Math.Pow(10, decade);
                if (tick >= low && tick <= high)
                {
                    yield return tick;
                }
            }
        }
    }
}
