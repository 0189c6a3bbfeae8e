using Dorsal.Laboratory.Epochs;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>What the epoch of one muscle around one pulse shows; potentials in µV.</summary>
/// <param name="PeakToPeak">Largest less smallest sample of the response window, whether or not that is a response.</param>
/// <param name="Span">Where the response is; null where the signal is nowhere above the threshold for long enough.</param>
/// <param name="LatencyMilliseconds">Time of the onset after the pulse; NaN without a span.</param>
/// <param name="Rms">RMS from onset to offset less that of the background; NaN without a span.</param>
/// <param name="Area">Area of the rectified signal from onset to offset, µV·ms; NaN without a span.</param>
/// <param name="BackgroundRms">RMS of the background about its mean.</param>
/// <param name="BackgroundRange">Peak-to-peak amplitude of the background.</param>
/// <param name="IsPresent">Whether it counts as a response.</param>
/// <param name="HasArtefact">Whether the window begins on a signal that is not at its baseline: the artefact reaches into it.</param>
/// <param name="IsClipped">Whether the amplifier was at its limit.</param>
internal sealed record MepResponse(
    double PeakToPeak,
    MepSpan? Span,
    double LatencyMilliseconds,
    double Rms,
    double Area,
    double BackgroundRms,
    double BackgroundRange,
    bool IsPresent,
    bool HasArtefact,
    bool IsClipped
)
{
    /// <summary>Reads an epoch without gaps.</summary>
    /// <param name="epoch">From the begin of the background to the end of the window, in µV.</param>
    /// <param name="interval">Time from the first pulse of a pair to the test pulse; 0 for a single pulse.</param>
    /// <param name="protocol">How to read it.</param>
    /// <param name="byHand">What a person made of the span that was found.</param>
    /// <returns>The response, or null where background or window have no samples.</returns>
    public static MepResponse? Of(
        Epoch epoch,
        Seconds interval,
        MepProtocol protocol,
        Func<MepSpan?, MepSpan?>? byHand = null
    )
    {
        Seconds Earlier(Seconds time) => new(time.Value - interval.Value);
        var before = epoch.Between(Earlier(protocol.BackgroundFrom), Earlier(protocol.BackgroundTo));
        var window = epoch.Between(protocol.WindowFrom, protocol.WindowTo);
        if (before.Length < 2 || window.IsEmpty)
        {
            return null;
        }

        var background = MepBackground.Of(before);
        var found = MepSpan.Find(window, background, epoch.SamplingFrequency, protocol);
        var span = byHand is null ? found : byHand(found);
        var (low, high) = ExtremesOf(window);
        var range = high - low;
        var response = span is null ? [] : window[span.First..(span.Last + 1)];
        return new MepResponse(
            range,
            span,
            span is null ? double.NaN : 1000 * TimeIn(epoch, protocol.WindowFrom, span.First),
            span is null ? double.NaN : background.RmsOf(response) - background.Rms,
            span is null ? double.NaN : background.RectifiedSum(response) * 1000 / epoch.SamplingFrequency.Value,
            background.Rms,
            RangeOf(before),
            // A muscle at work exceeds a fixed amplitude by itself: there the response must stand out for long enough as well.
            range >= protocol.AbsentBelow.Value
                && (!protocol.IsActive || found is not null),
            HasArtefactIn(window, background, epoch.SamplingFrequency, protocol),
            Clipping.LongestRun(window, low, high) >= protocol.ClippedRun
        );
    }

    // Time of the nth sample of a window.
    private static double TimeIn(Epoch epoch, Seconds from, int sample)
    {
        const double Slack = 1e-6;
        var first = Math.Ceiling(((from.Value - epoch.Start.Value) * epoch.SamplingFrequency.Value) - Slack);
        return epoch.TimeOf(Math.Max(0, (int)first) + sample).Value;
    }

    private static double RangeOf(ReadOnlySpan<double> samples)
    {
        var (low, high) = ExtremesOf(samples);
        return high - low;
    }

    private static (double Low, double High) ExtremesOf(ReadOnlySpan<double> samples)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var sample in samples)
        {
            (low, high) = (Math.Min(low, sample), Math.Max(high, sample));
        }

        return (low, high);
    }

    // Half the criterion away from the baseline would by itself make half of a response.
    private static bool HasArtefactIn(
        ReadOnlySpan<double> window,
        MepBackground background,
        Hertz rate,
        MepProtocol protocol
    )
    {
        var samples = Math.Clamp((int)Math.Round(protocol.ArtefactSpan.Value * rate.Value), 1, window.Length);
        var mean = background.RectifiedSum(window[..samples]) / samples;
        return mean > Math.Max(protocol.AbsentBelow.Value / 2, background.Threshold(protocol.OnsetSd));
    }
}
