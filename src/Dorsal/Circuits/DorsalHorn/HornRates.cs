using System.Collections.Concurrent;
using Dorsal.Circuits.Spiking;

namespace Dorsal.Circuits.DorsalHorn;

/// <summary>
/// The horn as the mean rates of its populations: for thousands of people. Cells, weights, numbers of connections, receptors and
/// drives are those of the network; nothing is fitted.
/// </summary>
public static class HornRates
{
    // A table depends on nothing but the cell.
    private static readonly ConcurrentDictionary<CellType, Lazy<TransferTable>> Tables = [];

    /// <summary>Runs the reduced form.</summary>
    /// <param name="circuit">The horn.</param>
    /// <param name="stimulus">What reaches its fibres.</param>
    /// <param name="milliseconds">How long, in ms.</param>
    public static HornRecord Run(HornCircuit circuit, HornStimulus stimulus, double milliseconds)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(stimulus);
        var step = circuit.Settings["rates.step"];
        var steps = (int)Math.Round(milliseconds / step);
        var rates = Enum.GetValues<HornPart>().ToDictionary(part => part, _ => new double[steps]);
        var populations = circuit.Cells.ToDictionary(cells => cells.Part, cells => Made(circuit, cells));
        var flows = populations.SelectMany(pair => Flows(circuit, pair.Key, pair.Value, stimulus, rates)).ToArray();
        for (var i = 0; i < steps; i++)
        {
            foreach (var flow in flows)
            {
                flow.Step(i);
            }

            foreach (var (part, population) in populations)
            {
                population.Step();
                rates[part][i] = population.Firing.Hertz;
            }
        }

        return new(step, populations.Keys.ToDictionary(part => part, part => (IReadOnlyList<double>)rates[part]));
    }

    private static RatePopulation Made(HornCircuit circuit, HornPopulation cells)
    {
        var table = Tables.GetOrAdd(cells.Cell, cell => new(() => new TransferTable(cell))).Value;
        var receptors = circuit
            .Projections.Where(projection => projection.Target == cells.Part)
            .SelectMany(projection => projection.Synapses)
            .Concat(circuit.Drives.Where(drive => drive.Target == cells.Part).Select(drive => drive.Synapse))
            .Select(synapse => synapse.Receptor)
            .Distinct();
        var step = circuit.Settings["rates.step"];
        return new(
            cells.Cell,
            table,
            [.. receptors.Select(receptor => new RateInput(receptor, step))],
            circuit.Settings
        );
    }

    private static IEnumerable<Flow> Flows(
        HornCircuit circuit,
        HornPart target,
        RatePopulation population,
        HornStimulus stimulus,
        Dictionary<HornPart, double[]> rates
    )
    {
        var step = circuit.Settings["rates.step"];
        foreach (var input in population.Inputs)
        {
            var sources = new List<Source>();
            foreach (var projection in circuit.Projections.Where(p => p.Target == target))
            {
                foreach (var synapse in projection.Synapses.Where(s => s.Receptor == input.Receptor))
                {
                    var fibres = HornCircuit.Afferents.Contains(projection.Source);
                    var source = rates[projection.Source];
                    sources.Add(
                        new(
                            fibres
                                ? stimulus.Hertz(projection.Source, step, source.Length, projection.DelayMilliseconds)
                                : source,
                            fibres ? 0 : Math.Max(1, (int)Math.Round(projection.DelayMilliseconds / step)),
                            projection.InDegree,
                            synapse.WeightNanosiemens
                        )
                    );
                }
            }

            var drive = circuit.Drives.FirstOrDefault(d => d.Target == target && d.Synapse.Receptor == input.Receptor);
            yield return new(input, [.. sources], drive?.Hertz ?? 0, drive?.Synapse.WeightNanosiemens ?? 0);
        }
    }

    private sealed record Source(double[] Hertz, int DelaySteps, int InDegree, double Weight);

    // All that opens one receptor of one population.
    private sealed class Flow(RateInput input, Source[] sources, double driveHertz, double driveWeight)
    {
        public void Step(int at)
        {
            var opened = driveHertz * driveWeight;
            var squared = driveHertz * driveWeight * driveWeight;
            foreach (var source in sources)
            {
                var from = at - source.DelaySteps;
                var spikes = from >= 0 ? source.Hertz[from] * source.InDegree : 0;
                opened += spikes * source.Weight;
                squared += spikes * source.Weight * source.Weight;
            }

            input.Step(opened / 1000, squared / 1000);
        }
    }
}
