using Dorsal.Laboratory.Epochs;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>What the rectified EMG does in a window.</summary>
/// <param name="Mean">Mean, in the unit of the signal.</param>
/// <param name="Sd">SD (n - 1).</param>
/// <param name="Peak">Largest sample.</param>
/// <param name="Count">Samples.</param>
internal sealed record WindowActivity(double Mean, double Sd, double Peak, int Count)
{
    public static WindowActivity Of(ReadOnlySpan<double> rectified)
    {
        var (mean, peak) = (Moments.Mean(rectified), 0.0);
        foreach (var sample in rectified)
        {
            peak = Math.Max(peak, sample);
        }

        return new(mean, Math.Sqrt(Moments.Variance(rectified)), peak, rectified.Length);
    }
}

/// <summary>The EMG around one stimulus, prepared and measured.</summary>
/// <param name="Stimulus">The stimulus.</param>
/// <param name="Emg">The epoch, filtered, its baseline's mean taken away.</param>
/// <param name="Rectified">The same without sign.</param>
/// <param name="Baseline">Activity before the stimulus; its SD is above 0.</param>
/// <param name="Response">Activity in the window of the reflex.</param>
internal sealed record ReflexReading(
    ReflexStimulus Stimulus,
    Epoch Emg,
    Epoch Rectified,
    WindowActivity Baseline,
    WindowActivity Response
)
{
    /// <summary>When the reflex begins after the stimulus: by hand, else by the rule; NaN where it does not show, or was not looked for.</summary>
    public MovedMarker Onset { get; init; } = new(new(double.NaN), false, null);

    /// <summary>What to say where somebody marked the onset of a reflex that is not there.</summary>
    public Func<Note>? Unmarked { get; init; }

    /// <summary>The score by which a reflex is judged.</summary>
    public double Score(ReflexScore score) =>
        score switch
        {
            ReflexScore.PeakZ => (Response.Peak - Baseline.Mean) / Baseline.Sd,
            ReflexScore.MeanZ => (Response.Mean - Baseline.Mean) / Baseline.Sd,
            _ => CohenD(Baseline),
        };

    /// <summary>The response's mean less that of a baseline, in SDs pooled over both by their degrees of freedom (Cohen 1988, section 2.5).</summary>
    public double CohenD(WindowActivity baseline)
    {
        var degrees = baseline.Count + Response.Count - 2;
        var squares =
            ((baseline.Count - 1) * baseline.Sd * baseline.Sd) + ((Response.Count - 1) * Response.Sd * Response.Sd);
        return (Response.Mean - baseline.Mean) / Math.Sqrt(squares / degrees);
    }
}
