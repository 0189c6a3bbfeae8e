using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.SensoryEvokedPotentials;

/// <summary>Makes the potential over the scalp after stimuli, with known areas, to try and to prove the analysis. Figures are made up.</summary>
/// <param name="N80">Rectified area of the first negative wave.</param>
/// <param name="N150">Rectified area of the second negative wave.</param>
/// <param name="P260">Rectified area of the positive wave.</param>
/// <param name="Noise">SD of the background, a first-order autoregression.</param>
internal sealed record SepGenerator(double N80, double N150, double P260, Microvolts Noise)
{
    private const double Correlation = 0.9;
    private const double GainSd = 0.2;

    /// <summary>Samples a second.</summary>
    public static Hertz UsualRate { get; } = new(1000);

    /// <summary>Time between two stimuli: 2 Hz (evidence sections 6-10, C1).</summary>
    public static Seconds Interval { get; } = new(0.5);

    /// <summary>The signal during a number of stimuli, and their onsets.</summary>
    public (double[] Samples, IReadOnlyList<Seconds> Onsets) Make(int stimuli, RandomStream random)
    {
        var rate = UsualRate.Value;
        var step = (int)(Interval.Value * rate);
        var samples = Background((stimuli + 1) * step, random);
        var onsets = new List<Seconds>();
        for (var k = 0; k < stimuli; k++)
        {
            var onset = (k + 1) * step - (step / 2);
            var gain = 1 + (GainSd * random.NextGaussian());
            for (var i = 0; i < step; i++)
            {
                samples[onset + i] += gain * Wave(1000 * i / rate);
            }

            onsets.Add(new Seconds(onset / rate));
        }

        return (samples, onsets);
    }

    // Half-sine waves, each wholly within its window: a half sine of amplitude a and length d has the area 2 a d / pi.
    private double Wave(double ms) =>
        HalfSine(ms, 65, 105, -N80) + HalfSine(ms, 115, 195, -N150) + HalfSine(ms, 205, 335, P260);

    private static double HalfSine(double ms, double from, double to, double area) =>
        ms < from || ms > to ? 0 : area * Math.PI / (2 * (to - from)) * Math.Sin(Math.PI * (ms - from) / (to - from));

    private double[] Background(int length, RandomStream random)
    {
        var samples = new double[length];
        var innovation = Noise.Value * Math.Sqrt(1 - (Correlation * Correlation));
        samples[0] = Noise.Value * random.NextGaussian();
        for (var i = 1; i < length; i++)
        {
            samples[i] = (Correlation * samples[i - 1]) + (innovation * random.NextGaussian());
        }

        return samples;
    }
}
