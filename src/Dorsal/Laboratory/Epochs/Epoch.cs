using Dorsal.Units;

namespace Dorsal.Laboratory.Epochs;

/// <summary>The samples of one channel around a stimulus.</summary>
/// <param name="Samples">In the channel's unit; NaN where one is missing.</param>
/// <param name="SamplingFrequency">Samples a second.</param>
/// <param name="Start">Time of the first sample relative to the stimulus; negative before it.</param>
public sealed record Epoch(double[] Samples, Hertz SamplingFrequency, Seconds Start)
{
    /// <summary>Whether a sample is missing.</summary>
    public bool HasGaps => Array.Exists(Samples, sample => !double.IsFinite(sample));

    /// <summary>Time of the last sample relative to the stimulus.</summary>
    public Seconds End => TimeOf(Samples.Length - 1);

    /// <summary>Time of a sample relative to the stimulus.</summary>
    public Seconds TimeOf(int sample) => new(Start.Value + (sample / SamplingFrequency.Value));

    /// <summary>The samples from one time to another relative to the stimulus, both included; empty where they are outside.</summary>
    public ReadOnlySpan<double> Between(Seconds from, Seconds to)
    {
        var (first, length) = Window(from, to);
        return Samples.AsSpan(first, length);
    }

    /// <summary>Place of the first sample of a window relative to the stimulus, and how many there are.</summary>
    public (int First, int Length) Window(Seconds from, Seconds to)
    {
        var first = Math.Max(0, IndexOf(from, up: true));
        var last = Math.Min(Samples.Length - 1, IndexOf(to, up: false));
        return last < first ? (0, 0) : (first, last - first + 1);
    }

    // A time that falls on a sample but for rounding means that sample.
    private int IndexOf(Seconds time, bool up)
    {
        const double Slack = 1e-6;
        var place = (time.Value - Start.Value) * SamplingFrequency.Value;
        return (int)Math.Clamp(up ? Math.Ceiling(place - Slack) : Math.Floor(place + Slack), -1, Samples.Length);
    }
}
