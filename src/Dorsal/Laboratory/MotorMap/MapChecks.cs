using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.MotorMap;

/// <summary>What to look at in a map before its numbers are believed.</summary>
internal static class MapChecks
{
    /// <summary>Notes about the grid, which all muscles share.</summary>
    public static IEnumerable<Note> OfGrid(MapGrid grid, MapProtocol protocol, Place place)
    {
        if (grid.Sites.Count < protocol.FewestSites)
        {
            yield return new Note(
                Grade.Warning,
                "MapFewSites",
                place,
                Show.Count(grid.Sites.Count),
                Show.Count(protocol.FewestSites)
            );
        }

        var few = grid.Sites.Count(site => site.Stimuli.Count < protocol.CountedStimuli);
        if (few > 0)
        {
            yield return new Note(
                Grade.Warning,
                "MapFewStimuli",
                place,
                Show.Count(few),
                Show.Count(protocol.CountedStimuli),
                Show.Count(grid.Sites.Count)
            );
        }
    }

    /// <summary>
    /// The maximum of noisy means is too high, and what is normalised by it too small: docs/recovery.md shows by how much, and that the
    /// interval does not cover it.
    /// </summary>
    public static IEnumerable<Note> OfOutcome(Outcome outcome, Place place) =>
        outcome == MapOutcomes.Area || outcome == MapOutcomes.Volume || outcome == MapOutcomes.MinMax
            ? [new Note(Grade.Note, "MapBiasedByNoise", place)]
        : outcome == MapOutcomes.Maximum ? [new Note(Grade.Note, "MapMaximumHigh", place)]
        : [];

    /// <summary>Notes about one muscle.</summary>
    public static IEnumerable<Note> OfMuscle(MuscleMap map, MapGrid grid, string muscle, Place place)
    {
        if (!map.Exists)
        {
            yield return new Note(Grade.Warning, "MapWithoutResponse", place, muscle);
            yield break;
        }

        var sites = Enumerable.Range(0, grid.Sites.Count);
        var missing = sites.Count(i => double.IsNaN(map.Share(i)));
        if (missing > 0)
        {
            yield return new Note(Grade.Note, "MapSitesMissing", place, Show.Count(missing), muscle);
        }

        var edge = sites.Count(i => map.IsIn(i) && grid.Neighbours[i].Length < MapGrid.AllNeighbours);
        if (edge > 0)
        {
            yield return new Note(Grade.Note, "MapCutOff", place, Show.Count(edge), muscle);
        }
    }
}
