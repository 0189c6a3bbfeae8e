using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>Makes EMG with a known onset, to try and to prove the analysis; not a model of motor control.</summary>
/// <remarks>White noise whose SD rises in a straight line from rest to a burst. All figures are made up.</remarks>
/// <param name="Rest">SD of the noise at rest, µV.</param>
/// <param name="Burst">SD of the noise in the burst, µV.</param>
/// <param name="Rise">How long the rise takes.</param>
/// <param name="Rate">Samples a second.</param>
internal sealed record OnsetGenerator(Microvolts Rest, Microvolts Burst, Seconds Rise, Hertz Rate)
{
    /// <summary>Rest of 5 µV, a burst of 60 µV, 10 ms of rise, 1 kHz.</summary>
    public static OnsetGenerator Usual { get; } = new(new(5), new(60), new(0.010), new(1000));

    /// <summary>The EMG around cues: one stretch a trial, each with an onset.</summary>
    /// <param name="onsets">Onset of each trial after its cue, in s; NaN for none.</param>
    /// <param name="before">Time recorded before each cue.</param>
    /// <param name="length">Time recorded for each trial.</param>
    /// <param name="random">The noise.</param>
    public double[] Make(IReadOnlyList<double> onsets, Seconds before, Seconds length, RandomStream random)
    {
        var samples = (int)Math.Round(length.Value * Rate.Value);
        var emg = new double[samples * onsets.Count];
        for (var i = 0; i < emg.Length; i++)
        {
            var since = ((i % samples) / Rate.Value) - before.Value - onsets[i / samples];
            var share = double.IsNaN(since) ? 0 : Math.Clamp(since / Rise.Value, 0, 1);
            emg[i] = (Rest.Value + (share * (Burst.Value - Rest.Value))) * random.NextGaussian();
        }

        return emg;
    }
}
