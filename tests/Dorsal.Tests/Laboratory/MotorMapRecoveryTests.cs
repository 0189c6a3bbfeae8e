using System.Globalization;
using Dorsal.Laboratory.MotorMap;
using Dorsal.Numerics;
using Dorsal.Tests.Numerics;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Centre, distance and overlap of made-up maps against the stimuli at each site. Numbers were fixed before the run. The truth is what the
/// same grid gives without trial noise; biases are in the SD that one stimulus a site would leave.
/// </summary>
public class MotorMapRecoveryTests
{
    private const ulong Seed = 20261127;
    private const int Replicates = 1000;
    private static readonly string[] Wanted =
    [
        "map_maximum",
        "map_area",
        "map_volume",
        "map_raw_volume",
        "map_centre_lateral",
        "map_centre_anterior",
        "map_overlap_area",
        "map_overlap_amplitude",
        "map_centre_distance",
    ];

    // The maximum of noisy site means biases all that is normalised by it: those verdicts are not required, but docs/recovery.md must have them.
    private static readonly string[] Required = ["map_raw_volume", "map_centre_lateral", "map_centre_anterior"];

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void Centres_volumes_and_overlaps_are_recovered_as_far_as_the_documentation_says(int stimuli)
    {
        var protocol = MapProtocol.From(Muscles.Protocol("motormap", ("motormap.bootstrap_samples", "200")));
        var (first, second) = (MapGenerator.Hills(0), MapGenerator.Hills(0.5, 2.6, 1));
        var truth = Series(protocol, 1, (hill, x, y) => MapGenerator.At(hill, x, y));
        var kinds = truth.Kinds;
        double[] exact = [.. truth.Estimates(RandomStream.At(Seed, 0, "truth")).Select(e => e.Value)];
        var people = new Estimate[Replicates][];
        for (var i = 0; i < Replicates; i++)
        {
            var random = RandomStream.At(Seed, (ulong)i, FormattableString.Invariant($"map {stimuli}"));
            var series = Series(protocol, stimuli, (hill, x, y) => MapGenerator.Trial(hill, x, y, 0.5, random));
            people[i] = series.Estimates(RandomStream.At(Seed, (ulong)i, "bootstrap"));
        }

        var condition = string.Create(CultureInfo.InvariantCulture, $"{stimuli} stimuli a site");
        var rows = Wanted
            .Select(id => Enumerable.Range(0, kinds.Count).First(k => kinds[k].Id == id))
            .Select(k => Judged(kinds[k].Id, condition, exact[k], stimuli, [.. people.Select(p => p[k])]))
            .ToList();
        rows.ForEach(row => TestContext.Current.TestOutputHelper?.WriteLine(row.Markdown));
        Assert.Empty(RecoveryTable.NotDocumented(rows));
        Assert.All(
            rows.Where(row => stimuli >= 5 && Required.Contains(row.Estimator.Replace(' ', '_'))),
            row => Assert.True(row.BiasMeets && row.CoverageMeets, row.Markdown)
        );

        MapSeries Series(
            MapProtocol rules,
            int repeats,
            Func<IReadOnlyList<MapHill>, double, double, double> amplitude
        ) =>
            new(
                MapGrid.Of(
                    MapGenerator
                        .Grid.SelectMany(site => Enumerable.Repeat(site, repeats))
                        .Select(s => new MapStimulus(
                            s.X,
                            s.Y,
                            [amplitude(first, s.X, s.Y), amplitude(second, s.X, s.Y)]
                        )),
                    rules.Spacing
                ),
                2,
                rules
            );
    }

    private static RecoveryRow Judged(string id, string condition, double truth, int stimuli, Estimate[] estimates)
    {
        var sd = Math.Sqrt(Moments.Variance([.. estimates.Select(e => e.Value)]) * stimuli);
        var row = Recovery.Run(
            id.Replace('_', ' '),
            condition,
            sd,
            i => new Replicate(estimates[i], truth, 0),
            estimates.Length
        );
        RecoveryRows.Keep(row, Replicates);
        return row;
    }
}
