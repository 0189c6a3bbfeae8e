using Dorsal.Units;

namespace Dorsal.Laboratory.CuffAlgometry;

/// <summary>What a recorded inflation shows.</summary>
/// <param name="Rise">Sample from which on the rating is above the level, or -1 where it is not.</param>
/// <param name="IsSustained">Whether it stays there for the hold, so that pain begins at <paramref name="Rise"/>.</param>
/// <param name="Stop">Last sample of the ramp: the button, or the highest pressure.</param>
/// <param name="Slope">Rise of pressure between two fractions of that at the stop, in kPa/s; NaN for too few samples.</param>
/// <param name="WasStopped">Whether the person stopped it, as far as the recording can tell: false where the button stayed up.</param>
internal sealed record CuffRamp(int Rise, bool IsSustained, int Stop, double Slope, bool WasStopped)
{
    /// <summary>Reads an inflation.</summary>
    /// <param name="pressure">Samples in kPa.</param>
    /// <param name="vas">Ratings, 0-100, as many.</param>
    /// <param name="button">Samples of the button by which the person stops the cuff, or null where there is no such channel.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="protocol">How to read it.</param>
    public static CuffRamp Read(double[] pressure, double[] vas, double[]? button, Hertz rate, CuffProtocol protocol)
    {
        var stop = button is null ? -1 : Array.FindIndex(button, b => b > protocol.ButtonLevel);
        var wasStopped = button is null || stop >= 0;
        stop = stop < 0 ? Array.IndexOf(pressure, pressure.Max()) : stop;
        var hold = Math.Max(1, (int)Math.Ceiling(protocol.DetectionHold.Value * rate.Value));
        var (rise, isSustained) = Risen(vas, stop, hold, protocol.DetectionVas.Value);
        return new CuffRamp(rise, isSustained, stop, SlopeOf(pressure, stop, rate, protocol), wasStopped);
    }

    // The first stretch above the level that lasts for the hold, else the one that the stop cut short.
    private static (int Rise, bool IsSustained) Risen(double[] vas, int stop, int hold, double level)
    {
        var since = -1;
        for (var i = 0; i <= stop; i++)
        {
            since =
                vas[i] <= level ? -1
                : since < 0 ? i
                : since;
            if (since >= 0 && i - since + 1 >= hold)
            {
                return (since, true);
            }
        }

        return (since, false);
    }

    private static double SlopeOf(double[] pressure, int stop, Hertz rate, CuffProtocol protocol)
    {
        var from = Array.FindIndex(pressure, 0, stop + 1, p => p >= protocol.FitFrom * pressure[stop]);
        var to = Array.FindIndex(pressure, 0, stop + 1, p => p >= protocol.FitTo * pressure[stop]);
        return to > from && from >= 0 ? (pressure[to] - pressure[from]) / (to - from) * rate.Value : double.NaN;
    }
}
