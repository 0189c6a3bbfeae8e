using Dorsal.Numerics.Signals;
using Dorsal.Units;

namespace Dorsal.Laboratory.Posturography;

/// <summary>The centre of pressure of one recording, ready for the outcomes.</summary>
/// <param name="Ap">Anteroposterior position in cm, filtered as the protocol says.</param>
/// <param name="Ml">Mediolateral position in cm, filtered likewise.</param>
/// <param name="Rate">Samples a second.</param>
internal sealed record Sway(double[] Ap, double[] Ml, Hertz Rate)
{
    /// <summary>Duration by the number of samples: n / fs, as the authors of the BDS data set count it.</summary>
    public Seconds Duration => new(Ap.Length / Rate.Value);

    /// <summary>The 95 % prediction ellipse, x mediolateral and y anteroposterior.</summary>
    public PredictionEllipse Ellipse => PredictionEllipse.Of(Ml, Ap);

    /// <summary>Whether there is a filter with this cutoff: above half the sampling frequency there is nothing left to take out.</summary>
    public static bool CanFilter(Hertz cutoff, Hertz rate) => cutoff.Value > 0 && cutoff.Value < rate.Value / 2;

    /// <summary>Filters a recording and cuts off its start.</summary>
    public static Sway Of(double[] ap, double[] ml, Hertz rate, StanceProtocol protocol)
    {
        double[] Prepared(double[] channel)
        {
            var cut = channel.AsSpan((int)Math.Round(protocol.DiscardFirst.Value * rate.Value));
            return CanFilter(protocol.LowPass, rate)
                ? Butterworth.ZeroLagLowPass(cut, protocol.LowPass.Value, rate.Value)
                : cut.ToArray();
        }

        return new Sway(Prepared(ap), Prepared(ml), rate);
    }

    /// <summary>All outcomes of the recording, in the unit of each.</summary>
    public IEnumerable<(Outcome Outcome, double Value)> Values(EntropyProtocol entropy)
    {
        var path = PathLength.Of(Ap, Ml);
        yield return (StanceOutcomes.Path, path);
        yield return (StanceOutcomes.Velocity, path / Duration.Value);
        yield return (StanceOutcomes.RmsAp, RootMeanSquare(Ap));
        yield return (StanceOutcomes.RmsMl, RootMeanSquare(Ml));
        yield return (StanceOutcomes.Area, Ellipse.Area);
        yield return (StanceOutcomes.MeanFrequency, MeanFrequency.OfSway(Ap, Ml, Rate.Value));
        yield return (StanceOutcomes.EntropyAp, Entropy(Ap, entropy));
        yield return (StanceOutcomes.EntropyMl, Entropy(Ml, entropy));
    }

    private static double RootMeanSquare(double[] position)
    {
        var mean = position.Average();
        return Math.Sqrt(position.Sum(x => (x - mean) * (x - mean)) / position.Length);
    }

    private double Entropy(double[] position, EntropyProtocol protocol)
    {
        var smooth = CanFilter(protocol.LowPass, Rate)
            ? Butterworth.ZeroLagLowPass(position, protocol.LowPass.Value, Rate.Value)
            : position;
        var step = Math.Max(1, (int)Math.Round(Rate.Value / protocol.Rate.Value));
        var thinned = smooth.Where((_, i) => i % step == 0).ToArray();
        if (thinned.Length < protocol.Length + 2)
        {
            return double.NaN;
        }

        return SampleEntropy.Of(Detrend.Linear(thinned), protocol.Length, protocol.Tolerance).Value;
    }
}
