using Dorsal.Laboratory.Epochs;
using Dorsal.Numerics;
using Dorsal.Numerics.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>How active a muscle was around one cue.</summary>
/// <param name="Emg">The EMG about its baseline, after the high-pass, µV.</param>
/// <param name="Envelope">The rectified EMG after the low-pass, µV.</param>
/// <param name="BaselineMean">Mean of the envelope before the cue.</param>
/// <param name="Level">Above it the muscle is active.</param>
/// <param name="Crest">Highest peak of the baseline in robust SD (median absolute deviation / 0.6745).</param>
internal sealed record MuscleEnvelope(Epoch Emg, Epoch Envelope, double BaselineMean, double Level, double Crest)
{
    private const double MedianOfNormal = 0.6745;

    // The filters need a few samples to start from, and an SD needs two.
    private const int FewestSamples = 10;

    /// <summary>Reads an epoch without gaps; null where baseline or epoch have too few samples.</summary>
    public static MuscleEnvelope? Of(Epoch epoch, OnsetRule rule)
    {
        var rate = epoch.SamplingFrequency;
        var before = epoch.Between(rule.BaselineFrom, rule.BaselineTo);
        if (before.Length < FewestSamples)
        {
            return null;
        }

        var zero = Moments.Mean(before);
        double[] emg = Array.ConvertAll(epoch.Samples, sample => sample - zero);
        emg = Fits(rule.HighPass, rate) ? Butterworth.ZeroLagHighPass(emg, rule.HighPass.Value, rate.Value) : emg;
        double[] rectified = Array.ConvertAll(emg, Math.Abs);
        var smooth = Fits(rule.LowPass, rate)
            ? Butterworth.ZeroLagLowPass(rectified, rule.LowPass.Value, rate.Value)
            : rectified;
        var (raw, envelope) = (epoch with { Samples = emg }, epoch with { Samples = smooth });
        var rest = envelope.Between(rule.BaselineFrom, rule.BaselineTo);
        var mean = Moments.Mean(rest);
        var level = mean + (rule.Sds * Math.Sqrt(Moments.Variance(rest)));
        return new MuscleEnvelope(raw, envelope, mean, level, CrestOf(raw.Between(rule.BaselineFrom, rule.BaselineTo)));
    }

    /// <summary>
    /// The first time from which the envelope stays above the level for the hold; NaN where there is none, or where it is above already when the
    /// search begins.
    /// </summary>
    public Seconds OnsetBetween(Seconds from, Seconds to, Seconds hold)
    {
        var (first, length) = Envelope.Window(from, to);
        var needed = Math.Max(1, (int)Math.Round(hold.Value * Envelope.SamplingFrequency.Value));
        var run = 0;
        for (var i = first; i < Math.Min(first + length + needed, Envelope.Samples.Length); i++)
        {
            run = Envelope.Samples[i] > Level ? run + 1 : 0;
            if (run == needed)
            {
                var onset = i - needed + 1;
                return new(onset == first ? double.NaN : Envelope.TimeOf(onset).Value);
            }
        }

        return new(double.NaN);
    }

    /// <summary>Whether the muscle is active at a time.</summary>
    public bool IsActiveAt(Seconds time)
    {
        var (first, length) = Envelope.Window(time, new(Envelope.TimeOf(Envelope.Samples.Length - 1).Value));
        return length > 0 && Envelope.Samples[first] > Level;
    }

    /// <summary>The EMG at a time.</summary>
    public double At(Seconds time)
    {
        var (first, length) = Emg.Window(time, new(Emg.TimeOf(Emg.Samples.Length - 1).Value));
        return length > 0 ? Emg.Samples[first] : double.NaN;
    }

    private static bool Fits(Hertz cutoff, Hertz rate) => cutoff.Value > 0 && cutoff.Value < rate.Value / 2;

    private static double CrestOf(ReadOnlySpan<double> baseline)
    {
        double[] sizes = [.. baseline.ToArray().Select(Math.Abs).Order()];
        var sd = sizes[sizes.Length / 2] / MedianOfNormal;
        return sd > 0 ? sizes[^1] / sd : 0;
    }
}
