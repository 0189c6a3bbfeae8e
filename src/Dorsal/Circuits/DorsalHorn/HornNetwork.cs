using Dorsal.Circuits.Spiking;

namespace Dorsal.Circuits.DorsalHorn;

/// <summary>The horn as a network of spiking cells: for looking at one person.</summary>
public static class HornNetwork
{
    /// <summary>Rates are kept in bins of so many ms.</summary>
    public const double BinMilliseconds = 10;

    /// <summary>Builds the network with its fibres; start it, record what is wanted, and run it.</summary>
    /// <param name="circuit">The horn.</param>
    /// <param name="stimulus">What reaches its fibres.</param>
    /// <param name="seed">The seed of wiring, fibres and Poisson drives.</param>
    public static Network Build(HornCircuit circuit, HornStimulus stimulus, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(stimulus);
        var network = new Network(seed);
        var sources = new Dictionary<HornPart, SpikeSource>();
        foreach (var (part, count, cell) in circuit.Cells)
        {
            sources[part] = network.AddPopulation(
                part.ToString(),
                count,
                cell,
                startMillivolts: (cell.LeakMillivolts, cell.ResetMillivolts)
            );
        }

        foreach (var part in HornCircuit.Afferents)
        {
            sources[part] = network.AddFibres(part.ToString(), stimulus.Trains(part, circuit.Count(part), seed));
        }

        foreach (var (source, target, inDegree, delay, synapses) in circuit.Projections)
        {
            var rule = Connectivity.WithInDegree(inDegree);
            network.Connect(sources[source], (Population)sources[target], rule, delay, synapses);
        }

        foreach (var (target, synapse, hertz) in circuit.Drives.Where(drive => drive.Hertz > 0))
        {
            network.Drive((Population)sources[target], synapse, hertz);
        }

        return network;
    }

    /// <summary>Runs the network and keeps the rates of its populations.</summary>
    /// <param name="circuit">The horn.</param>
    /// <param name="stimulus">What reaches its fibres.</param>
    /// <param name="milliseconds">How long, in ms.</param>
    /// <param name="seed">The seed of wiring, fibres and Poisson drives.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static HornRecord Run(
        HornCircuit circuit,
        HornStimulus stimulus,
        double milliseconds,
        ulong seed,
        CancellationToken cancellation = default
    )
    {
        var network = Build(circuit, stimulus, seed);
        var simulation = network.Start(circuit.Settings["network.step"]);
        var rates = network.Populations.ToDictionary(
            population => Enum.Parse<HornPart>(population.Name),
            population => simulation.RecordRate(population, BinMilliseconds)
        );
        simulation.Run(milliseconds, cancellation);
        return new(BinMilliseconds, rates.ToDictionary(pair => pair.Key, pair => pair.Value.Hertz));
    }
}
