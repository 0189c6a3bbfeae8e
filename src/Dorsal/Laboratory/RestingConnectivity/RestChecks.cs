using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics.Networks;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>What to look at in a resting recording before its numbers are believed.</summary>
internal static class RestChecks
{
    private const int MostNames = 20;

    /// <summary>The notes about a recording of which enough is left.</summary>
    public static IEnumerable<Note> Of(RestSeries series, RestProtocol protocol, RestCleaning clean, Place place)
    {
        for (var i = 0; i < series.Regions.Count; i++)
        {
            if (!clean.Varies(i))
            {
                yield return new Note(
                    Grade.Warning,
                    "RestRegionConstant",
                    place with
                    {
                        Column = series.Regions[i].Name,
                    }
                );
            }
        }

        var nyquist = 0.5 / series.Interval.Value;
        if (protocol.HighCutoff.Value >= nyquist)
        {
            yield return new Note(
                Grade.Warning,
                "RestBandNotPossible",
                place,
                Show.Quantity(protocol.HighCutoff.Value, "Hz"),
                Show.Quantity(nyquist, "Hz")
            );
        }

        if (nyquist < protocol.Slow.End.Value && series.Regions.Any(region => region.Structure == RestRegion.Accumbens))
        {
            yield return new Note(
                Grade.Note,
                "RestBandCut",
                place,
                Show.Quantity(nyquist, "Hz"),
                Show.Quantity(protocol.Slow.End.Value, "Hz")
            );
        }

        if (series.Regions.All(region => region.Network.Length == 0))
        {
            yield return new Note(Grade.Warning, "RestWithoutNetworks", place);
        }

        foreach (var note in Unplaced(series.Regions, place).Concat(Graphs(protocol.Graph, clean, place)))
        {
            yield return note;
        }
    }

    /// <summary>Refuses a recording without two regions that vary.</summary>
    /// <exception cref="StudyException">There are none.</exception>
    public static void RequireTwo(RestCleaning clean, Place place)
    {
        if (clean.Varying < 2)
        {
            throw new StudyException(new Note(Grade.Error, "RestRegionsTooFew", place, Show.Count(clean.Varying)));
        }
    }

    // A column of another kind (time, csf, global_signal) looks like a region, and what tells regions apart is the sidecar.
    private static IEnumerable<Note> Unplaced(IReadOnlyList<RestRegion> regions, Place place)
    {
        var unplaced = regions.Where(region => region.Network.Length + region.Structure.Length == 0).ToList();
        if (unplaced.Count > 0 && unplaced.Count < regions.Count)
        {
            var names = string.Join("; ", unplaced.Take(MostNames).Select(region => region.Name));
            yield return new Note(
                Grade.Warning,
                "RestRegionsUnplaced",
                place,
                unplaced.Count > MostNames ? names + " …" : names,
                Show.Count(regions.Count),
                Show.Count(unplaced.Count)
            );
        }
    }

    private static IEnumerable<Note> Graphs(GraphRules rules, RestCleaning clean, Place place)
    {
        if (rules.Highest < rules.Lowest)
        {
            yield return new Note(
                Grade.Warning,
                "RestDensitiesReversed",
                place,
                Show.Quantity(rules.Lowest, "%"),
                Show.Quantity(rules.Highest, "%")
            );
        }

        var edges = clean.Varying * (clean.Varying - 1) / 2;
        var empty = rules.Densities.Where(density => BinaryGraph.Kept(edges, density / 100.0) == 0).ToList();
        if (empty.Count > 0)
        {
            yield return new Note(
                Grade.Warning,
                "RestGraphEmpty",
                place,
                string.Join(", ", empty.Select(density => Show.Quantity(density, "%"))),
                Show.Count(edges)
            );
        }
    }
}
