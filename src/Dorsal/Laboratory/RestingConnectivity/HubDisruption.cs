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
/// A control is left out of its own reference. Everyone else is told against the same number of controls: one is left out in turn, and the
/// mean of the slopes counts. Otherwise the noise of the reference, which pulls the slope towards -1, would pull controls further than
/// patients. Regions are not independent of each other, so that the slope has no standard error here; groups are compared by persons.
/// </remarks>
internal static class HubDisruption
{
    private static readonly Detector Slope = new("hub-disruption", "1.1");

    /// <summary>The slopes of everyone whose atlas enough controls share, and the pattern of each other group.</summary>
    public static (IReadOnlyList<Finding> Findings, IReadOnlyList<HubPattern> Patterns) Of(
        IReadOnlyList<Connectome> connectomes,
        IReadOnlyList<Participant> participants,
        string controls,
        List<Note> notes
    )
    {
        var people = participants.ToDictionary(person => person.Id, StringComparer.Ordinal);
        var (findings, patterns) = (new List<Finding>(), new List<HubPattern>());
        foreach (var all in Connectome.Alike(connectomes))
        {
            var rules = all[0].Rules.Graph;
            string[] groups = [.. all.Select(c => people[c.Participant].Group)];
            bool[] isControl = [.. all.Select(c => ReferenceGroup.IsControl(people[c.Participant], controls))];
            if (isControl.Count(one => one) < rules.FewestControls)
            {
                var count = Show.Count(isControl.Count(one => one));
                var place = new Place(all[0].SourceFile);
                notes.Add(new Note(Grade.Note, "HubControlsTooFew", place, count, Show.Count(rules.FewestControls)));
                continue;
            }

            foreach (var density in rules.Densities)
            {
                var degrees = all.Select(one => Degrees(one, density)).ToArray();
                double[] slopes = [.. all.Select((_, i) => SlopeOf(degrees, isControl, i))];
                findings.AddRange(
                    all.Zip(slopes)
                        .Where(p => double.IsFinite(p.Second))
                        .Select(p => ToFinding(p.First, density, p.Second))
                );
                patterns.AddRange(
                    groups
                        .Where((_, i) => !isControl[i] && groups[i].Length > 0)
                        .Distinct(StringComparer.Ordinal)
                        .Select(group =>
                            Pattern(
                                all[0],
                                density,
                                group,
                                controls,
                                degrees,
                                slopes,
                                isControl,
                                [.. groups.Select(g => g == group)]
                            )
                        )
                );
            }
        }

        return (findings, patterns);
    }

    private static HubPattern Pattern(
        Connectome like,
        int density,
        string group,
        string controls,
        double[][] degrees,
        double[] slopes,
        bool[] isControl,
        bool[] isGroup
    )
    {
        var means = Means(degrees, isControl, -1);
        double[] difference = [.. Means(degrees, isGroup, -1).Zip(means, (of, mean) => of - mean)];
        var slope = MeanEstimate.From([.. slopes.Where((k, i) => isGroup[i] && double.IsFinite(k))]);
        int[] both = [.. Enumerable.Range(0, means.Length).Where(i => double.IsFinite(means[i] + difference[i]))];
        var (x, y) = (
            both.Select(i => means[i]).DefaultIfEmpty().Average(),
            both.Select(i => difference[i]).DefaultIfEmpty().Average()
        );
        return new(
            like.Session,
            group,
            controls,
            density,
            like.Regions,
            means,
            difference,
            slope,
            y - (slope.Value * x)
        );
    }

    // Mean degree of each region over the people meant, one of them left out.
    private static double[] Means(double[][] degrees, bool[] isMeant, int without) =>
        [
            .. Enumerable
                .Range(0, degrees[0].Length)
                .Select(region =>
                    Enumerable
                        .Range(0, degrees.Length)
                        .Where(i => isMeant[i] && i != without && double.IsFinite(degrees[i][region]))
                        .Select(i => degrees[i][region])
                        .DefaultIfEmpty(double.NaN)
                        .Average()
                ),
        ];

    private static double[] Degrees(Connectome connectome, int density) =>
        [.. BinaryGraph.Of(connectome.Correlation, density / 100.0).Degrees];

    // Against all controls but one: but itself, else but each in turn.
    private static double SlopeOf(double[][] degrees, bool[] isControl, int person) =>
        Enumerable
            .Range(0, degrees.Length)
            .Where(one => isControl[person] ? one == person : isControl[one])
            .Average(without => SlopeOf(degrees[person], Means(degrees, isControl, without)));

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
