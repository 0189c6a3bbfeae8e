using Dorsal.Laboratory.Epochs;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>A centred moving mean; at the ends of the epoch, of the samples that there are.</summary>
internal static class MovingMean
{
    /// <summary>The smoothed epoch.</summary>
    /// <param name="epoch">Finite samples.</param>
    /// <param name="width">Width of the mean; an odd number of samples, at least 1.</param>
    public static Epoch Of(Epoch epoch, Seconds width)
    {
        var half = (int)Math.Round(width.Value * epoch.SamplingFrequency.Value / 2);
        var sums = new double[epoch.Samples.Length + 1];
        for (var i = 0; i < epoch.Samples.Length; i++)
        {
            sums[i + 1] = sums[i] + epoch.Samples[i];
        }

        var smooth = new double[epoch.Samples.Length];
        for (var i = 0; i < smooth.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - half), Math.Min(smooth.Length, i + half + 1));
            smooth[i] = (sums[to] - sums[from]) / (to - from);
        }

        return epoch with
        {
            Samples = smooth,
        };
    }
}
