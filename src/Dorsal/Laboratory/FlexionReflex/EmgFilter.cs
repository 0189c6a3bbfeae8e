using Dorsal.Laboratory.Epochs;
using Dorsal.Laboratory.Protocols;
using Dorsal.Numerics.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>Filters of the EMG, all zero-lag; 0 leaves one out. By default the amplifier's own filters are taken as they are.</summary>
/// <param name="HighPass">Cutoff of the fourth-order zero-lag Butterworth high-pass.</param>
/// <param name="LowPass">Cutoff of the low-pass.</param>
/// <param name="NotchAt">Frequency of the mains.</param>
/// <param name="NotchWidth">Width of the notch.</param>
/// <param name="ArtefactEnd">
/// Until then after the stimulus there is its artefact, which is replaced by a straight line before a filter would smear it.
/// </param>
/// <param name="Margin">Signal read on both sides so that the ends of the filter are outside the windows.</param>
internal sealed record EmgFilter(
    Hertz HighPass,
    Hertz LowPass,
    Hertz NotchAt,
    Hertz NotchWidth,
    Seconds ArtefactEnd,
    Seconds Margin
)
{
    // The filters need a few samples to start from.
    private const int FewestSamples = 10;

    public static EmgFilter From(ProtocolReader fields) =>
        new(
            fields.Quantity<Hertz>("high_pass"),
            fields.Quantity<Hertz>("low_pass"),
            fields.Quantity<Hertz>("notch"),
            fields.Quantity<Hertz>("notch_width"),
            fields.Quantity<Seconds>("artefact_end"),
            fields.Quantity<Seconds>("filter_margin")
        );

    /// <summary>Whether anything is filtered.</summary>
    public bool IsOn => HighPass.Value > 0 || LowPass.Value > 0 || NotchAt.Value > 0;

    /// <summary>The cutoffs that a sampling frequency does not allow.</summary>
    public IEnumerable<Hertz> NotPossible(Hertz rate) =>
        new[] { HighPass, LowPass, NotchAt }.Where(f => f.Value > 0 && !Fits(f, rate));

    /// <summary>The epoch filtered; its samples must be finite.</summary>
    public Epoch Apply(Epoch epoch)
    {
        if (!IsOn || epoch.Samples.Length < FewestSamples)
        {
            return epoch;
        }

        var rate = epoch.SamplingFrequency;
        var samples = WithoutArtefact(epoch);
        samples = Fits(HighPass, rate) ? Butterworth.ZeroLagHighPass(samples, HighPass.Value, rate.Value) : samples;
        samples = Fits(LowPass, rate) ? Butterworth.ZeroLagLowPass(samples, LowPass.Value, rate.Value) : samples;
        samples = Fits(NotchAt, rate) ? Notch.ZeroLag(samples, NotchAt.Value, NotchWidth.Value, rate.Value) : samples;
        return epoch with { Samples = samples };
    }

    private static bool Fits(Hertz cutoff, Hertz rate) => cutoff.Value > 0 && cutoff.Value < rate.Value / 2;

    private double[] WithoutArtefact(Epoch epoch)
    {
        double[] samples = [.. epoch.Samples];
        var first = Math.Max(0, Place(epoch, 0) - 1);
        var last = Math.Min(samples.Length - 1, Place(epoch, ArtefactEnd.Value));
        for (var i = first + 1; i < last; i++)
        {
            samples[i] = samples[first] + ((samples[last] - samples[first]) * (i - first) / (last - first));
        }

        return samples;
    }

    // The last sample at or before a time.
    private static int Place(Epoch epoch, double time) =>
        Math.Max(0, (int)Math.Floor(((time - epoch.Start.Value) * epoch.SamplingFrequency.Value) + 1e-6));
}
