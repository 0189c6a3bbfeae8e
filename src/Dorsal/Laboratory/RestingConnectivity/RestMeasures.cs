using Dorsal.Numerics;
using Dorsal.Numerics.Networks;
using Dorsal.Numerics.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>All outcomes of one person's cleaned recording, by outcome and condition.</summary>
internal sealed class RestMeasures(
    IReadOnlyList<RestRegion> regions,
    RestCleaning clean,
    Seconds interval,
    RestProtocol protocol
)
{
    private readonly EdgeSeries edges = new(
        clean.Kept,
        Passed(interval, protocol, clean.Kept[0].Length),
        protocol.IsPartial
    );

    public double[,] Correlation => edges.Correlation;

    /// <summary>Share of the frequencies seen that lies in the band, less what the confounds have taken; 0 or below: nothing is left.</summary>
    public static double Passed(Seconds interval, RestProtocol protocol, int volumes)
    {
        var nyquist = 0.5 / interval.Value;
        var inBand = (Math.Min(protocol.HighCutoff.Value, nyquist) - protocol.LowCutoff.Value) / nyquist;
        return inBand - (protocol.ConfoundNames.Count / (double)volumes);
    }

    public IEnumerable<(Outcome Outcome, string Condition, Estimate Estimate)> All() =>
        [.. Networks(), .. Balance(), .. Seeds(), .. SlowPower(), .. Graphs()];

    private IEnumerable<(Outcome, string, Estimate)> Networks()
    {
        var names = regions
            .Select(region => region.Network)
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = i; j < names.Count; j++)
            {
                var mean = edges.Mean(Pairs(r => r.Network == names[i], r => r.Network == names[j]));
                if (mean.IsFitted)
                {
                    yield return (RestOutcomes.Network, i == j ? names[i] : $"{names[i]}-{names[j]}", mean);
                }
            }
        }
    }

    // A mean z for each side; no value where a side has no two regions.
    private IEnumerable<(Outcome, string, Estimate)> Balance()
    {
        bool IsEmotional(RestRegion region) => RestRegion.Emotional.Contains(region.Structure, StringComparer.Ordinal);
        bool IsSensory(RestRegion region) => RestRegion.Sensory.Contains(region.Structure, StringComparer.Ordinal);
        var balance = edges.Difference(Pairs(IsEmotional, IsEmotional), Pairs(IsSensory, IsSensory));
        return balance.IsFitted ? [(RestOutcomes.Balance, "", balance)] : [];
    }

    private IEnumerable<(Outcome, string, Estimate)> Seeds() =>
        ((string[])[RestRegion.Accumbens, RestRegion.Periaqueductal])
            .Select(seed =>
                (
                    RestOutcomes.Seed,
                    $"{seed}-{RestRegion.MedialPrefrontal}",
                    edges.Mean(Pairs(r => r.Structure == seed, r => r.Structure == RestRegion.MedialPrefrontal))
                )
            )
            .Where(seed => seed.Item3.IsFitted);

    /// <summary>Share of the slow power that is slow-5, in the nucleus accumbens (evidence C4); before the band-pass.</summary>
    private IEnumerable<(Outcome, string, Estimate)> SlowPower()
    {
        var shares = Enumerable
            .Range(0, regions.Count)
            .Where(i => regions[i].Structure == RestRegion.Accumbens)
            .Select(i => SlowShare(clean.Bridged[i]))
            .Where(double.IsFinite)
            .ToList();
        return shares.Count > 0
            ? [(RestOutcomes.SlowPower, RestRegion.Accumbens, Estimate.WithoutError(shares.Average()))]
            : [];
    }

    private double SlowShare(double[] samples)
    {
        var spectrum = Welch.Estimate(samples, 1 / interval.Value, samples.Length);
        double Power(Hertz low, Hertz high) =>
            spectrum
                .Density.Where((_, i) => i * spectrum.StepHz >= low.Value && i * spectrum.StepHz < high.Value)
                .Sum();
        return Power(protocol.Slow.From, protocol.Slow.To) / Power(protocol.Slow.From, protocol.Slow.End);
    }

    private IEnumerable<(Outcome, string, Estimate)> Graphs()
    {
        foreach (var density in protocol.Graph.Densities)
        {
            var graph = BinaryGraph.Of(Correlation, density / 100.0);
            if (graph.IsEmpty)
            {
                continue;
            }

            var condition = ConditionOf(density);
            yield return (RestOutcomes.Clustering, condition, Estimate.WithoutError(graph.Clustering));
            yield return (RestOutcomes.Efficiency, condition, Estimate.WithoutError(graph.Efficiency));
            yield return (RestOutcomes.Modularity, condition, Estimate.WithoutError(graph.Modularity()));
        }
    }

    public static string ConditionOf(int density) => FormattableString.Invariant($"density_{density}");

    private List<(int, int)> Pairs(Func<RestRegion, bool> one, Func<RestRegion, bool> other) =>
        [
            .. from i in Enumerable.Range(0, regions.Count)
            from j in Enumerable.Range(i + 1, regions.Count - i - 1)
            where (one(regions[i]) && other(regions[j])) || (other(regions[i]) && one(regions[j]))
            select (i, j),
        ];
}
