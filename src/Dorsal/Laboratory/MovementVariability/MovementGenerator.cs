using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>Makes repeated flexion with a known spread, to try and to prove the analysis; not a model of the trunk.</summary>
/// <remarks>
/// Each cycle is (1 - cos 2πφ) / 2 times its amplitude, which is normal about the range: the SD across cycles at phase φ is the same wave times the
/// SD of the amplitudes, and its mean over the cycle is half of that SD. Durations are normal. All figures are made up.
/// </remarks>
/// <param name="Range">Mean range of motion in degrees.</param>
/// <param name="RangeSd">SD of the range from cycle to cycle, degrees.</param>
/// <param name="Duration">Mean duration of a cycle.</param>
/// <param name="DurationSd">SD of the durations in seconds.</param>
/// <param name="Drift">Drift of the sensor in degrees a second.</param>
/// <param name="Noise">SD of the sensor's noise in degrees.</param>
/// <param name="Rate">Samples a second.</param>
internal sealed record MovementGenerator(
    double Range,
    double RangeSd,
    Seconds Duration,
    double DurationSd,
    double Drift,
    double Noise,
    Hertz Rate
)
{
    /// <summary>MeanSD that the cycles have in truth.</summary>
    public double MeanSd => RangeSd / 2;

    /// <summary>Trunk flexion of 60° in 4 s, 100 Hz, without drift or noise.</summary>
    public static MovementGenerator Usual(double rangeSd, double durationSd = 0) =>
        new(60, rangeSd, new(4), durationSd, 0, 0, new(100));

    /// <summary>Makes a recording that begins and ends upright, with half a second of stillness before and after.</summary>
    /// <param name="cycles">How many cycles.</param>
    /// <param name="random">What varies.</param>
    /// <param name="pauseAfter">Number of the cycle after which the person stands still for two cycles, or 0.</param>
    /// <returns>The angle, and the onset of each cycle in s with the end of the last.</returns>
    public (double[] Angle, double[] Onsets) Make(int cycles, RandomStream random, int pauseAfter = 0)
    {
        var shapes = new List<(double From, double To, double Amplitude)>();
        var time = 0.5;
        var onsets = new List<double> { time };
        for (var i = 1; i <= cycles; i++)
        {
            var length = Duration.Value + (DurationSd * random.NextGaussian());
            shapes.Add((time, time + length, Range + (RangeSd * random.NextGaussian())));
            time += length + (i == pauseAfter ? 2 * Duration.Value : 0);
            onsets.Add(time);
        }

        var angle = new double[(int)Math.Round((time + 0.5) * Rate.Value)];
        foreach (var (from, to, amplitude) in shapes)
        {
            for (var i = (int)Math.Ceiling(from * Rate.Value); i < angle.Length && i <= to * Rate.Value; i++)
            {
                angle[i] = amplitude * (1 - Math.Cos(2 * Math.PI * ((i / Rate.Value) - from) / (to - from))) / 2;
            }
        }

        for (var i = 0; i < angle.Length; i++)
        {
            angle[i] += (Drift * i / Rate.Value) + (Noise > 0 ? Noise * random.NextGaussian() : 0);
        }

        return (angle, [.. onsets]);
    }
}
