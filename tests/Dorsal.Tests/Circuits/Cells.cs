using Dorsal.Circuits.Spiking;

namespace Dorsal.Tests.Circuits;

/// <summary>Cells, and runs of a single one.</summary>
internal static class Cells
{
    /// <summary>A cell that never fires: its membrane is a resistor and a capacitor, with a time constant of 20 ms.</summary>
    public static CellType Passive { get; } =
        new()
        {
            CapacitancePicofarads = 200,
            LeakNanosiemens = 10,
            LeakMillivolts = -65,
            ThresholdMillivolts = 150,
            SpikeMillivolts = 200,
            ResetMillivolts = -65,
            AdaptationNanosiemens = 0,
            AdaptationJumpPicoamperes = 0,
        };

    /// <summary>The published cell without adaptation.</summary>
    public static CellType Plain { get; } = new() { AdaptationNanosiemens = 0, AdaptationJumpPicoamperes = 0 };

    /// <summary>Spikes of a cell under a constant current.</summary>
    public static int SpikesAt(double picoamperes, CellType cell, double step, double milliseconds)
    {
        var network = new Network(1);
        var one = network.AddPopulation("one", 1, cell, picoamperes);
        var simulation = network.Start(step);
        var spikes = simulation.RecordSpikes(one);
        simulation.Run(milliseconds);
        return spikes.Cells.Count;
    }

    /// <summary>The potential of a cell under a constant current, at each step.</summary>
    public static IReadOnlyList<float> PotentialAt(double picoamperes, CellType cell, double step, double milliseconds)
    {
        var network = new Network(1);
        var one = network.AddPopulation("one", 1, cell, picoamperes);
        var simulation = network.Start(step);
        var trace = simulation.RecordPotential(one, [0], step);
        simulation.Run(milliseconds);
        return trace.Values[0];
    }

    /// <summary>The conductance of a cell at each step of 0.1 ms, after one spike of a fibre at 5 ms that takes 2 ms.</summary>
    public static (IReadOnlyList<float> Nanosiemens, double Onset) Opened(Receptor receptor, double weight, double span)
    {
        var network = new Network(1);
        var one = network.AddPopulation("one", 1, Passive);
        var fibre = network.AddFibres(
            "fibre",
            [
                [5],
            ]
        );
        network.Connect(fibre, one, Connectivity.WithInDegree(1), 2, new Synapse(receptor, weight));
        var simulation = network.Start(0.1);
        var trace = simulation.RecordConductance(one, receptor, [0], 0.1);
        simulation.Run(span);
        return (trace.Values[0], 7);
    }
}
