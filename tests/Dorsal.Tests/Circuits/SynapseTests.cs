using Dorsal.Circuits.Spiking;
using Dorsal.Parameters;

namespace Dorsal.Tests.Circuits;

/// <summary>Synapses against closed forms.</summary>
public class SynapseTests
{
    private static readonly string[] Units = ["pF", "nS", "mV", "pA", "ms", "mmol/L", "/mV", "1"];

    public static TheoryData<string> Kinds => ["ampa", "nmda", "nk1", "gaba_a", "glycine", "instant"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_spike_opens_the_difference_of_two_exponentials_whose_peak_is_the_weight(string kind)
    {
        var receptor = Named(kind);
        var (found, onset) = Cells.Opened(receptor, 2.5, 1000);
        var (rise, decay) = (receptor.RiseMilliseconds, receptor.DecayMilliseconds);
        double Shape(double t) => Math.Exp(-t / decay) - (rise > 0 ? Math.Exp(-t / rise) : 0);
        var peak = rise > 0 ? Shape(rise * decay / (decay - rise) * Math.Log(decay / rise)) : 1;
        for (var i = 0; i < found.Count; i++)
        {
            var time = (i * 0.1) - onset;
            Assert.Equal(time < -1e-9 ? 0 : 2.5 * Shape(Math.Max(time, 0)) / peak, found[i], 2.5e-5);
        }
    }

    [Theory]
    [InlineData(-80)]
    [InlineData(-60)]
    [InlineData(-20)]
    [InlineData(0)]
    [InlineData(40)]
    public void Magnesium_leaves_open_what_Jahr_and_Stevens_say(double millivolts)
    {
        var wanted = 1 / (1 + (Math.Exp(-0.062 * millivolts) * 1 / 3.57));
        Assert.Equal(wanted, Receptor.Nmda.OpenShare(millivolts), 1e-12);
        Assert.Equal(1, Receptor.Ampa.OpenShare(millivolts));

        // The engine's own, in single precision: the current that flows into a cell that was put at that potential.
        var network = new Network(1);
        var cell = Cells.Passive with { LeakMillivolts = millivolts };
        var one = network.AddPopulation("one", 1, cell);
        var steady = new Receptor("steady", 0, 1e9, 50, MagnesiumMillimolar: 1);
        var fibre = network.AddFibres(
            "fibre",
            [
                [0],
            ]
        );
        network.Connect(fibre, one, Connectivity.WithInDegree(1), 0.1, new Synapse(steady, 10));
        var simulation = network.Start(0.1);
        var trace = simulation.RecordPotential(one, [0], 0.1);
        simulation.Run(0.3, TestContext.Current.CancellationToken);
        var current = (trace.Values[0][2] - trace.Values[0][1]) * 200 / 0.1;
        Assert.Equal(10 * wanted * (50 - millivolts), current, 0.05);
    }

    [Theory]
    [InlineData("ampa", true)]
    [InlineData("nmda", true)]
    [InlineData("nk1", true)]
    [InlineData("gaba_a", false)]
    [InlineData("glycine", false)]
    public void Each_kind_pulls_towards_its_reversal_potential(string kind, bool excites)
    {
        var network = new Network(1);
        var one = network.AddPopulation("one", 1, Cells.Passive);
        var fibre = network.AddFibres("fibre", [Enumerable.Range(0, 500).Select(i => (double)i)]);
        network.Connect(fibre, one, Connectivity.WithInDegree(1), 1, new Synapse(Named(kind), 5));
        var simulation = network.Start();
        var trace = simulation.RecordPotential(one, [0], 1);
        simulation.Run(500, TestContext.Current.CancellationToken);
        var (last, reversal) = (trace.Values[0][^1], Named(kind).ReversalMillivolts);
        Assert.InRange(last, excites ? -60 : reversal, excites ? reversal : -65.1);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(1.6)]
    [InlineData(37.3)]
    public void From_a_spike_to_the_jump_of_the_conductance_it_is_exactly_the_delay(double delay)
    {
        var instant = Named("instant");
        var network = new Network(1);
        var sender = network.AddPopulation("sender", 1, Cells.Plain, currentPicoamperes: 900);
        var receiver = network.AddPopulation("receiver", 3, Cells.Passive);
        network.Connect(sender, receiver, Connectivity.WithInDegree(1), delay, new Synapse(instant, 2));
        var simulation = network.Start();
        var spikes = simulation.RecordSpikes(sender);
        var trace = simulation.RecordConductance(receiver, instant, [2], 0.1);
        simulation.Run(120, TestContext.Current.CancellationToken);
        var jumps = Enumerable
            .Range(1, trace.Values[0].Count - 1)
            .Where(i => trace.Values[0][i] > trace.Values[0][i - 1])
            .Select(i => i * 0.1)
            .ToList();
        Assert.True(jumps.Count >= 2);
        Assert.All(spikes.TimesMilliseconds.Zip(jumps), pair => Assert.Equal(pair.First + delay, pair.Second, 1e-6));
    }

    [Fact]
    public void Every_constant_has_a_source_a_meaning_a_known_unit_and_a_value_in_its_range()
    {
        var rows = EmbeddedTable.Read(SpikingConstants.Resource).Skip(1).ToList();
        Assert.NotEmpty(rows);
        foreach (var cells in rows)
        {
            var row = Parameter.OfRow(cells);
            Assert.True(row.Allows(row.Value), row.Id);
            Assert.Contains(row.Unit, Units);
            Assert.True(row.Source.Length > 0 && row.Meaning.Length > 0, row.Id);
            Assert.True(row.Kind != OriginKind.Measured || row.Confidence != Confidence.Ours, row.Id);
        }

        Assert.Equal(rows.Count, rows.Select(cells => cells[0]).Distinct(StringComparer.Ordinal).Count());
    }

    private static Receptor Named(string kind) =>
        kind switch
        {
            "ampa" => Receptor.Ampa,
            "nmda" => Receptor.Nmda,
            "nk1" => Receptor.Nk1,
            "gaba_a" => Receptor.GabaA,
            "glycine" => Receptor.Glycine,
            _ => new("instant", 0, 5, 0),
        };
}
