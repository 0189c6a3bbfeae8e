using Dorsal.Numerics;

namespace Dorsal.Laboratory.MotorMap;

/// <summary>All outcomes of a set of maps with their errors, by resampling stimuli.</summary>
/// <remarks>
/// Stimuli are drawn anew within each site, the same ones for all muscles, because a pulse that finds the cortex ready does so for all.
/// Of n stimuli n - 1 are drawn: n would make the error too small by sqrt((n - 1) / n) (Rao and Wu, J Am Stat Assoc 1988;83:231-241, from
/// memory). The interval is the value ± 1.96 bootstrap standard errors, within what is possible.
/// </remarks>
internal sealed class MapSeries(MapGrid grid, int muscles, MapProtocol protocol)
{
    private readonly int[][] all = [.. grid.Sites.Select(site => Enumerable.Range(0, site.Stimuli.Count).ToArray())];

    /// <summary>The pairs of muscles, in the order of the values.</summary>
    public IEnumerable<(int First, int Second)> Pairs =>
        from first in Enumerable.Range(0, muscles)
        from second in Enumerable.Range(first + 1, muscles - first - 1)
        select (first, second);

    /// <summary>The maps of all stimuli.</summary>
    public MuscleMap[] Maps => MapsOf(all);

    /// <summary>Outcomes muscle by muscle, then pair by pair; NaN where a muscle has no map.</summary>
    public Estimate[] Estimates(RandomStream random)
    {
        var values = ValuesOf(all);
        var samples = Enumerable.Range(0, protocol.BootstrapSamples).Select(_ => ValuesOf(Drawn(random))).ToArray();
        return [.. values.Select((value, i) => Around(value, [.. samples.Select(s => s[i])], Kinds[i]))];
    }

    /// <summary>The outcome of each value.</summary>
    public IReadOnlyList<Outcome> Kinds { get; } =
    [
        .. Enumerable.Range(0, muscles).SelectMany(_ => MapOutcomes.OfMuscle),
        .. Enumerable.Range(0, muscles * (muscles - 1) / 2).SelectMany(_ => MapOutcomes.OfPair),
    ];

    private Estimate Around(double value, double[] samples, Outcome outcome)
    {
        if (!double.IsFinite(value))
        {
            return Estimate.None(FitOutcome.ZeroDenominator);
        }

        // A site of one stimulus shows no error, and a count of peaks has none that a normal interval could tell.
        double[] finite = [.. samples.Where(double.IsFinite)];
        if (outcome == MapOutcomes.Peaks || finite.Length < 2 || !Array.Exists(all, stimuli => stimuli.Length > 1))
        {
            return Estimate.WithoutError(value);
        }

        var error = Math.Sqrt(Moments.Variance(finite));
        var reach = Level.Normal975 * error;
        var (lowest, highest) = EndsOf(outcome);
        return new Estimate(value, error, Math.Max(lowest, value - reach), Math.Min(highest, value + reach));
    }

    private static (double Low, double High) EndsOf(Outcome outcome) =>
        outcome == MapOutcomes.Lateral || outcome == MapOutcomes.Anterior
            ? (double.NegativeInfinity, double.PositiveInfinity)
        : outcome == MapOutcomes.Jaccard || outcome == MapOutcomes.MinMax ? (0, 1)
        : (0, double.PositiveInfinity);

    private int[][] Drawn(RandomStream random) =>
        [
            .. all.Select(stimuli =>
                stimuli.Length == 1
                    ? stimuli
                    : [.. Enumerable.Range(1, stimuli.Length - 1).Select(_ => random.NextInt(stimuli.Length))]
            ),
        ];

    private MuscleMap[] MapsOf(int[][] chosen) =>
        [
            .. Enumerable
                .Range(0, muscles)
                .Select(muscle => new MuscleMap(
                    grid,
                    [.. grid.Sites.Select((site, i) => MeanOf(site, muscle, chosen[i], all[i]))],
                    protocol
                )),
        ];

    // Where none of the stimuli drawn counts for a muscle, all of the site stand for them.
    private static double MeanOf(MapSite site, int muscle, int[] chosen, int[] all)
    {
        var mean = site.MeanOf(muscle, chosen);
        return double.IsNaN(mean) ? site.MeanOf(muscle, all) : mean;
    }

    private double[] ValuesOf(int[][] chosen)
    {
        var maps = MapsOf(chosen);
        return
        [
            .. maps.SelectMany(map => map.Exists ? map.Values() : Missing(MapOutcomes.OfMuscle.Count)),
            .. Pairs.SelectMany(pair =>
                maps[pair.First].Exists && maps[pair.Second].Exists
                    ? MapOverlap.Values(maps[pair.First], maps[pair.Second], grid.Sites.Count)
                    : Missing(MapOutcomes.OfPair.Count)
            ),
        ];
    }

    private static double[] Missing(int count) => [.. Enumerable.Repeat(double.NaN, count)];
}
