using Dorsal.Laboratory.Norms;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Numerics.Networks;
using Dorsal.Studies;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>
/// Hub disruption kD: the slope, over regions, of a person's degree less the controls' mean on that mean. 0 as in controls; negative
/// where hubs have lost edges and others have won some (Mansour et al. 2016, Sci Rep 6:34853; Achard et al. 2012, PNAS 109:20608-20613).
/// </summary>
/// <remarks>
/// A control is left out of its own reference. Regions are not independent of each other, so that the slope has no standard error here;
/// groups are compared by persons.
/// </remarks>
internal static class HubDisruption
{
    // A control is told against the others; of one there is no mean.
    private const int FewestControls = 3;
    private static readonly Detector Slope = new("hub-disruption", "1.0");

    /// <summary>The slopes of everyone whose atlas at least three controls share.</summary>
    public static IEnumerable<Finding> Of(
        IReadOnlyList<Connectome> connectomes,
        IReadOnlyList<Participant> participants,
        string controls,
        List<Note> notes
    )
    {
        var people = participants.ToDictionary(person => person.Id, StringComparer.Ordinal);
        foreach (var alike in connectomes.GroupBy(c => (c.Session, string.Join('\t', c.Regions))))
        {
            Connectome[] all = [.. alike];
            bool[] isControl = [.. all.Select(c => ReferenceGroup.IsControl(people[c.Participant], controls))];
            if (isControl.Count(one => one) < FewestControls)
            {
                var count = Show.Count(isControl.Count(one => one));
                var place = new Place(all[0].SourceFile);
                notes.Add(new Note(Grade.Note, "HubControlsTooFew", place, count, Show.Count(FewestControls)));
                continue;
            }

            foreach (var density in RestProtocol.Densities)
            {
                foreach (var finding in At(density, all, isControl))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<Finding> At(int density, Connectome[] all, bool[] isControl)
    {
        var degrees = all.Select(one => Degrees(one, density)).ToArray();
        for (var person = 0; person < all.Length; person++)
        {
            var means = Enumerable
                .Range(0, all[person].Regions.Count)
                .Select(region =>
                    Enumerable
                        .Range(0, all.Length)
                        .Where(i => isControl[i] && i != person && double.IsFinite(degrees[i][region]))
                        .Select(i => degrees[i][region])
                        .DefaultIfEmpty(double.NaN)
                        .Average()
                )
                .ToArray();
            if (SlopeOf(degrees[person], means) is var slope && double.IsFinite(slope))
            {
                yield return ToFinding(all[person], density, slope);
            }
        }
    }

    // A region that does not vary has no degree.
    private static double[] Degrees(Connectome connectome, int density) =>
        [
            .. BinaryGraph
                .Of(connectome.Correlation, density / 100.0)
                .Degrees.Select((degree, i) => double.IsNaN(connectome.Correlation[i, i]) ? double.NaN : degree),
        ];

    private static double SlopeOf(double[] degrees, double[] means)
    {
        int[] both = [.. Enumerable.Range(0, means.Length).Where(i => double.IsFinite(means[i] + degrees[i]))];
        double[] x = [.. both.Select(i => means[i])];
        double[] y = [.. both.Select(i => degrees[i] - means[i])];
        if (x.Length < 3)
        {
            return double.NaN;
        }

        var mean = Moments.Mean(x);
        return Moments.SumOfProducts(x, mean, y, Moments.Mean(y)) / Moments.SumOfSquares(x, mean);
    }

    private static Finding ToFinding(Connectome connectome, int density, double slope) =>
        new(
            connectome.Participant,
            connectome.Session,
            "rest",
            new SeriesKey(RestOutcomes.HubDisruption.Id, "", "", RestMeasures.ConditionOf(density)),
            Estimate.WithoutError(slope),
            RestOutcomes.HubDisruption.Unit,
            1,
            0,
            Slope,
            [connectome.SourceFile]
        );
}
