using Dorsal.Numerics;

namespace Dorsal.Circuits.DorsalHorn;

/// <summary>
/// Spikes of one kind of fibre in a stretch of time: each fibre fires so often, at times of its own drawn evenly within it.
/// A fraction is the chance of one more spike.
/// </summary>
/// <param name="Afferent">The kind.</param>
/// <param name="StartMilliseconds">When it begins at the skin, in ms, 0 or more.</param>
/// <param name="DurationMilliseconds">How long it lasts, in ms, above 0.</param>
/// <param name="SpikesPerFibre">Spikes of a fibre in it, 0 or more.</param>
public sealed record Burst(
    HornPart Afferent,
    double StartMilliseconds,
    double DurationMilliseconds,
    double SpikesPerFibre
);

/// <summary>What reaches the horn's fibres: the same stimulus as spike trains for the network and as rates for its reduced form.</summary>
public sealed class HornStimulus
{
    private readonly Burst[] bursts;

    /// <summary>Any bursts, in any order; those of a kind add up.</summary>
    public HornStimulus(IEnumerable<Burst> bursts)
    {
        this.bursts = [.. bursts];
        foreach (var burst in this.bursts)
        {
            Guard.NotNegative(burst.StartMilliseconds);
            Guard.Positive(burst.DurationMilliseconds);
            Guard.NotNegative(burst.SpikesPerFibre);
        }
    }

    /// <summary>The times of the spikes of each fibre of a kind, in ms.</summary>
    /// <param name="afferent">The kind.</param>
    /// <param name="fibres">How many fibres there are.</param>
    /// <param name="seed">The seed; each fibre has random numbers of its own.</param>
    public IReadOnlyList<IReadOnlyList<double>> Trains(HornPart afferent, int fibres, ulong seed) =>
        [
            .. Enumerable
                .Range(0, fibres)
                .Select(fibre => Train(afferent, RandomStream.At(seed, (ulong)fibre, "fibre " + afferent))),
        ];

    /// <summary>The rate of a fibre of a kind in each step, in Hz.</summary>
    /// <param name="afferent">The kind.</param>
    /// <param name="stepMilliseconds">The step in ms.</param>
    /// <param name="steps">How many steps from time 0 on.</param>
    /// <param name="delayMilliseconds">How much later the spikes arrive, in ms.</param>
    public double[] Hertz(HornPart afferent, double stepMilliseconds, int steps, double delayMilliseconds)
    {
        var rate = new double[steps];
        foreach (var burst in bursts.Where(b => b.Afferent == afferent))
        {
            var start = burst.StartMilliseconds + delayMilliseconds;
            var end = start + burst.DurationMilliseconds;
            var hertz = 1000 * burst.SpikesPerFibre / burst.DurationMilliseconds;
            for (
                var i = (int)(start / stepMilliseconds);
                i < Math.Min(steps, Math.Ceiling(end / stepMilliseconds));
                i++
            )
            {
                var within = Math.Min(end, (i + 1) * stepMilliseconds) - Math.Max(start, i * stepMilliseconds);
                rate[i] += hertz * within / stepMilliseconds;
            }
        }

        return rate;
    }

    private List<double> Train(HornPart afferent, RandomStream chance)
    {
        var train = new List<double>();
        foreach (var burst in bursts.Where(b => b.Afferent == afferent))
        {
            var spikes = (int)Math.Floor(burst.SpikesPerFibre + chance.NextDouble());
            for (var i = 0; i < spikes; i++)
            {
                train.Add(burst.StartMilliseconds + (burst.DurationMilliseconds * chance.NextDouble()));
            }
        }

        return train;
    }
}
