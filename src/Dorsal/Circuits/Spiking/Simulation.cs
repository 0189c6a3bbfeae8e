using Dorsal.Numerics;

namespace Dorsal.Circuits.Spiking;

/// <summary>
/// A network in time. Tick n is the time n × step: what arrives then opens its conductances, currents act until tick n + 1, and a cell
/// above its spike potential there has fired at n + 1. A spike at a tick opens the conductances behind it exactly its delay later.
/// </summary>
/// <remarks>
/// Single precision; the same network, seed and step give the same bits on any machine, whatever its registers. One thread: run several
/// simulations at once instead (a step of a few thousand cells is shorter than it takes to wake a second thread).
/// </remarks>
/// <threadsafety>A simulation belongs to one thread; several may share a network that nobody changes.</threadsafety>
public sealed class Simulation
{
    // Often enough to stop at once; seldom enough to cost nothing.
    private const int StepsBetweenChecks = 256;
    private static readonly double LargestShare = SpikingConstants.Get("step.largest_share");
    private static readonly double LowestPotential = SpikingConstants.Get("step.lowest_potential");

    private readonly Network network;
    private readonly Dictionary<Population, PopulationState> states;
    private readonly PopulationState[] inOrder;
    private readonly List<FibreInput> fibres = [];
    private readonly List<PoissonInput> poisson = [];
    private long tick;

    internal Simulation(Network network, double stepMilliseconds)
    {
        this.network = network;
        StepMilliseconds = Guard.Positive(stepMilliseconds);
        states = network.Populations.ToDictionary(p => p, Made);
        inOrder = [.. network.Populations.Select(p => states[p])];
        foreach (var projection in network.Projections)
        {
            Wire(projection);
        }

        foreach (var drive in network.Drives)
        {
            poisson.Add(new(drive, states[drive.Target].Conductance(drive.Synapse.Receptor), stepMilliseconds));
        }
    }

    /// <summary>The step in ms.</summary>
    public double StepMilliseconds { get; }

    /// <summary>The time in ms.</summary>
    public double TimeMilliseconds => tick * StepMilliseconds;

    /// <summary>Keeps the spikes of a population from now on.</summary>
    /// <param name="population">A population of the network.</param>
    /// <param name="limit">How many are kept at most; later ones are counted (<see cref="SpikeRecorder.Left"/>).</param>
    public SpikeRecorder RecordSpikes(Population population, int limit = 10_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var recorder = new SpikeRecorder(limit, StepMilliseconds);
        StateOf(population).Spikes.Add(recorder);
        return recorder;
    }

    /// <summary>Keeps the rate of a population from now on.</summary>
    /// <param name="population">A population of the network.</param>
    /// <param name="binMilliseconds">The width of a bin in ms, one step or more, to the nearest step.</param>
    public RateRecorder RecordRate(Population population, double binMilliseconds)
    {
        var recorder = new RateRecorder(population.Count, Steps(binMilliseconds, "A bin"), StepMilliseconds);
        StateOf(population).Rates.Add(recorder);
        return recorder;
    }

    /// <summary>Keeps the membrane potential of chosen cells, in mV, from now on.</summary>
    /// <param name="population">A population of the network.</param>
    /// <param name="cells">Which cells, from 0.</param>
    /// <param name="everyMilliseconds">From one value to the next, one step or more, to the nearest step.</param>
    public TraceRecorder RecordPotential(Population population, IEnumerable<int> cells, double everyMilliseconds)
    {
        var state = StateOf(population);
        return Trace(state, cells, everyMilliseconds, (cell, _) => state.Membrane.Potential.Cells[cell]);
    }

    /// <summary>Keeps the conductance of a receptor at chosen cells, in nS and before the magnesium block, from now on.</summary>
    /// <param name="population">A population of the network.</param>
    /// <param name="receptor">One that a projection or drive opens there.</param>
    /// <param name="cells">Which cells, from 0.</param>
    /// <param name="everyMilliseconds">From one value to the next, one step or more, to the nearest step.</param>
    public TraceRecorder RecordConductance(
        Population population,
        Receptor receptor,
        IEnumerable<int> cells,
        double everyMilliseconds
    )
    {
        var state = StateOf(population);
        return Trace(state, cells, everyMilliseconds, state.Conductance(receptor).Of);
    }

    /// <summary>Goes on for some time.</summary>
    /// <param name="milliseconds">How long, 0 or more, to the nearest step.</param>
    /// <param name="cancellation">Stops between two steps; what was recorded stays, and the simulation can go on.</param>
    /// <exception cref="CircuitException">The step is too coarse for the conductances that came about.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(double milliseconds, CancellationToken cancellation = default)
    {
        var end = tick + (long)Math.Round(Guard.NotNegative(milliseconds) / StepMilliseconds);
        while (tick < end)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var stop = Math.Min(end, tick + StepsBetweenChecks); tick < stop; tick++)
            {
                Step();
            }

            CheckPotentials();
        }
    }

    private void Step()
    {
        foreach (var input in fibres)
        {
            input.Deliver(tick);
        }

        foreach (var input in poisson)
        {
            input.Deliver(tick);
        }

        foreach (var state in inOrder)
        {
            state.Step(tick);
        }
    }

    private void CheckPotentials()
    {
        foreach (var (population, state) in states)
        {
            if (!(state.Membrane.Lowest > LowestPotential))
            {
                throw new CircuitException(
                    Guard.Text(
                        $"By {TimeMilliseconds} ms a cell of '{population.Name}' was at {state.Membrane.Lowest} mV, where no current drives it: its conductances are too large for a step of {StepMilliseconds} ms. Take a shorter step or smaller weights."
                    )
                );
            }
        }
    }

    private PopulationState Made(Population population)
    {
        var cell = population.Cell;
        var longest = LargestShare * Math.Min(cell.MembraneMilliseconds, cell.AdaptationMilliseconds);
        if (StepMilliseconds > longest)
        {
            throw new CircuitException(
                Guard.Text(
                    $"A step of {StepMilliseconds} ms is too long for the cells of '{population.Name}': {longest} ms at most."
                )
            );
        }

        var delays = network
            .Projections.Where(p => p.Target == population && p.Source is Population)
            .Select(p => Steps(p.DelayMilliseconds, "The delay"));
        return new(population, network.SynapsesOf(population), delays.DefaultIfEmpty(0).Max(), StepMilliseconds);
    }

    private void Wire(Projection projection)
    {
        var target = states[projection.Target];
        var delivery = new Delivery(
            projection,
            projection.Synapses.Select(s => target.Conductance(s.Receptor)),
            Steps(
                projection.DelayMilliseconds,
                $"The delay from '{projection.Source.Name}' to '{projection.Target.Name}'"
            )
        );
        if (projection.Source is Population source)
        {
            states[source].Outgoing.Add(delivery);
        }
        else
        {
            fibres.Add(new((Fibres)projection.Source, delivery, StepMilliseconds));
        }
    }

    private TraceRecorder Trace(
        PopulationState state,
        IEnumerable<int> cells,
        double every,
        Func<int, long, float> read
    )
    {
        var recorder = new TraceRecorder(
            cells,
            state.Population.Count,
            Steps(every, "The time between values"),
            StepMilliseconds,
            read
        );
        state.Traces.Add(recorder);
        return recorder;
    }

    private PopulationState StateOf(Population population) =>
        states.TryGetValue(population, out var state)
            ? state
            : throw new CircuitException($"'{population.Name}' is not part of this simulation.");

    private int Steps(double milliseconds, string what)
    {
        var steps = Math.Round(milliseconds / StepMilliseconds);
        return steps is >= 1 and <= int.MaxValue / 2
            ? (int)steps
            : throw new CircuitException(
                Guard.Text($"{what} is {milliseconds} ms: it must be at least one step, {StepMilliseconds} ms.")
            );
    }
}
