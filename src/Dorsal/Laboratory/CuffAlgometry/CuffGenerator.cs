using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.CuffAlgometry;

/// <summary>Makes recorded inflations with known thresholds, to try and to prove the analysis. Figures of noise are made up.</summary>
internal static class CuffGenerator
{
    private const double PressureNoise = 0.1;
    private const double Tail = 1;

    /// <summary>Samples a second.</summary>
    public static Hertz UsualRate { get; } = new(10);

    /// <summary>Pressure at 1 kPa/s, a rating that rises in a straight line from detection to tolerance, and the button; deflation at the stop.</summary>
    public static (double[] Pressure, double[] Vas, double[] Button) Make(
        Kilopascals detection,
        Kilopascals tolerance,
        Kilopascals limit,
        PainRating atTolerance,
        RandomStream random
    )
    {
        var rate = UsualRate.Value;
        var end = Math.Min(tolerance.Value, limit.Value);
        var samples = (int)Math.Ceiling((end + Tail) * rate);
        var (pressure, vas, button) = (new double[samples], new double[samples], new double[samples]);
        var isDown = false;
        for (var i = 0; i < samples; i++)
        {
            var nominal = i / rate;
            var isOver = nominal >= end;
            isDown |= i > 0 && button[i - 1] > 0;
            pressure[i] =
                isDown || nominal > limit.Value
                    ? 0
                    : Math.Min(limit.Value, nominal + (PressureNoise * random.NextGaussian()));
            var share = (nominal - detection.Value) / Math.Max(1e-9, tolerance.Value - detection.Value);
            vas[i] = Math.Clamp(share, 0, 1) * atTolerance.Value;
            button[i] = isOver && tolerance.Value < limit.Value ? 1 : 0;
        }

        return (pressure, vas, button);
    }
}
