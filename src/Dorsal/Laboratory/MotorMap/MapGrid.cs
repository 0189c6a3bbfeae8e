using Dorsal.Units;

namespace Dorsal.Laboratory.MotorMap;

/// <summary>A stimulus of a map: where it was given and what each muscle answered.</summary>
/// <param name="X">cm lateral of the vertex.</param>
/// <param name="Y">cm anterior of it.</param>
/// <param name="Amplitudes">Amplitude in each muscle, µV: 0 where absent, NaN where missing.</param>
internal sealed record MapStimulus(double X, double Y, double[] Amplitudes);

/// <summary>A site of the grid with the stimuli given there.</summary>
/// <param name="Column">Place on the grid, lateral.</param>
/// <param name="Row">Place on the grid, anterior.</param>
/// <param name="Stimuli">At least one.</param>
internal sealed record MapSite(int Column, int Row, IReadOnlyList<MapStimulus> Stimuli)
{
    /// <summary>Mean place of the stimuli, which need not be the middle of the site.</summary>
    public double X { get; } = Stimuli.Average(s => s.X);

    /// <inheritdoc cref="X"/>
    public double Y { get; } = Stimuli.Average(s => s.Y);

    /// <summary>Mean amplitude of some of its stimuli in a muscle; NaN where none of them counts.</summary>
    public double MeanOf(int muscle, IReadOnlyList<int> chosen)
    {
        var (sum, count) = (0.0, 0);
        foreach (var i in chosen)
        {
            var amplitude = Stimuli[i].Amplitudes[muscle];
            if (!double.IsNaN(amplitude))
            {
                sum += amplitude;
                count++;
            }
        }

        return sum / count;
    }
}

/// <summary>
/// The sites of a map. Stimuli are averaged within their site before anything else, so that a site stimulated more often weighs no more;
/// nothing is interpolated: a site without stimuli is not on the map.
/// </summary>
/// <param name="Sites">Sites with stimuli, in the order of the grid.</param>
/// <param name="Neighbours">For each site the places of those of its 8 neighbours that are on the map.</param>
internal sealed record MapGrid(IReadOnlyList<MapSite> Sites, IReadOnlyList<int[]> Neighbours)
{
    /// <summary>Neighbours of a site within the grid.</summary>
    public const int AllNeighbours = 8;

    /// <summary>Puts each stimulus to the nearest site of a grid whose origin is the vertex.</summary>
    public static MapGrid Of(IEnumerable<MapStimulus> stimuli, Centimetres spacing)
    {
        int Step(double centimetres) => (int)Math.Round(centimetres / spacing.Value, MidpointRounding.AwayFromZero);
        List<MapSite> sites =
        [
            .. stimuli
                .GroupBy(s => (Column: Step(s.X), Row: Step(s.Y)))
                .OrderBy(site => site.Key)
                .Select(site => new MapSite(site.Key.Column, site.Key.Row, [.. site])),
        ];
        int[] NeighboursOf(MapSite site) =>
            [
                .. Enumerable
                    .Range(0, sites.Count)
                    .Where(i =>
                        sites[i] != site
                        && Math.Abs(sites[i].Column - site.Column) <= 1
                        && Math.Abs(sites[i].Row - site.Row) <= 1
                    ),
            ];
        return new MapGrid(sites, [.. sites.Select(NeighboursOf)]);
    }
}
