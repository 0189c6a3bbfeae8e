using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.Epochs;

/// <summary>Cuts epochs out of a signal file.</summary>
internal static class EpochReader
{
    /// <summary>Reads a window around a stimulus, to the nearest sample: equal windows have equally many samples.</summary>
    /// <param name="signal">The open file.</param>
    /// <param name="channel">Place of the channel.</param>
    /// <param name="onset">Time of the stimulus since the first sample.</param>
    /// <param name="from">Begin of the window relative to the stimulus.</param>
    /// <param name="to">End of the window relative to the stimulus.</param>
    /// <returns>The epoch, or null where the window is not wholly within the recording.</returns>
    public static Epoch? Read(SignalFile signal, int channel, Seconds onset, Seconds from, Seconds to)
    {
        var (rate, samples) = (signal.Channels[channel].SamplingFrequency, signal.Channels[channel].Samples);
        var first = Math.Round((onset.Value + from.Value) * rate.Value);
        var length = Math.Round((to.Value - from.Value) * rate.Value) + 1;
        if (!(first >= 0 && length >= 1 && first + length <= samples))
        {
            return null;
        }

        var window = new double[(int)length];
        signal.Read(channel, (long)first, window);
        return new Epoch(window, rate, new Seconds((first / rate.Value) - onset.Value));
    }
}
