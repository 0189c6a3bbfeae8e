using Dorsal.Numerics;

namespace Dorsal.Circuits.Spiking;

/// <summary>
/// Populations, afferent fibres and the projections between them: a description that <see cref="Start"/> makes a simulation of, as
/// often as wanted. Everything drawn has the address (seed, names, cell): the same seed gives the same network.
/// </summary>
/// <param name="seed">The seed, any value.</param>
public sealed class Network(ulong seed)
{
    private readonly List<SpikeSource> sources = [];
    private readonly List<Projection> projections = [];
    private readonly List<PoissonDrive> drives = [];

    /// <summary>The seed of connections, starting potentials and Poisson spikes.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>The populations, in the order in which they were added.</summary>
    public IEnumerable<Population> Populations => sources.OfType<Population>();

    /// <summary>The projections, in the order in which they were added.</summary>
    public IReadOnlyList<Projection> Projections => projections;

    /// <summary>The Poisson drives, in the order in which they were added.</summary>
    public IReadOnlyList<PoissonDrive> Drives => drives;

    /// <summary>Adds cells of one type.</summary>
    /// <param name="name">A name that no other source has.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="cell">Their type.</param>
    /// <param name="currentPicoamperes">Constant current into each, in pA; positive excites.</param>
    /// <param name="startMillivolts">Potentials at the start are drawn evenly between these, in mV; all at the leak's reversal without it.</param>
    /// <exception cref="CircuitException">A setting cannot be.</exception>
    public Population AddPopulation(
        string name,
        int count,
        CellType cell,
        double currentPicoamperes = 0,
        (double Low, double High)? startMillivolts = null
    )
    {
        ArgumentNullException.ThrowIfNull(cell);
        cell.Check();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Guard.Finite([currentPicoamperes]);
        var start = startMillivolts ?? (cell.LeakMillivolts, cell.LeakMillivolts);
        Guard.Finite([start.Low, start.High]);
        if (start.Low > start.High || start.High > cell.SpikeMillivolts)
        {
            throw new CircuitException(
                Guard.Text(
                    $"Population '{name}' is to start between {start.Low} and {start.High} mV: give the lower first, and both below SpikeMillivolts ({cell.SpikeMillivolts})."
                )
            );
        }

        return Added(
            new Population(this, name, count, cell) { CurrentPicoamperes = currentPicoamperes, StartMillivolts = start }
        );
    }

    /// <summary>Adds afferent fibres with given spikes.</summary>
    /// <param name="name">A name that no other source has.</param>
    /// <param name="trainsMilliseconds">For each fibre the times of its spikes in ms, 0 or more, in any order; taken to the nearest step.</param>
    /// <exception cref="CircuitException">A time is negative or not a number.</exception>
    public Fibres AddFibres(string name, IEnumerable<IEnumerable<double>> trainsMilliseconds)
    {
        double[][] trains = [.. trainsMilliseconds.Select(train => train.Order().ToArray())];
        foreach (var time in trains.SelectMany(train => train))
        {
            Guard.NotNegative(time, nameof(trainsMilliseconds));
        }

        return Added(new Fibres(this, name, trains));
    }

    /// <summary>Connects a source to a population. There is at most one projection from one to the other.</summary>
    /// <param name="source">A population or fibres of this network.</param>
    /// <param name="target">A population of this network.</param>
    /// <param name="rule">Who reaches whom.</param>
    /// <param name="delayMilliseconds">From a spike to the jump of the conductance in ms: one step or more, to the nearest step.</param>
    /// <param name="synapses">What each connection opens: one or more receptors.</param>
    /// <exception cref="CircuitException">A setting cannot be.</exception>
    public Projection Connect(
        SpikeSource source,
        Population target,
        Connectivity rule,
        double delayMilliseconds,
        params IReadOnlyList<Synapse> synapses
    )
    {
        ArgumentNullException.ThrowIfNull(rule);
        Own(source);
        Own(target);
        Guard.Positive(delayMilliseconds);
        Guard.AtLeast(1, synapses.Count, nameof(synapses));
        foreach (var synapse in synapses)
        {
            Check(target, synapse);
        }

        if (projections.Exists(p => p.Source == source && p.Target == target))
        {
            throw new CircuitException(
                $"'{source.Name}' already projects to '{target.Name}': give all receptors in one call."
            );
        }

        var projection = new Projection(source, target, rule, delayMilliseconds, [.. synapses]);
        projections.Add(projection);
        return projection;
    }

    /// <summary>Drives each cell of a population with Poisson spikes of its own.</summary>
    /// <param name="target">A population of this network.</param>
    /// <param name="synapse">What each spike opens; one drive for each receptor.</param>
    /// <param name="rateHertz">Spikes a second at each cell, above 0.</param>
    /// <exception cref="CircuitException">A setting cannot be.</exception>
    public void Drive(Population target, Synapse synapse, double rateHertz)
    {
        Own(target);
        Check(target, synapse);
        Guard.Positive(rateHertz);
        if (drives.Exists(d => d.Target == target && d.Synapse.Receptor.Name == synapse.Receptor.Name))
        {
            throw new CircuitException(
                $"'{target.Name}' is already driven through '{synapse.Receptor.Name}': add the rates up."
            );
        }

        drives.Add(new(target, synapse, rateHertz));
    }

    /// <summary>Makes a simulation of the network as it is now, at time 0.</summary>
    /// <param name="stepMilliseconds">The step in ms.</param>
    /// <exception cref="CircuitException">The step is too coarse for a cell or a delay.</exception>
    public Simulation Start(double stepMilliseconds = 0.1) => new(this, stepMilliseconds);

    internal IEnumerable<Synapse> SynapsesOf(Population target) =>
        projections
            .Where(p => p.Target == target)
            .SelectMany(p => p.Synapses)
            .Concat(drives.Where(d => d.Target == target).Select(d => d.Synapse));

    private T Added<T>(T source)
        where T : SpikeSource
    {
        ArgumentException.ThrowIfNullOrEmpty(source.Name, nameof(source));
        if (sources.Exists(s => s.Name == source.Name))
        {
            throw new CircuitException($"There is already a source called '{source.Name}': names are unique.");
        }

        sources.Add(source);
        return source;
    }

    private void Own(SpikeSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!ReferenceEquals(source.Network, this))
        {
            throw new CircuitException($"'{source.Name}' belongs to another network.");
        }
    }

    private void Check(Population target, Synapse synapse)
    {
        synapse.Receptor.Check();
        Guard.NotNegative(synapse.WeightNanosiemens);
        var other = SynapsesOf(target)
            .FirstOrDefault(s => s.Receptor.Name == synapse.Receptor.Name && s.Receptor != synapse.Receptor);
        if (other is not null)
        {
            throw new CircuitException(
                $"'{target.Name}' has two different receptors called '{synapse.Receptor.Name}': give the changed one a name of its own."
            );
        }
    }
}
