using Dorsal.Numerics;

namespace Dorsal.Circuits.Spiking;

/// <summary>What a spike does at a synapse of a projection.</summary>
/// <param name="Receptor">The conductance that it opens.</param>
/// <param name="WeightNanosiemens">The largest conductance after one spike, in nS, 0 or more.</param>
public sealed record Synapse(Receptor Receptor, double WeightNanosiemens);

/// <summary>
/// Connections from a source to a population. Each connection opens all of the projection's receptors (AMPA and NMDA lie at the same
/// synapses). Made by <see cref="Network.Connect"/>.
/// </summary>
public sealed class Projection
{
    private readonly int[] starts;
    private readonly int[] targets;

    internal Projection(
        SpikeSource source,
        Population target,
        Connectivity rule,
        double delayMilliseconds,
        IReadOnlyList<Synapse> synapses
    )
    {
        (Source, Target, DelayMilliseconds, Synapses) = (source, target, delayMilliseconds, synapses);
        (starts, targets) = BySource(Sources(rule), source.Count);
    }

    /// <summary>Where the spikes come from.</summary>
    public SpikeSource Source { get; }

    /// <summary>Where they go.</summary>
    public Population Target { get; }

    /// <summary>From a spike to the jump of the conductance, in ms.</summary>
    public double DelayMilliseconds { get; }

    /// <summary>What each connection opens.</summary>
    public IReadOnlyList<Synapse> Synapses { get; }

    /// <summary>The number of connections.</summary>
    public int Count => targets.Length;

    /// <summary>The cells that one source reaches, in rising order.</summary>
    public ReadOnlySpan<int> TargetsOf(int source) => targets.AsSpan(starts[source]..starts[source + 1]);

    // Each target has its own random numbers: a cell's inputs do not depend on how many other cells there are.
    private List<int>[] Sources(Connectivity rule)
    {
        var purpose = $"synapses {Source.Name} > {Target.Name}";
        var sources = new List<int>[Target.Count];
        for (var cell = 0; cell < sources.Length; cell++)
        {
            sources[cell] = [];
            var stream = RandomStream.At(Source.Network.Seed, (ulong)cell, purpose);
            rule.Draw(stream, Source.Count, ReferenceEquals(Source, Target) ? cell : -1, sources[cell]);
        }

        return sources;
    }

    private static (int[] Starts, int[] Targets) BySource(List<int>[] sources, int count)
    {
        var offsets = new int[count + 1];
        foreach (var source in sources.SelectMany(list => list))
        {
            offsets[source + 1]++;
        }

        for (var i = 0; i < count; i++)
        {
            offsets[i + 1] = checked(offsets[i + 1] + offsets[i]);
        }

        var (cells, next) = (new int[offsets[count]], offsets.AsSpan(0, count).ToArray());
        for (var cell = 0; cell < sources.Length; cell++)
        {
            foreach (var source in sources[cell])
            {
                cells[next[source]++] = cell;
            }
        }

        return (offsets, cells);
    }
}

/// <summary>Independent Poisson spikes at each cell of a population. Made by <see cref="Network.Drive"/>.</summary>
/// <param name="Target">The population.</param>
/// <param name="Synapse">What each spike opens.</param>
/// <param name="RateHertz">Spikes a second at each cell, above 0.</param>
public sealed record PoissonDrive(Population Target, Synapse Synapse, double RateHertz);
