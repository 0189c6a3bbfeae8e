using Dorsal.Laboratory.Epochs;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>Finds when a reflex begins, by a threshold on the rectified EMG (the rule of Hodges and Bui 1996 with this protocol's numbers).</summary>
internal static class ReflexOnset
{
    /// <summary>Name of its marker, in the report and for <c>dorsal study edit --move</c>.</summary>
    public const string Mark = "onset";

    /// <summary>
    /// The latency; NaN where the EMG never stays above the threshold, or is above it already when the search begins. The moving mean says
    /// that the EMG stays up, the samples themselves when it went up, so that smoothing does not bring it forward.
    /// </summary>
    public static Seconds Of(ReflexReading reading, OnsetRule rule)
    {
        var level = reading.Baseline.Mean + (rule.Sds * reading.Baseline.Sd);
        var emg = reading.Rectified;
        var smooth = MovingMean.Of(emg, rule.Smoothing);
        var (first, last) = (Place(emg, rule.Search.From), Place(emg, rule.Search.To));
        var hold = Math.Max(1, Samples(emg, rule.Hold));
        var half = Samples(emg, rule.Smoothing) / 2;
        var up = first;
        while (up <= last && !StaysUp(smooth.Samples, up, hold, level))
        {
            up++;
        }

        if (up > last || (up == first && smooth.Samples[up] > level && smooth.Samples[up - 1] > level))
        {
            return new(double.NaN);
        }

        for (var i = Math.Max(first, up - half); i < Math.Min(up + half + hold, emg.Samples.Length); i++)
        {
            if (emg.Samples[i] > level)
            {
                return emg.TimeOf(i);
            }
        }

        return new(double.NaN);
    }

    private static bool StaysUp(double[] smooth, int from, int hold, double level)
    {
        for (var i = from; i < from + hold; i++)
        {
            if (i >= smooth.Length || smooth[i] <= level)
            {
                return false;
            }
        }

        return true;
    }

    private static int Place(Epoch epoch, Seconds time) =>
        Math.Max(1, (int)Math.Ceiling(((time.Value - epoch.Start.Value) * epoch.SamplingFrequency.Value) - 1e-6));

    private static int Samples(Epoch epoch, Seconds width) =>
        (int)Math.Round(width.Value * epoch.SamplingFrequency.Value);
}
