using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>Onset and offset of a response, as places in its window, both included.</summary>
/// <remarks>
/// The stretch about the largest deviation in which the rectified signal is above mean + 2 SD of the background, if it lasts 5 ms
/// (evidence C1). A response with two phases crosses zero: dips shorter than the protocol's do not end it.
/// </remarks>
/// <param name="First">First sample above the threshold.</param>
/// <param name="Last">Last sample above it.</param>
internal sealed record MepSpan(int First, int Last)
{
    /// <summary>Finds the response, or null where the signal is not above the threshold for long enough.</summary>
    public static MepSpan? Find(ReadOnlySpan<double> window, MepBackground background, Hertz rate, MepProtocol protocol)
    {
        var threshold = background.Threshold(protocol.OnsetSd);
        var dip = Math.Max(1, (int)Math.Round(protocol.OnsetDip.Value * rate.Value));
        var peak = 0;
        for (var i = 1; i < window.Length; i++)
        {
            var isHigher = Math.Abs(window[i] - background.Baseline) > Math.Abs(window[peak] - background.Baseline);
            peak = isHigher ? i : peak;
        }

        if (Math.Abs(window[peak] - background.Baseline) <= threshold)
        {
            return null;
        }

        var first = Walk(window, background.Baseline, threshold, peak, -1, dip);
        var last = Walk(window, background.Baseline, threshold, peak, 1, dip);
        return (last - first + 1) / rate.Value >= protocol.OnsetHold.Value ? new MepSpan(first, last) : null;
    }

    private static int Walk(ReadOnlySpan<double> window, double baseline, double threshold, int from, int step, int dip)
    {
        var end = from;
        for (var i = from + step; i >= 0 && i < window.Length && Math.Abs(i - end) <= dip; i += step)
        {
            end = Math.Abs(window[i] - baseline) > threshold ? i : end;
        }

        return end;
    }
}
