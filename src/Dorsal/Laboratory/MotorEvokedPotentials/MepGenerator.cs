using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>Makes epochs with a response of known amplitude, to try and to prove the analysis; not a model of the corticospinal tract.</summary>
/// <remarks>
/// A response is one period of a sine under a half-sine envelope, scaled to its peak-to-peak amplitude. Trial amplitudes are log-normal
/// (coefficient of variation 0.5, evidence file, sections 6-10, C1: ENG) about an arithmetic mean. Background is white noise; the artefact is a
/// spike that decays within 2 ms. Figures other than the coefficient are made up.
/// </remarks>
/// <param name="Latency">Time of the onset after the pulse.</param>
/// <param name="Duration">How long a response lasts.</param>
/// <param name="Noise">SD of the background.</param>
/// <param name="Artefact">Height of the stimulus artefact.</param>
/// <param name="Rate">Samples a second.</param>
internal sealed record MepGenerator(
    Seconds Latency,
    Seconds Duration,
    Microvolts Noise,
    Microvolts Artefact,
    Hertz Rate
)
{
    /// <summary>Variation of amplitudes from trial to trial.</summary>
    public const double UsualVariation = 0.5;

    private const double ArtefactTime = 0.0005;
    private const double ArtefactEnd = 0.002;

    /// <summary>A hand muscle at rest: 22 ms, 18 ms long, an artefact of 5 mV, 2 kHz.</summary>
    public static MepGenerator Usual(Microvolts noise) => new(new(0.022), new(0.018), noise, new(5000), new(2000));

    /// <summary>SD of the natural logarithm of amplitudes with a coefficient of variation.</summary>
    public static double LogSd(double variation) => Math.Sqrt(Math.Log(1 + (variation * variation)));

    /// <summary>A trial's amplitude about an arithmetic mean.</summary>
    public static double AmplitudeAbout(double mean, double variation, RandomStream random)
    {
        var sd = LogSd(variation);
        return mean * Math.Exp((sd * random.NextGaussian()) - (sd * sd / 2));
    }

    /// <summary>The samples around a pulse.</summary>
    /// <param name="peakToPeak">Amplitude of the response in µV; 0 for none.</param>
    /// <param name="from">Begin relative to the pulse.</param>
    /// <param name="to">End.</param>
    /// <param name="random">The background.</param>
    public double[] Epoch(double peakToPeak, Seconds from, Seconds to, RandomStream random)
    {
        var samples = new double[(int)Math.Round((to.Value - from.Value) * Rate.Value) + 1];
        for (var i = 0; i < samples.Length; i++)
        {
            var time = from.Value + (i / Rate.Value);
            samples[i] =
                (Noise.Value * random.NextGaussian())
                + ArtefactAt(time)
                + (peakToPeak * Shape((time - Latency.Value) / Duration.Value));
        }

        return samples;
    }

    private double ArtefactAt(double time) =>
        time >= -1e-9 && time < ArtefactEnd ? Artefact.Value * Math.Exp(-time / ArtefactTime) : 0;

    // sin(πx) sin(2πx) has its extremes ±4/(3√3) at sin²(πx) = 2/3: peak to peak 8/(3√3).
    private static double Shape(double x) =>
        x is < 0 or > 1 ? 0 : Math.Sin(Math.PI * x) * Math.Sin(2 * Math.PI * x) * 3 * Math.Sqrt(3) / 8;
}
