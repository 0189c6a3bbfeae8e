using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>
/// Makes EMG with reflexes whose threshold, latency and growth are known, to try and to prove the analysis; not a model of the spinal
/// cord. A stimulus has a reflex with probability Phi((intensity - threshold) / scatter). All figures of size are made up.
/// </summary>
/// <param name="Threshold">Intensity with a reflex every second time, in mA.</param>
/// <param name="Scatter">SD of the threshold from stimulus to stimulus, in mA.</param>
/// <param name="Latency">Mean latency, in ms.</param>
/// <param name="LatencySd">SD of the latency from stimulus to stimulus, in ms.</param>
internal sealed record ReflexGenerator(double Threshold, double Scatter, double Latency = 105, double LatencySd = 4)
{
    /// <summary>SD of the resting EMG, in µV; normal and white.</summary>
    public double Noise { get; init; } = 3;

    /// <summary>SD of the burst, in µV, just above the threshold; it rises with the intensity to twice that.</summary>
    public double Burst { get; init; } = 60;

    /// <summary>Amplitude of 50 Hz hum, in µV.</summary>
    public double Hum { get; init; }

    /// <summary>Height of the stimulus artefact, in µV, and its time constant in ms.</summary>
    public (double Height, double Decay) Artefact { get; init; } = (400, 4);

    /// <summary>Samples a second.</summary>
    public static Hertz Rate { get; } = new(2000);

    // The burst rises and falls over 2 ms; duration as a usual RIII.
    private const double Rise = 2;
    private const double Duration = 40;
    private const double TrainEnd = 20;

    /// <summary>Whether a stimulus has a reflex.</summary>
    public bool Answers(double intensity, RandomStream random) =>
        intensity >= Threshold + (Scatter * random.NextGaussian());

    /// <summary>Size of the burst at an intensity: sigmoid, from one to two times <see cref="Burst"/>.</summary>
    public double SizeAt(double intensity) => Burst * (1 + (1 / (1 + Math.Exp(-(intensity - Threshold) / 4))));

    /// <summary>The EMG of a stimulus, a sample each from one time to another about it, in ms.</summary>
    /// <param name="from">First sample; negative before the stimulus.</param>
    /// <param name="to">Last sample.</param>
    /// <param name="burst">SD of the burst in µV; 0 where there is no reflex.</param>
    /// <param name="random">Where the noise comes from.</param>
    public double[] Epoch(double from, double to, double burst, RandomStream random)
    {
        var step = 1000 / Rate.Value;
        var onset = Latency + (LatencySd * random.NextGaussian());
        var phase = 2 * Math.PI * random.NextDouble();
        var emg = new double[(int)Math.Round((to - from) / step) + 1];
        for (var i = 0; i < emg.Length; i++)
        {
            var time = from + (i * step);
            var sd = Math.Sqrt((Noise * Noise) + Math.Pow(burst * Envelope(time - onset), 2));
            emg[i] =
                (sd * random.NextGaussian())
                + (Hum * Math.Sin(phase + (2 * Math.PI * 50 * time / 1000)))
                + ArtefactAt(time);
        }

        return emg;
    }

    private static double Envelope(double since) =>
        since < 0 || since > Duration ? 0 : Math.Min(1, Math.Min(since, Duration - since) / Rise);

    private double ArtefactAt(double time) =>
        time < 0 ? 0
        : time < TrainEnd ? Artefact.Height
        : Artefact.Height * Math.Exp(-(time - TrainEnd) / Artefact.Decay);
}
