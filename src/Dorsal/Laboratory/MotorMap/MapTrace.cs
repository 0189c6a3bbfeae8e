using Dorsal.Units;

namespace Dorsal.Laboratory.MotorMap;

/// <summary>The map of a muscle for the report: mean amplitude of each site, the centre of gravity with its error, and the discrete peaks.</summary>
internal static class MapTrace
{
    /// <summary>The map, or nothing where the muscle answered nowhere.</summary>
    /// <param name="series">Muscle, side and condition.</param>
    /// <param name="map">The map.</param>
    /// <param name="grid">Its sites.</param>
    /// <param name="centre">Centre of gravity with the ends of its intervals, which may be NaN.</param>
    /// <param name="spacing">Distance of the sites.</param>
    /// <param name="file">The recording.</param>
    public static IEnumerable<Trace> Of(
        SeriesKey series,
        MuscleMap map,
        MapGrid grid,
        (Numerics.Estimate X, Numerics.Estimate Y) centre,
        Centimetres spacing,
        string file
    )
    {
        if (!map.Exists)
        {
            yield break;
        }

        var (x, y) = (centre.X, centre.Y);
        yield return new Trace(
            "map",
            series,
            "",
            [.. grid.Sites.Select(site => site.Column * spacing.Value)],
            [.. grid.Sites.Select(site => site.Row * spacing.Value)],
            Centimetres.Unit.Code,
            Centimetres.Unit.Code,
            [
                .. map.Peaks.Select(i =>
                    ("map_peak", grid.Sites[i].Column * spacing.Value, grid.Sites[i].Row * spacing.Value)
                ),
                ("map_centre", x.Value, y.Value),
                .. new[] { ("map_lateral", x.Low, y.Value), ("map_lateral", x.High, y.Value) }.Where(_ =>
                    x.HasInterval
                ),
                .. new[] { ("map_anterior", x.Value, y.Low), ("map_anterior", x.Value, y.High) }.Where(_ =>
                    y.HasInterval
                ),
            ],
            file
        )
        {
            Values = [.. Enumerable.Range(0, grid.Sites.Count).Select(map.At)],
            ValueUnit = Microvolts.Unit.Code,
        };
    }
}
