using Dorsal.Circuits.Spiking;

namespace Dorsal.Tests.Circuits;

/// <summary>What cannot be is refused with the value, the limit and a way out.</summary>
public class ImpossibleSettingTests
{
    private static readonly Synapse Fast = new(Receptor.Ampa, 1);
    private readonly Network network = new(1);

    [Fact]
    public void Cells_that_cannot_be_are_refused()
    {
        Refused("Capacitance", () => Add(new CellType { CapacitancePicofarads = 0 }));
        Refused("Leak", () => Add(new CellType { LeakNanosiemens = -1 }));
        Refused("Slope", () => Add(new CellType { SlopeMillivolts = 0 }));
        Refused("lower SpikeMillivolts", () => Add(new CellType { SlopeMillivolts = 0.5 }));
        Refused("without end", () => Add(new CellType { ResetMillivolts = 30 }));
        Refused("Refractory", () => Add(new CellType { RefractoryMilliseconds = -1 }));
        Refused("NaN", () => Add(new CellType { ThresholdMillivolts = double.NaN }));
        Refused("start between", () => network.AddPopulation("x", 1, new(), startMillivolts: (-50, -60)));
        Refused("count", () => network.AddPopulation("x", 0, new()));
        Refused("current", () => network.AddPopulation("x", 1, new(), currentPicoamperes: double.NaN));
    }

    [Fact]
    public void Synapses_that_cannot_be_are_refused()
    {
        var cells = Add(new CellType());
        void Connect(Receptor receptor, double weight = 1, double delay = 1) =>
            network.Connect(cells, cells, Connectivity.WithInDegree(1), delay, new Synapse(receptor, weight));
        Refused("WeightNanosiemens", () => Connect(Receptor.Ampa, -1));
        Refused("delayMilliseconds", () => Connect(Receptor.Ampa, delay: 0));
        Refused("DecayMilliseconds", () => Connect(Receptor.Ampa with { DecayMilliseconds = 0 }));
        Refused("must be below", () => Connect(Receptor.Ampa with { RiseMilliseconds = 5 }));
        Refused("Magnesium", () => Connect(Receptor.Nmda with { MagnesiumMillimolar = -1 }));
        Refused("probability", () => Connectivity.WithProbability(0));
        Refused("probability", () => Connectivity.WithProbability(1.1));
        Refused("sources", () => network.Connect(cells, cells, Connectivity.WithInDegree(10), 1, Fast));
        Refused("at least 1", () => network.Connect(cells, cells, Connectivity.WithInDegree(1), 1, []));
        Refused("rateHertz", () => network.Drive(cells, Fast, 0));
        Refused(
            "trains",
            () =>
                network.AddFibres(
                    "fibres",
                    [
                        [3, -1],
                    ]
                )
        );
    }

    [Fact]
    public void A_network_that_contradicts_itself_is_refused()
    {
        var cells = Add(new CellType());
        Refused("already a source", () => Add(new CellType()));
        Refused("another network", () => new Network(1).Drive(cells, Fast, 1));
        network.Connect(cells, cells, Connectivity.WithInDegree(1), 1, Fast);
        Refused("already projects", () => network.Connect(cells, cells, Connectivity.WithInDegree(1), 1, Fast));
        Refused(
            "two different receptors",
            () => network.Drive(cells, new(Receptor.Ampa with { DecayMilliseconds = 2 }, 1), 10)
        );
        network.Drive(cells, Fast, 10);
        Refused("already driven", () => network.Drive(cells, Fast, 10));
        Refused("opens 'nk1'", () => network.Start().RecordConductance(cells, Receptor.Nk1, [0], 1));
    }

    [Fact]
    public void A_step_too_long_for_a_cell_or_a_delay_is_refused()
    {
        var cells = Add(new CellType());
        Refused("ms at most", () => network.Start(2));
        Refused("stepMilliseconds", () => network.Start(0));
        network.Connect(cells, cells, Connectivity.WithInDegree(1), 0.1, Fast);
        Refused("at least one step", () => network.Start(0.5));
        var simulation = network.Start();
        Refused("at least one step", () => simulation.RecordRate(cells, 0.01));
        Refused("Cells are 0 to 9", () => simulation.RecordPotential(cells, [10], 1));
        Refused("milliseconds", () => simulation.Run(-1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Conductances_too_large_for_the_step_end_the_run_with_the_reason()
    {
        var cells = Add(Cells.Passive);
        var fibre = network.AddFibres(
            "fibre",
            [
                [1, 2, 3],
            ]
        );
        network.Connect(fibre, cells, Connectivity.WithInDegree(1), 1, new Synapse(Receptor.Glycine, 1e5));
        var error = Assert.Throws<CircuitException>(() =>
            network.Start().Run(100, TestContext.Current.CancellationToken)
        );
        Assert.Contains("shorter step or smaller weights", error.Message, StringComparison.Ordinal);
    }

    private Population Add(CellType cell) => network.AddPopulation("cells", 10, cell);

    private static void Refused(string told, Func<object> act) =>
        Refused(
            told,
            () =>
            {
                act();
            }
        );

    private static void Refused(string told, Action act)
    {
        var error = Record.Exception(act);
        Assert.True(error is CircuitException or ArgumentException, $"{told}: {error}");
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }
}
