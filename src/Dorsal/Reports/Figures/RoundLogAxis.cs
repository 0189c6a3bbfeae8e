using OxyPlot.Axes;

namespace Dorsal.Reports.Figures;

/// <summary>A logarithmic axis whose ticks are round numbers also where it spans less than a decade.</summary>
internal sealed class RoundLogAxis : LogarithmicAxis
{
    private const int MostTicks = 7;
    private const int FewestTicks = 3;
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

    /// <summary>Round numbers within two bounds: equal steps for a very short range, a fine choice for a short one, decades for a long one.</summary>
    internal static IList<double> TicksBetween(double low, double high)
    {
        foreach (var steps in Steps)
        {
            var ticks = Ticks(steps, low, high).ToList();
            if (ticks.Count < FewestTicks && steps == Steps[0])
            {
                return EqualSteps(low, high);
            }

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

    // The smallest of 1, 2 and 5 times a power of ten that leaves few enough ticks.
    private static IList<double> EqualSteps(double low, double high)
    {
        var least = (high - low) / (MostTicks - 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var step = new[] { 1.0, 2, 5, 10 }.First(s => s * power >= least) * power;
        var first = (int)Math.Ceiling(low / step);
        return
        [
            .. Enumerable.Range(first, (int)Math.Floor(high / step) - first + 1).Select(i => Math.Round(i * step, 12)),
        ];
    }
}
