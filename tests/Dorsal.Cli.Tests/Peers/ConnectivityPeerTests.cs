using System.Globalization;
using System.Runtime.InteropServices;
using Dorsal.Numerics;
using Dorsal.Numerics.Networks;
using Dorsal.Tests;
using Dorsal.Tests.House;
using Dorsal.Tests.Laboratory.RestingConnectivity;

namespace Dorsal.Cli.Tests.Peers;

/// <summary>Connectivity matrices and the elastic net against scikit-learn, run beside ours.</summary>
public sealed class ConnectivityPeerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Scikit_learn_computes_the_same_partial_correlations_for_everyone_of_two_centres()
    {
        Peer.SkipUnlessWanted();
        var leftOut = await Peer.RunAsync(
            "/usr/bin/python3",
            "connectivity.py",
            "matrices",
            SharedData.Folder("rpn_qst_rsfmri"),
            folder.At()
        );
        var (people, worst) = (0, 0.0);
        foreach (var (centre, name) in Names())
        {
            var theirs = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(folder.At($"{centre}-{name}.f64")));
            var ours = RpnConnectivity.Partial(centre, name);
            Assert.Equal(ours.Length, theirs.Length);
            var constant = 0;
            for (var i = 0; i < RpnConnectivity.Regions; i++)
            {
                constant += double.IsNaN(ours[i, i]) ? 1 : 0;
                for (var j = 0; j < RpnConnectivity.Regions; j++)
                {
                    var other = theirs[(i * RpnConnectivity.Regions) + j];
                    Assert.Equal(double.IsNaN(other), double.IsNaN(ours[i, j]));
                    worst = double.IsNaN(other) ? worst : Math.Max(worst, Math.Abs(ours[i, j] - other));
                }
            }

            Assert.Equal((int)leftOut[$"{centre}-{name}"]!, constant);
            people++;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            FormattableString.Invariant($"{people} people, largest difference {worst:E1}")
        );
        Assert.InRange(worst, 0, 1e-8);
        Assert.Equal(leftOut.AsObject().Count, people);
    }

    [Theory]
    [InlineData(0.01, 0.5)]
    [InlineData(0.1, 0.9)]
    [InlineData(0.3, 1)]
    public async Task Scikit_learn_fits_the_same_elastic_net_to_more_features_than_people(double penalty, double share)
    {
        Peer.SkipUnlessWanted();
        var random = RandomStream.At(1, 0, "elastic net");
        double[] Draw() => [.. Enumerable.Range(0, 40).Select(_ => random.NextGaussian())];
        double[][] features = [.. Enumerable.Range(0, 60).Select(_ => Draw())];
        double[] y = [.. Draw().Select((noise, i) => 2 + features[0][i] - (0.5 * features[1][i]) + (0.5 * noise))];
        Write("x.txt", [.. Enumerable.Range(0, 40).Select(i => features.Select(column => column[i]).ToArray())]);
        Write("y.txt", [.. y.Select(value => new[] { value })]);
        var theirs = await Peer.RunAsync(
            "/usr/bin/python3",
            "connectivity.py",
            "elastic",
            folder.At("x.txt"),
            folder.At("y.txt"),
            penalty.ToString(CultureInfo.InvariantCulture),
            share.ToString(CultureInfo.InvariantCulture)
        );

        var ours = ElasticNet.Fit(features, y, penalty, share);
        Assert.Equal((double)theirs["intercept"]!, ours.Intercept, 1e-8);
        Assert.All(
            ours.Coefficients.Zip(theirs["coefficients"]!.AsArray()),
            pair => Assert.Equal((double)pair.Second!, pair.First, 1e-8)
        );
        Assert.Contains(0.0, ours.Coefficients);
    }

    private static IEnumerable<(string Centre, string Name)> Names() =>
        ((string[])["bochum", "essen"]).SelectMany(centre =>
            RpnConnectivity.Names(centre).Select(name => (centre, name))
        );

    private void Write(string name, double[][] rows)
    {
        File.WriteAllLines(
            folder.At(name),
            rows.Select(row => string.Join(' ', row.Select(v => v.ToString("R", CultureInfo.InvariantCulture))))
        );
    }
}
