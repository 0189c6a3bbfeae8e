using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.RestingConnectivity;

/// <summary>What to look at in a resting recording before its numbers are believed.</summary>
internal static class RestChecks
{
    /// <summary>The notes about a recording of which enough is left.</summary>
    public static IEnumerable<Note> Of(RestSeries series, RestProtocol protocol, RestCleaning clean, Place place)
    {
        for (var i = 0; i < series.Regions.Count; i++)
        {
            if (clean.Kept[i].All(value => value == 0))
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
    }
}
