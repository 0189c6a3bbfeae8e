using System.Diagnostics;
using Dorsal.Circuits.Spiking;

namespace Dorsal.Tests.Circuits;

/// <summary>Wiring, chance, recording and stopping.</summary>
public sealed class NetworkTests : IDisposable
{
    private const string BytesTo = "DORSAL_CIRCUIT_BYTES";
    private readonly House.TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var bytes = new SmallHorn().Run(300);
        Assert.Equal(bytes, new SmallHorn().Run(300));
        Assert.NotEqual(bytes, new SmallHorn(seed: 6).Run(300));
    }

    [Fact]
    public void A_network_started_twice_and_a_run_in_parts_give_the_same_bytes()
    {
        var horn = new SmallHorn();
        Assert.Equal(horn.Run(200), horn.Run(200));
        var (whole, parts) = (horn.Network.Start(), horn.Network.Start());
        var (one, other) = (whole.RecordSpikes(horn.Excitatory), parts.RecordSpikes(horn.Excitatory));
        whole.Run(200, TestContext.Current.CancellationToken);
        foreach (var part in new[] { 0.1, 60, 0, 139.9 })
        {
            parts.Run(part, TestContext.Current.CancellationToken);
        }

        Assert.Equal(200, parts.TimeMilliseconds, 1e-9);
        Assert.Equal(one.TimesMilliseconds, other.TimesMilliseconds);
        Assert.Equal(one.Cells, other.Cells);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    public async Task Without_wide_registers_the_same_bytes_come_out(string setting)
    {
        var (file, stop) = (folder.At("bytes"), TestContext.Current.CancellationToken);
        var program = Path.Combine(AppContext.BaseDirectory, "Dorsal.Tests.dll");
        var start = new ProcessStartInfo(
            "dotnet",
            [
                program,
                "-method",
                typeof(NetworkTests).FullName + "." + nameof(Two_runs_of_a_network_give_the_same_bytes),
            ]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[setting] = "0";
        start.Environment[BytesTo] = file;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        Assert.True(File.Exists(file), output);
        Assert.Equal(new SmallHorn().Run(100), await File.ReadAllBytesAsync(file, stop));
    }

    [Fact]
    public void Two_runs_of_a_network_give_the_same_bytes()
    {
        var bytes = new SmallHorn().Run(100);
        Assert.Equal(bytes, new SmallHorn().Run(100));

        // The test of narrow registers calls this in a process of its own.
        if (Environment.GetEnvironmentVariable(BytesTo) is { } file)
        {
            File.WriteAllBytes(file, bytes);
        }
    }

    [Fact]
    public void An_in_degree_is_exact_and_no_cell_reaches_itself_or_another_twice()
    {
        var network = new Network(3);
        var cells = network.AddPopulation("cells", 120, new());
        var projection = network.Connect(cells, cells, Connectivity.WithInDegree(25), 1, new Synapse(Receptor.Ampa, 1));
        var pairs = Pairs(projection);
        Assert.Equal(120 * 25, projection.Count);
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
        Assert.All(pairs.GroupBy(p => p.Target), group => Assert.Equal(25, group.Count()));
        Assert.DoesNotContain(pairs, p => p.Source == p.Target);

        // Evenly over the sources: chi-square with 119 degrees of freedom, mean 119, SD 15.4 (a little less without replacement).
        var chi = pairs.GroupBy(p => p.Source).Sum(g => (g.Count() - 25.0) * (g.Count() - 25.0) / 25);
        Assert.InRange(chi, 119 - 60, 119 + 60);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void A_probability_is_the_share_of_pairs_that_are_connected(double probability)
    {
        var network = new Network(4);
        var cells = network.AddPopulation("cells", 300, new());
        var projection = network.Connect(
            cells,
            cells,
            Connectivity.WithProbability(probability),
            1,
            new Synapse(Receptor.Ampa, 1)
        );
        var pairs = Pairs(projection);
        var (possible, spread) = (300.0 * 299, Math.Sqrt(300 * 299 * probability * (1 - probability)));
        Assert.InRange(
            projection.Count,
            (possible * probability) - (4 * spread),
            (possible * probability) + (4 * spread)
        );
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
        Assert.DoesNotContain(pairs, p => p.Source == p.Target);
    }

    [Fact]
    public void A_projection_stays_as_it_is_when_others_come_before_it()
    {
        static int[] Targets(bool hasOther)
        {
            var network = new Network(3);
            var a = network.AddPopulation("a", 50, new());
            if (hasOther)
            {
                var other = network.AddPopulation("other", 10, new());
                network.Connect(other, a, Connectivity.WithInDegree(2), 1, new Synapse(Receptor.Ampa, 1));
            }

            var b = network.AddPopulation("b", 50, new());
            var projection = network.Connect(a, b, Connectivity.WithInDegree(5), 1, new Synapse(Receptor.Ampa, 1));
            return [.. Pairs(projection).Select(p => p.Target)];
        }

        Assert.Equal(Targets(hasOther: false), Targets(hasOther: true));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(2000)]
    [InlineData(30000)]
    public void Poisson_input_has_the_mean_and_the_spread_of_a_Poisson_process(double hertz)
    {
        const int Number = 400;
        const double Step = 0.1;
        var instant = new Receptor("instant", 0, 2, 0);
        var network = new Network(8);
        var cells = network.AddPopulation("cells", Number, Cells.Passive with { CapacitancePicofarads = 10_000 });
        network.Drive(cells, new(instant, 1), hertz);
        var simulation = network.Start(Step);
        var trace = simulation.RecordConductance(cells, instant, Enumerable.Range(0, Number), 20);
        simulation.Run(1000, TestContext.Current.CancellationToken);

        // Shot noise: after ten time constants the values of different cells and of times ten time constants apart are independent.
        var values = trace.Values.SelectMany(v => v.Skip(1)).Select(g => (double)g).ToList();
        var kept = Math.Exp(-Step / 2);
        var (perStep, mean) = (hertz * Step / 1000, values.Average());
        var wanted = perStep / (1 - kept);
        var variance = perStep / (1 - (kept * kept));
        Assert.Equal(wanted, mean, 4 * Math.Sqrt(variance / values.Count));

        // The fourth moment of shot noise gives the error of its variance: 2 / n, and the kurtosis of the noise over n.
        var kurtosis = perStep / (1 - Math.Pow(kept, 4)) / (variance * variance);
        var error = Math.Sqrt((2 + kurtosis) / values.Count);
        var found = values.Sum(g => (g - wanted) * (g - wanted)) / values.Count;
        Assert.Equal(1, found / variance, 4 * error);
    }

    [Fact]
    public void Rates_in_bins_are_the_spikes_of_those_bins()
    {
        var horn = new SmallHorn();
        var simulation = horn.Network.Start();
        var (spikes, rate) = (simulation.RecordSpikes(horn.Inhibitory), simulation.RecordRate(horn.Inhibitory, 50));
        simulation.Run(420, TestContext.Current.CancellationToken);
        Assert.Equal(8, rate.Hertz.Count);
        for (var bin = 0; bin < 8; bin++)
        {
            // A spike at the end of the last step of a bin belongs to that bin.
            var inBin = spikes.TimesMilliseconds.Count(t => t > (bin * 50) + 1e-6 && t <= ((bin + 1) * 50) + 1e-6);
            Assert.Equal(inBin / (0.05 * 30), rate.Hertz[bin], 1e-9);
        }
    }

    [Fact]
    public void Spikes_beyond_the_limit_are_counted_and_not_kept()
    {
        var horn = new SmallHorn();
        var simulation = horn.Network.Start();
        var (all, few) = (simulation.RecordSpikes(horn.Inhibitory), simulation.RecordSpikes(horn.Inhibitory, limit: 7));
        simulation.Run(400, TestContext.Current.CancellationToken);
        Assert.True(all.Count > 7);
        Assert.Equal(all.Cells.Take(7), few.Cells);
        Assert.Equal((all.Count, all.Count - 7, 0), (few.Count, few.Left, all.Left));
    }

    [Fact]
    public void A_stopped_run_says_so_and_can_go_on()
    {
        var simulation = new SmallHorn().Network.Start();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => simulation.Run(100, stop.Token));
        Assert.Equal(0, simulation.TimeMilliseconds);
        simulation.Run(100, TestContext.Current.CancellationToken);
        Assert.Equal(100, simulation.TimeMilliseconds, 1e-9);
    }

    [Fact]
    public void Stepping_takes_no_memory()
    {
        var simulation = new SmallHorn().Network.Start();
        simulation.Run(50, TestContext.Current.CancellationToken);
        var before = GC.GetAllocatedBytesForCurrentThread();
        simulation.Run(200, TestContext.Current.CancellationToken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    private static List<(int Source, int Target)> Pairs(Projection projection)
    {
        var pairs = new List<(int Source, int Target)>();
        for (var source = 0; source < projection.Source.Count; source++)
        {
            foreach (var target in projection.TargetsOf(source))
            {
                pairs.Add((source, target));
            }
        }

        return pairs;
    }
}
