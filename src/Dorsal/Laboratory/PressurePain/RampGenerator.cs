using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.PressurePain;

/// <summary>Makes recorded pressure ramps with a known threshold, to try and to prove the analysis.</summary>
/// <remarks>
/// Contact, a linear rise with hand tremor and sensor noise, the button at the threshold, release a reaction later. The figures for
/// tremor, noise and release are made up.
/// </remarks>
internal static class RampGenerator
{
    private const double Contact = 0.5;
    private const double NoiseKilopascals = 0.4;
    private const double TremorFraction = 0.006;
    private const double TremorHertz = 8;
    private const double ReleaseDelay = 0.15;
    private const double ReleaseTime = 0.2;
    private const double Tail = 0.6;

    /// <summary>Samples a second of a usual algometer.</summary>
    public static Hertz UsualRate { get; } = new(100);

    /// <summary>A ramp that reaches the threshold when the button goes down.</summary>
    public static (double[] Pressure, double[] Button) Make(
        Kilopascals threshold,
        KilopascalsPerSecond slope,
        Hertz rate,
        RandomStream random
    )
    {
        var press = Contact + (threshold.Value / slope.Value);
        var samples = (int)Math.Ceiling((press + ReleaseDelay + ReleaseTime + Tail) * rate.Value);
        var phase = 2 * Math.PI * random.NextDouble();
        var pressure = new double[samples];
        var button = new double[samples];
        for (var i = 0; i < samples; i++)
        {
            var time = i / rate.Value;
            var held = Held(time, press, threshold.Value, slope.Value);
            var tremor = 1 + (TremorFraction * Math.Sin((2 * Math.PI * TremorHertz * time) + phase));
            pressure[i] = Math.Max(0, (held * tremor) + (NoiseKilopascals * random.NextGaussian()));
            button[i] = time >= press && time < press + ReleaseDelay + ReleaseTime ? 1 : 0;
        }

        return (pressure, button);
    }

    private static double Held(double time, double press, double threshold, double slope)
    {
        var peakTime = press + ReleaseDelay;
        var peak = Math.Min(threshold + (slope * ReleaseDelay), threshold * 1.05);
        return time < Contact ? 0
            : time < peakTime ? Math.Min(slope * (time - Contact), peak)
            : Math.Max(0, peak * (1 - ((time - peakTime) / ReleaseTime)));
    }
}
