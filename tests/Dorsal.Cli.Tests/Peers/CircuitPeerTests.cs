using System.Text.Json;
using System.Text.Json.Nodes;
using Dorsal.Circuits.Spiking;
using Dorsal.Tests.Circuits;
using Dorsal.Tests.House;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>A network with all kinds of synapses beside Brian2, which is given our connections and input spikes.</summary>
public sealed class CircuitPeerTests : IDisposable
{
    private const double Milliseconds = 2000;
    private const double TraceMilliseconds = 200;
    private const double Step = 0.1;
    private const int TracedInEach = 5;

    // 10 mV above threshold a spike rises by itself, faster from step to step, and rounding is blown up with it: that millisecond is
    // compared by its time.
    private const double Upstroke = -40;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Brian2_and_Dorsal_have_the_same_potentials_and_rates_of_one_network()
    {
        Peer.SkipUnlessWanted();
        var horn = new SmallHorn(milliseconds: Milliseconds, isDriven: false);
        Population[] populations = [.. horn.Network.Populations];
        var simulation = horn.Network.Start(Step);
        var traces = populations
            .Select(p => simulation.RecordPotential(p, Enumerable.Range(0, TracedInEach), Step))
            .ToList();
        var spikes = populations.Select(p => simulation.RecordSpikes(p)).ToList();
        var starts = populations.Select(p => Starts(horn.Network, p)).ToList();
        simulation.Run(Milliseconds, TestContext.Current.CancellationToken);
        IReadOnlyList<float>[] ours = [.. traces.SelectMany(t => t.Values)];

        var stop = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(folder.At("network.json"), Told(horn, populations, starts).ToJsonString(), stop);
        await Peer.RunAsync("/usr/bin/python3", "circuits.py", folder.At("network.json"), folder.At("result.json"));
        var result = JsonNode.Parse(await File.ReadAllTextAsync(folder.At("result.json"), stop))!;

        var theirs = result["potentials_mV"].Deserialize<double[][]>()!;
        Assert.Equal(ours.Length, theirs.Length);
        var worst = theirs
            .Zip(ours, (their, our) => their.Select((v, tick) => Math.Abs(Below(v) - Below(our[tick]))).Max())
            .Max();
        var report = TestContext.Current.TestOutputHelper!;
        report.WriteLine(FormattableString.Invariant($"largest difference of potentials {worst:E1} mV"));
        for (var i = 0; i < populations.Length; i++)
        {
            var (mine, other) = (spikes[i].Count, (long)result["spikes"]![populations[i].Name]!);
            report.WriteLine(FormattableString.Invariant($"{populations[i].Name}: {mine} and {other} spikes"));
            Assert.InRange(mine / (double)other, 0.98, 1.02);
            Assert.True(mine > 50, "A population that is silent says nothing.");
        }

        Assert.InRange(worst, 0, 0.1);
        var early = Early(populations, spikes).ToList();
        var others = result["early"].Deserialize<double[][]>()!;
        report.WriteLine(FormattableString.Invariant($"{early.Count} spikes in the first {TraceMilliseconds} ms"));
        Assert.Equal(early.Select(s => (double)s.Cell), others.Select(s => s[0]));
        Assert.All(early.Zip(others), pair => Assert.Equal(pair.First.Time, pair.Second[1], 1.01 * Step));
    }

    private static double Below(double millivolts) => Math.Min(millivolts, Upstroke);

    // Cell after cell, numbered through all populations.
    private static IEnumerable<(int Cell, double Time)> Early(Population[] populations, List<SpikeRecorder> spikes) =>
        populations
            .SelectMany(
                (_, i) =>
                    spikes[i]
                        .Cells.Zip(
                            spikes[i].TimesMilliseconds,
                            (cell, time) => (Cell: populations.Take(i).Sum(p => p.Count) + cell, Time: time)
                        )
            )
            .Where(spike => spike.Time < TraceMilliseconds + (Step / 2))
            .Order();

    private static double[] Starts(Network network, Population population)
    {
        var simulation = network.Start(Step);
        var trace = simulation.RecordPotential(population, Enumerable.Range(0, population.Count), Step);
        simulation.Run(Step, TestContext.Current.CancellationToken);
        return [.. trace.Values.Select(v => (double)v[0])];
    }

    private static JsonObject Told(SmallHorn horn, Population[] populations, IReadOnlyList<double[]> starts) =>
        new()
        {
            ["step_ms"] = Step,
            ["duration_ms"] = Milliseconds,
            ["trace_ms"] = TraceMilliseconds,
            ["traced"] = JsonSerializer.SerializeToNode(
                Enumerable
                    .Range(0, populations.Length)
                    .SelectMany(i => Enumerable.Range(populations.Take(i).Sum(p => p.Count), TracedInEach))
            ),
            ["receptors"] = new JsonArray([
                .. horn.Network.Projections.SelectMany(p => p.Synapses).Select(s => s.Receptor).Distinct().Select(Told),
            ]),
            ["populations"] = new JsonArray([.. populations.Zip(starts, Told)]),
            ["fibres"] = new JsonArray([Told(horn.Touch), Told(horn.Pain)]),
            ["projections"] = new JsonArray([.. horn.Network.Projections.Select(Told)]),
        };

    private static JsonNode Told(Receptor receptor) =>
        new JsonObject
        {
            ["name"] = receptor.Name,
            ["rise_ms"] = receptor.RiseMilliseconds,
            ["decay_ms"] = receptor.DecayMilliseconds,
            ["reversal_mV"] = receptor.ReversalMillivolts,
            ["magnesium_mM"] = receptor.MagnesiumMillimolar,
        };

    private static JsonNode Told(Population population, double[] starts) =>
        new JsonObject
        {
            ["name"] = population.Name,
            ["count"] = population.Count,
            ["start"] = JsonSerializer.SerializeToNode(starts),
            ["current"] = population.CurrentPicoamperes,
            ["c"] = population.Cell.CapacitancePicofarads,
            ["gl"] = population.Cell.LeakNanosiemens,
            ["el"] = population.Cell.LeakMillivolts,
            ["vt"] = population.Cell.ThresholdMillivolts,
            ["slope"] = population.Cell.SlopeMillivolts,
            ["spike"] = population.Cell.SpikeMillivolts,
            ["reset"] = population.Cell.ResetMillivolts,
            ["held"] = population.Cell.RefractoryMilliseconds,
            ["a"] = population.Cell.AdaptationNanosiemens,
            ["b"] = population.Cell.AdaptationJumpPicoamperes,
            ["tw"] = population.Cell.AdaptationMilliseconds,
        };

    private static JsonNode Told(Fibres fibres) =>
        new JsonObject
        {
            ["name"] = fibres.Name,
            ["trains_ms"] = JsonSerializer.SerializeToNode(fibres.TrainsMilliseconds),
        };

    private static JsonNode Told(Projection projection)
    {
        var (from, to) = (new List<int>(), new List<int>());
        for (var source = 0; source < projection.Source.Count; source++)
        {
            foreach (var target in projection.TargetsOf(source))
            {
                from.Add(source);
                to.Add(target);
            }
        }

        return new JsonObject
        {
            ["source"] = projection.Source.Name,
            ["target"] = projection.Target.Name,
            ["delay_ms"] = projection.DelayMilliseconds,
            ["from"] = JsonSerializer.SerializeToNode(from),
            ["to"] = JsonSerializer.SerializeToNode(to),
            ["synapses"] = new JsonArray([
                .. projection.Synapses.Select(s =>
                    (JsonNode)new JsonObject { ["receptor"] = s.Receptor.Name, ["weight_nS"] = s.WeightNanosiemens }
                ),
            ]),
        };
    }
}
