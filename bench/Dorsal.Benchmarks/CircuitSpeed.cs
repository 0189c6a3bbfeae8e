using System.Diagnostics;
using System.Globalization;
using Dorsal.Circuits.Spiking;

namespace Dorsal.Benchmarks;

/// <summary>The speed of the spiking engine on the network of the other tools' scripts: see <c>bench/circuits/run.sh</c>.</summary>
internal static class CircuitSpeed
{
    public const string Verb = "circuits";
    public const string ScalingVerb = "circuits-scaling";
    private const int Repeats = 3;
    private const ulong Seed = 20261124;

    private static readonly CellType Cell = new()
    {
        CapacitancePicofarads = 100,
        LeakNanosiemens = 5,
        LeakMillivolts = -65,
        ThresholdMillivolts = -50,
        SlopeMillivolts = 2,
        SpikeMillivolts = -30,
        ResetMillivolts = -60,
        RefractoryMilliseconds = 2,
        AdaptationNanosiemens = 0,
        AdaptationJumpPicoamperes = 5,
        AdaptationMilliseconds = 200,
    };

    private static readonly Receptor Excitation = new("excitation", 0, 5, 0);
    private static readonly Receptor Inhibition = new("inhibition", 0, 10, -75);

    public static void Run(int cells, double seconds) => Measure(cells, seconds, inDegree: 100, driveHertz: 500);

    /// <summary>Time beside events: more synapses a cell (weaker ones), and a stronger drive.</summary>
    public static void Scaling(int cells, double seconds)
    {
        foreach (var inDegree in new[] { 10, 50, 100, 200, 400, 800 })
        {
            Measure(cells, seconds, inDegree, 500);
        }

        foreach (var hertz in new[] { 400.0, 500, 700, 1000, 1500 })
        {
            Measure(cells, seconds, 100, hertz);
        }
    }

    private static void Measure(int cells, double seconds, int inDegree, double driveHertz)
    {
        var network = new Network(Seed);
        // The weights of 100 synapses, shared by as many as there are.
        var share = 100.0 / inDegree;
        var excitatory = network.AddPopulation("excitatory", cells * 7 / 10, Cell, startMillivolts: (-65, -50));
        var inhibitory = network.AddPopulation("inhibitory", cells * 3 / 10, Cell, startMillivolts: (-65, -50));
        foreach (var target in new[] { excitatory, inhibitory })
        {
            network.Connect(
                excitatory,
                target,
                Connectivity.WithInDegree(inDegree * 7 / 10),
                1,
                new Synapse(Excitation, 0.3 * share)
            );
            network.Connect(
                inhibitory,
                target,
                Connectivity.WithInDegree(inDegree * 3 / 10),
                1,
                new Synapse(Inhibition, 2 * share)
            );
            network.Drive(target, new Synapse(Excitation, 1.2), driveHertz);
        }

        // Once unmeasured, so that what is measured is compiled.
        network.Start().Run(200);
        var (best, spikes) = (double.PositiveInfinity, 0L);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var simulation = network.Start();
            var recorders = network.Populations.Select(p => simulation.RecordSpikes(p, limit: 0)).ToList();
            var clock = Stopwatch.StartNew();
            simulation.Run(seconds * 1000);
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
            spikes = recorders.Sum(r => r.Count);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"RESULT Dorsal adex N={cells} K={inDegree} drive={driveHertz}Hz thr=1 T={seconds} best of {Repeats}={best:F3} s rate={spikes / (double)cells / seconds:F2}Hz syn_events={(double)spikes * inDegree:E2} rtf={best / seconds:F4}"
            )
        );
    }
}
