using Dorsal.Units;

namespace Dorsal.Laboratory.CuffAlgometry;

/// <summary>What a recorded inflation shows.</summary>
/// <param name="Detection">Sample at which pain begins, or -1 where the scale never left its start.</param>
/// <param name="Stop">Last sample of the ramp: the button, or the highest pressure.</param>
/// <param name="Slope">Rise from a fifth to nine tenths of the pressure at the stop, in kPa/s; NaN for too few samples.</param>
/// <param name="WasStopped">Whether the person stopped it, as far as the recording can tell: false where the button stayed up.</param>
internal sealed record CuffRamp(int Detection, int Stop, double Slope, bool WasStopped)
{
    private const double From = 0.2;
    private const double To = 0.9;

    /// <summary>Reads an inflation.</summary>
    /// <param name="pressure">Samples in kPa.</param>
    /// <param name="vas">Ratings, 0-100, as many.</param>
    /// <param name="button">Above 0.5 once the person stopped the cuff, or null where there is no such channel.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="protocol">How to read it.</param>
    public static CuffRamp Read(double[] pressure, double[] vas, double[]? button, Hertz rate, CuffProtocol protocol)
    {
        var stop = button is null ? -1 : Array.FindIndex(button, b => b > 0.5);
        var wasStopped = button is null || stop >= 0;
        stop = stop < 0 ? Array.IndexOf(pressure, pressure.Max()) : stop;
        var hold = Math.Max(1, (int)Math.Ceiling(protocol.DetectionHold.Value * rate.Value));
        return new CuffRamp(
            Detected(vas, stop, hold, protocol.DetectionVas.Value),
            stop,
            Rise(pressure, stop, rate),
            wasStopped
        );
    }

    // The first sample above the level from which on the scale stays above for the hold, or to the stop if that comes sooner.
    private static int Detected(double[] vas, int stop, int hold, double level)
    {
        var since = -1;
        for (var i = 0; i <= stop; i++)
        {
            since = vas[i] <= level ? -1 : Math.Max(since, since < 0 ? i : since);
            if (since >= 0 && i - since + 1 >= hold)
            {
                return since;
            }
        }

        return since;
    }

    private static double Rise(double[] pressure, int stop, Hertz rate)
    {
        var from = Array.FindIndex(pressure, 0, stop + 1, p => p >= From * pressure[stop]);
        var to = Array.FindIndex(pressure, 0, stop + 1, p => p >= To * pressure[stop]);
        return to > from && from >= 0 ? (pressure[to] - pressure[from]) / (to - from) * rate.Value : double.NaN;
    }
}
