using Dorsal.Circuits.Spiking;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Circuits;

/// <summary>The example of docs/circuits.md is the code below, which is compiled and run.</summary>
public class DocumentedNetworkTests
{
    private const string Begin = "        // example\n";
    private const string End = "        // end\n";

    [Fact]
    public void The_example_runs_and_pain_fibres_make_its_cells_fire()
    {
        var cancellation = TestContext.Current.CancellationToken;
        // example
        var network = new Network(seed: 1);
        var relay = network.AddPopulation("relay", 80, new CellType());
        var brake = network.AddPopulation("brake", 20, new CellType { AdaptationJumpPicoamperes = 0 });
        var volley = Enumerable.Range(0, 10).Select(pulse => 1000.0 * pulse);
        var fibres = network.AddFibres("C fibres", Enumerable.Repeat(volley, 50));
        network.Connect(
            fibres,
            relay,
            Connectivity.WithProbability(0.2),
            delayMilliseconds: 100,
            [new(Receptor.Ampa, 3), new(Receptor.Nmda, 2), new(Receptor.Nk1, 0.3)]
        );
        network.Connect(relay, brake, Connectivity.WithInDegree(10), 1, new Synapse(Receptor.Ampa, 4));
        network.Connect(
            brake,
            relay,
            Connectivity.WithInDegree(5),
            1,
            [new(Receptor.GabaA, 2), new(Receptor.Glycine, 3)]
        );
        network.Drive(brake, new(Receptor.Ampa, 2), rateHertz: 300);

        var simulation = network.Start(stepMilliseconds: 0.1);
        var spikes = simulation.RecordSpikes(relay);
        var rate = simulation.RecordRate(relay, binMilliseconds: 1000);
        var potential = simulation.RecordPotential(relay, [0, 1], everyMilliseconds: 1);
        simulation.Run(10_000, cancellation);
        // end
        Assert.Equal(10, rate.Hertz.Count);
        Assert.Equal(2 * 10_000, potential.Values.Sum(v => v.Count));
        Assert.True(spikes.Count > 80, "The fibres reach the relay.");
        Assert.True(rate.Hertz[9] > rate.Hertz[0], "The slow receptors add up over the pulses.");
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(' ', rate.Hertz));
    }

    [Fact]
    public void The_page_shows_that_example()
    {
        var path = Path.Combine(Repository.Root, "tests/Dorsal.Tests/Circuits/DocumentedNetworkTests.cs");
        var source = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = source.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var lines = source[start..source.IndexOf(End, start, StringComparison.Ordinal)].TrimEnd().Split('\n');
        var example = string.Join('\n', lines.Select(line => line.Length > 8 ? line[8..] : ""));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/circuits.md")).ReplaceLineEndings("\n");
        Assert.Contains("```csharp\n" + example + "\n```", page, StringComparison.Ordinal);
    }
}
