namespace Dorsal.Circuits.Spiking;

/// <summary>A population in time: its membranes, the conductances that its synapses need, where its spikes go, and who listens.</summary>
internal sealed class PopulationState
{
    private readonly Conductance[] conductances;

    public PopulationState(Population population, IEnumerable<Synapse> synapses, int longestDelay, double step)
    {
        Population = population;
        Membrane = new(population, step);
        conductances =
        [
            .. synapses
                .Select(synapse => synapse.Receptor)
                .Distinct()
                .Select(receptor => new Conductance(receptor, population.Count, longestDelay, step)),
        ];
    }

    public Population Population { get; }

    public Membrane Membrane { get; }

    public List<Delivery> Outgoing { get; } = [];

    public List<SpikeRecorder> Spikes { get; } = [];

    public List<RateRecorder> Rates { get; } = [];

    public List<TraceRecorder> Traces { get; } = [];

    /// <summary>The conductance of a receptor.</summary>
    /// <exception cref="CircuitException">Nothing opens it here.</exception>
    public Conductance Conductance(Receptor receptor) =>
        Array.Find(conductances, c => c.Receptor == receptor)
        ?? throw new CircuitException(
            $"No synapse of '{Population.Name}' opens '{receptor.Name}': connect or drive it first."
        );

    /// <summary>Lets the step from a tick to the next pass.</summary>
    public void Step(long tick)
    {
        foreach (var trace in Traces)
        {
            trace.Take(tick);
        }

        foreach (var conductance in conductances)
        {
            conductance.Step(tick, Membrane.Potential, Membrane.Current);
        }

        var fired = Membrane.Step();
        foreach (var delivery in Outgoing)
        {
            foreach (var cell in fired)
            {
                delivery.Send(cell, tick + 1 + delivery.DelaySteps);
            }
        }

        foreach (var recorder in Spikes)
        {
            recorder.Take(tick + 1, fired);
        }

        foreach (var recorder in Rates)
        {
            recorder.Take(fired.Length);
        }
    }
}
