namespace Dorsal.Circuits.DorsalHorn;

/// <summary>What the populations of a horn did, in bins of time; of the network and of its reduced form alike.</summary>
public sealed class HornRecord
{
    private readonly IReadOnlyDictionary<HornPart, IReadOnlyList<double>> hertz;

    internal HornRecord(double binMilliseconds, IReadOnlyDictionary<HornPart, IReadOnlyList<double>> hertz) =>
        (BinMilliseconds, this.hertz) = (binMilliseconds, hertz);

    /// <summary>The width of a bin in ms.</summary>
    public double BinMilliseconds { get; }

    /// <summary>Spikes a second and cell in each bin, in Hz.</summary>
    public IReadOnlyList<double> Hertz(HornPart population) => hertz[population];

    /// <summary>Spikes of a cell, on average, in a stretch of time whose ends lie on bins.</summary>
    /// <param name="population">The population.</param>
    /// <param name="startMilliseconds">From when, in ms.</param>
    /// <param name="durationMilliseconds">How long, in ms.</param>
    public double Spikes(HornPart population, double startMilliseconds, double durationMilliseconds)
    {
        var first = (int)Math.Round(startMilliseconds / BinMilliseconds);
        var bins = (int)Math.Round(durationMilliseconds / BinMilliseconds);
        return hertz[population].Skip(first).Take(bins).Sum() * BinMilliseconds / 1000;
    }
}
