namespace Dorsal.Circuits.Spiking;

/// <summary>Whatever sends spikes: a population of cells, or afferent fibres.</summary>
public abstract class SpikeSource
{
    private protected SpikeSource(Network network, string name, int count)
    {
        Network = network;
        Name = name;
        Count = count;
    }

    /// <summary>The name, unique in its network.</summary>
    public string Name { get; }

    /// <summary>The number of cells or fibres.</summary>
    public int Count { get; }

    internal Network Network { get; }
}

/// <summary>Cells of one type. Made by <see cref="Network.AddPopulation"/>.</summary>
public sealed class Population : SpikeSource
{
    internal Population(Network network, string name, int count, CellType cell)
        : base(network, name, count) => Cell = cell;

    /// <summary>The type of its cells.</summary>
    public CellType Cell { get; }

    /// <summary>Constant current into each cell, in pA.</summary>
    public double CurrentPicoamperes { get; internal init; }

    /// <summary>Potentials at the start, drawn evenly between these two, in mV.</summary>
    public (double Low, double High) StartMillivolts { get; internal init; }
}

/// <summary>Afferent fibres whose spikes are given. Made by <see cref="Network.AddFibres"/>.</summary>
public sealed class Fibres : SpikeSource
{
    internal Fibres(Network network, string name, double[][] trains)
        : base(network, name, trains.Length) => TrainsMilliseconds = trains;

    /// <summary>The times of the spikes of each fibre, in ms.</summary>
    public IReadOnlyList<IReadOnlyList<double>> TrainsMilliseconds { get; }
}
