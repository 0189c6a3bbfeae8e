using System.Globalization;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory.RestingConnectivity;

/// <summary>Hub disruption where nobody's hubs are disrupted.</summary>
public sealed class HubReferenceTests
{
    private const int Regions = 16;
    private const int People = 3;
    private const int Studies = 1000;

    private static readonly RestProtocol Rules = RestProtocol.Default with { Graph = new(20, 20, 5, People) };

    // With as few controls as are allowed the noise of their mean is largest: against all three of them, patients were 0.05 nearer to 0.
    [Fact]
    public void Controls_and_patients_of_the_same_population_have_the_same_mean_slope()
    {
        var gaps = Enumerable.Range(0, Studies).Select(Gap).ToArray();
        var mean = Moments.Mean(gaps);
        var error = Math.Sqrt(Moments.SumOfSquares(gaps, mean) / (Studies - 1.0) / Studies);
        Assert.InRange(error, 0, 0.005);
        Assert.InRange(mean, -3 * error, 3 * error);
    }

    private static double Gap(int study)
    {
        var random = RandomStream.At(1, (ulong)study, "hubs");
        double[] hub = [.. Enumerable.Range(0, Regions).Select(_ => random.NextGaussian())];
        var people = Enumerable.Range(0, 2 * People).Select(i => Of(Text(i), hub, random)).ToList();
        var participants = people.ConvertAll(one => Person(one.Participant));
        var slopes = HubDisruption
            .Of(people, participants, "control", [])
            .Findings.ToLookup(f => Number(f.Participant) < People, f => f.Estimate.Value);
        return slopes[true].Average() - slopes[false].Average();
    }

    // Edges are likelier between hubs; the rest is the person's own.
    private static Connectome Of(string id, double[] hub, RandomStream random)
    {
        var r = new double[Regions, Regions];
        for (var i = 0; i < Regions; i++)
        {
            r[i, i] = 1;
            for (var j = 0; j < i; j++)
            {
                r[i, j] = r[j, i] = Math.Tanh((0.2 * (hub[i] + hub[j])) + (0.3 * random.NextGaussian()));
            }
        }

        return new Connectome(id, "", [.. Enumerable.Range(0, Regions).Select(i => "r" + Text(i))], r, "file")
        {
            Rules = Rules,
        };
    }

    private static Participant Person(string id) =>
        new(id, null, Sex.Unstated, Number(id) < People ? "control" : "patient", new Dictionary<string, string>());

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
