using Dorsal.Laboratory.Epochs;

namespace Dorsal.Laboratory.SensoryEvokedPotentials;

/// <summary>Adds epochs up to their average and their plus-minus average, without keeping them.</summary>
internal sealed class EpochAverage
{
    private Epoch? first;
    private double[] sum = [];
    private double[] alternating = [];

    /// <summary>Epochs added.</summary>
    public int Count { get; private set; }

    /// <summary>The average; only after an epoch was added.</summary>
    public Epoch Mean => first! with { Samples = Array.ConvertAll(sum, value => value / Count) };

    /// <summary>The average with every other epoch turned over: noise only.</summary>
    public Epoch PlusMinus => first! with { Samples = Array.ConvertAll(alternating, value => value / Count) };

    /// <summary>Adds an epoch; all have as many samples as the first.</summary>
    public void Add(Epoch epoch)
    {
        if (first is null)
        {
            first = epoch;
            (sum, alternating) = (new double[epoch.Samples.Length], new double[epoch.Samples.Length]);
        }

        var sign = Count % 2 == 0 ? 1 : -1;
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += epoch.Samples[i];
            alternating[i] += sign * epoch.Samples[i];
        }

        Count++;
    }
}
