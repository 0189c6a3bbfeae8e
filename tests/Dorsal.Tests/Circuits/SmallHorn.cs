using Dorsal.Circuits.Spiking;
using Dorsal.Numerics;

namespace Dorsal.Tests.Circuits;

/// <summary>
/// A small network with every kind of synapse, for tests of the engine. It is not a model of the dorsal horn: only its receptors are
/// taken from one.
/// </summary>
internal sealed class SmallHorn
{
    public SmallHorn(ulong seed = 5, double milliseconds = 2000, bool isDriven = true)
    {
        Network = new(seed);
        var adapting = new CellType
        {
            CapacitancePicofarads = 100,
            LeakNanosiemens = 5,
            LeakMillivolts = -65,
            ThresholdMillivolts = -50,
            SpikeMillivolts = -30,
            ResetMillivolts = -60,
            RefractoryMilliseconds = 2,
            AdaptationNanosiemens = 1,
            AdaptationJumpPicoamperes = 10,
            AdaptationMilliseconds = 200,
        };
        var fast = adapting with
        {
            AdaptationNanosiemens = 0,
            AdaptationJumpPicoamperes = 0,
            RefractoryMilliseconds = 1,
        };
        Excitatory = Network.AddPopulation("excitatory", 60, adapting, startMillivolts: (-65, -55));
        Inhibitory = Network.AddPopulation("inhibitory", 30, fast, startMillivolts: (-65, -55));
        Projecting = Network.AddPopulation("projecting", 10, adapting with { CapacitancePicofarads = 150 });
        Touch = Network.AddFibres("touch", Trains(20, 25, milliseconds, seed, "touch"));
        Pain = Network.AddFibres("pain", Trains(40, 4, milliseconds, seed, "pain"));
        var some = Connectivity.WithProbability(0.2);
        Network.Connect(Touch, Excitatory, some, 1, new Synapse(Receptor.Ampa, 1.5));
        Network.Connect(Touch, Inhibitory, some, 1, new Synapse(Receptor.Ampa, 2));
        Network.Connect(Pain, Excitatory, some, 10, [new(Receptor.Ampa, 3), new(Receptor.Nmda, 0.8)]);
        Network.Connect(
            Pain,
            Projecting,
            Connectivity.WithInDegree(8),
            10,
            [new(Receptor.Ampa, 3), new(Receptor.Nmda, 0.8), new(Receptor.Nk1, 0.05)]
        );
        Network.Connect(Excitatory, Projecting, some, 1, [new(Receptor.Ampa, 1), new(Receptor.Nmda, 0.3)]);
        Network.Connect(Excitatory, Excitatory, some, 1.5, new Synapse(Receptor.Ampa, 0.4));
        Network.Connect(Inhibitory, Excitatory, some, 1, [new(Receptor.GabaA, 0.8), new(Receptor.Glycine, 1.2)]);
        Network.Connect(Inhibitory, Projecting, some, 2, [new(Receptor.GabaA, 0.8), new(Receptor.Glycine, 1.2)]);
        if (isDriven)
        {
            Network.Drive(Inhibitory, new(Receptor.Ampa, 1), 200);
        }
    }

    public Network Network { get; }

    public Population Excitatory { get; }

    public Population Inhibitory { get; }

    public Population Projecting { get; }

    public Fibres Touch { get; }

    public Fibres Pain { get; }

    /// <summary>Everything that a run of so many ms recorded, as bytes.</summary>
    public byte[] Run(double milliseconds)
    {
        var simulation = Network.Start();
        var spikes = Network.Populations.Select(p => simulation.RecordSpikes(p)).ToList();
        var traces = Network.Populations.Select(p => simulation.RecordPotential(p, [0, 3], 0.1)).ToList();
        simulation.Run(milliseconds);
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var (time, cell) in spikes.SelectMany(r => r.TimesMilliseconds.Zip(r.Cells)))
        {
            writer.Write(time);
            writer.Write(cell);
        }

        foreach (var value in traces.SelectMany(t => t.Values).SelectMany(v => v))
        {
            writer.Write(value);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<List<double>> Trains(
        int fibres,
        double hertz,
        double milliseconds,
        ulong seed,
        string name
    )
    {
        for (var fibre = 0; fibre < fibres; fibre++)
        {
            var chance = RandomStream.At(seed, (ulong)fibre, name);
            var train = new List<double>();
            for (var time = Wait(chance); time < milliseconds; time += Wait(chance))
            {
                train.Add(time);
            }

            yield return train;
        }

        // At least 1 ms apart: Brian2's given spikes of a fibre may not meet in one step.
        double Wait(RandomStream chance) => 1 - (Math.Log(chance.NextDouble()) * 1000 / hertz);
    }
}
