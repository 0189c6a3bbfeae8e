using Dorsal.Numerics;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>The signal of a muscle before the pulse.</summary>
/// <param name="Baseline">Its mean.</param>
/// <param name="Rms">Its RMS about the mean.</param>
/// <param name="Mean">Mean of the rectified signal, deviations from the baseline.</param>
/// <param name="Sd">SD of the rectified signal.</param>
internal sealed record MepBackground(double Baseline, double Rms, double Mean, double Sd)
{
    public static MepBackground Of(ReadOnlySpan<double> samples)
    {
        var baseline = Moments.Mean(samples);
        var rectified = new double[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            rectified[i] = Math.Abs(samples[i] - baseline);
        }

        var rms = Math.Sqrt(Moments.SumOfSquares(samples, baseline) / samples.Length);
        return new MepBackground(baseline, rms, Moments.Mean(rectified), Math.Sqrt(Moments.Variance(rectified)));
    }

    /// <summary>What a response exceeds: mean + n SD of the rectified background (evidence C1: 2 SD).</summary>
    public double Threshold(double sds) => Mean + (sds * Sd);

    /// <summary>RMS of samples about the baseline.</summary>
    public double RmsOf(ReadOnlySpan<double> samples) =>
        Math.Sqrt(Moments.SumOfSquares(samples, Baseline) / samples.Length);

    /// <summary>Sum of the deviations from the baseline, rectified.</summary>
    public double RectifiedSum(ReadOnlySpan<double> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += Math.Abs(sample - Baseline);
        }

        return sum;
    }
}
