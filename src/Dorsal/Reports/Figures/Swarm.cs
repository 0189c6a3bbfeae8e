namespace Dorsal.Reports.Figures;

/// <summary>Dots that would cover each other stand side by side, so that their width shows how many there are. No chance is involved.</summary>
/// <param name="DotSize">Diameter of a dot in pixels; smaller where there are many.</param>
/// <param name="Offsets">How far each dot stands from the middle, in pixels.</param>
internal sealed record Swarm(double DotSize, IReadOnlyList<double> Offsets)
{
    private static readonly double[] Sizes = [5, 4, 3, 2.2, 1.6];

    /// <summary>How far dots may cover each other before they are drawn smaller.</summary>
    private const double Overlap = 2;

    /// <summary>Whether the dots had to be drawn smaller.</summary>
    public bool IsDense => DotSize < Sizes[0];

    /// <summary>Places the dots.</summary>
    /// <param name="values">The values, in ascending order.</param>
    /// <param name="low">Least value on the axis.</param>
    /// <param name="high">Greatest value on the axis.</param>
    /// <param name="height">Pixels from the least to the greatest.</param>
    /// <param name="width">Pixels that there are across.</param>
    public static Swarm Of(IReadOnlyList<double> values, double low, double high, double height, double width)
    {
        foreach (var size in Sizes)
        {
            var bins = Bins(values, low, high, height / size);
            var widest = bins.Max(bin => bin.Count);
            if (widest * size <= width * Overlap || size == Sizes[^1])
            {
                return new Swarm(size, [.. bins.SelectMany(bin => Spread(bin.Count, Math.Min(size, width / widest)))]);
            }
        }

        throw new InvalidOperationException("There is no size of dots.");
    }

    private static List<List<double>> Bins(IReadOnlyList<double> values, double low, double high, double count)
    {
        var span = high > low ? high - low : 1;
        return [.. values.GroupBy(value => (int)((value - low) / span * count)).Select(bin => bin.ToList())];
    }

    /// <summary>From the middle outwards by turns, so that the order within a row of dots draws no slope.</summary>
    private static IEnumerable<double> Spread(int count, double step) =>
        Enumerable
            .Range(0, count)
            .Select(i => ((i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * step) + (count % 2 == 0 ? step / 2 : 0));
}
