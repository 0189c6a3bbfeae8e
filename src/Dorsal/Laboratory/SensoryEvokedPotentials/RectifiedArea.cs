using Dorsal.Laboratory.Epochs;
using Dorsal.Units;

namespace Dorsal.Laboratory.SensoryEvokedPotentials;

/// <summary>The rectified area of an average, as a sum over the epochs behind it.</summary>
/// <remarks>
/// The area is the sum of |m(t)| over a window, times the time between samples, m being the average. With the signs of m held, it is
/// the mean over epochs of sum sign(m(t)) x(t): so each epoch has its share, the mean of the shares is the area exactly, and their
/// spread gives its standard error. What the noise left in the average adds to the area is told by <see cref="OfNoise"/>.
/// </remarks>
internal static class RectifiedArea
{
    private const double MillisecondsPerSecond = 1000;

    /// <summary>An epoch's share of the area, in µV ms.</summary>
    /// <param name="epoch">The epoch, in µV.</param>
    /// <param name="average">The average of all epochs.</param>
    /// <param name="from">Begin of the window.</param>
    /// <param name="to">End of the window.</param>
    public static double ShareOf(Epoch epoch, Epoch average, Seconds from, Seconds to)
    {
        var own = epoch.Between(from, to);
        var mean = average.Between(from, to);
        double sum = 0;
        for (var i = 0; i < own.Length; i++)
        {
            sum += Math.Sign(mean[i]) * own[i];
        }

        return sum * MillisecondsPerSecond / epoch.SamplingFrequency.Value;
    }

    /// <summary>
    /// The area that noise alone leaves: that of the average with every other epoch turned over (the plus-minus average, Schimmel
    /// 1967, Science 157:92-94), in which the response cancels.
    /// </summary>
    public static double OfNoise(Epoch plusMinus, Seconds from, Seconds to)
    {
        double sum = 0;
        foreach (var sample in plusMinus.Between(from, to))
        {
            sum += Math.Abs(sample);
        }

        return sum * MillisecondsPerSecond / plusMinus.SamplingFrequency.Value;
    }
}
