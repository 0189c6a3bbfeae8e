using Dorsal.Numerics;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>Makes time series with known correlations, to try and to prove the analysis; not a model of a brain.</summary>
/// <remarks>
/// Each region is a sum of a signal of the whole brain, one of its network and one of its own, all first-order autoregressions of the same
/// serial correlation; so that its correlations are the same in every band of frequencies.
/// </remarks>
/// <param name="Networks">The network of each region.</param>
/// <param name="Within">Correlation of regions of a network, above <paramref name="Between"/> and below 1.</param>
/// <param name="Between">Correlation of other regions, 0 or above.</param>
/// <param name="Serial">Correlation of a volume with the next, 0 to below 1.</param>
internal sealed record RestGenerator(IReadOnlyList<string> Networks, double Within, double Between, double Serial)
{
    /// <summary>Makes a recording: the samples of each region.</summary>
    public double[][] Make(int volumes, RandomStream random)
    {
        var whole = Signal(volumes, random);
        var networks = Networks
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, _ => Signal(volumes, random), StringComparer.Ordinal);
        return [.. Networks.Select(name => Sum(whole, networks[name], Signal(volumes, random)))];
    }

    private double[] Sum(double[] whole, double[] network, double[] own)
    {
        var (a, b, c) = (Math.Sqrt(Between), Math.Sqrt(Within - Between), Math.Sqrt(1 - Within));
        return [.. own.Select((value, t) => (a * whole[t]) + (b * network[t]) + (c * value))];
    }

    private double[] Signal(int volumes, RandomStream random)
    {
        var signal = new double[volumes];
        for (var t = 0; t < volumes; t++)
        {
            var fresh = random.NextGaussian();
            signal[t] = t == 0 ? fresh : (Serial * signal[t - 1]) + (Math.Sqrt(1 - (Serial * Serial)) * fresh);
        }

        return signal;
    }
}
