using Dorsal.Studies.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.Epochs;

/// <summary>Cuts epochs out of a signal file.</summary>
internal static class EpochReader
{
    /// <summary>Reads a window around a stimulus.</summary>
    /// <param name="signal">The open file.</param>
    /// <param name="channel">Place of the channel.</param>
    /// <param name="onset">Time of the stimulus since the first sample.</param>
    /// <param name="from">Begin of the window relative to the stimulus.</param>
    /// <param name="to">End of the window relative to the stimulus.</param>
    /// <returns>The epoch, or null where the window is not wholly within the recording.</returns>
    public static Epoch? Read(SignalFile signal, int channel, Seconds onset, Seconds from, Seconds to)
    {
        var (rate, samples) = (signal.Channels[channel].SamplingFrequency, signal.Channels[channel].Samples);
        var first = Math.Ceiling(((onset.Value + from.Value) * rate.Value) - Slack);
        var last = Math.Floor(((onset.Value + to.Value) * rate.Value) + Slack);
        if (!(first >= 0 && last < samples && last >= first))
        {
            return null;
        }

        var window = new double[(int)(last - first) + 1];
        signal.Read(channel, (long)first, window);
        return new Epoch(window, rate, new Seconds((first / rate.Value) - onset.Value));
    }

    // A part of a sample: a window whose end falls on a sample but for rounding has that sample.
    private const double Slack = 1e-6;
}
