using Dorsal.Units;

namespace Dorsal.Laboratory.MotorMap;

/// <summary>The map of one muscle: the mean amplitude at each site.</summary>
/// <remarks>Area, volume, centre of gravity and discrete peaks as in evidence C1 of sections 6-10; what it leaves open is said there.</remarks>
/// <param name="grid">The sites.</param>
/// <param name="amplitudes">Mean amplitude at each site, µV; NaN where the muscle has no trial.</param>
/// <param name="protocol">How to read it.</param>
internal sealed class MuscleMap(MapGrid grid, double[] amplitudes, MapProtocol protocol)
{
    /// <summary>Largest mean amplitude, µV; 0 where the muscle answered nowhere.</summary>
    public double Maximum { get; } = amplitudes.Where(a => !double.IsNaN(a)).DefaultIfEmpty(0).Max();

    /// <summary>Whether there is a map: a muscle that answered nowhere has none.</summary>
    public bool Exists => Maximum > 0;

    private double SiteArea => protocol.Spacing.Value * protocol.Spacing.Value;

    /// <summary>Mean amplitude at a site, µV; NaN where there is none.</summary>
    public double At(int site) => amplitudes[site];

    /// <summary>Amplitude at a site as a share of the maximum; NaN where there is none.</summary>
    public double Share(int site) => amplitudes[site] / Maximum;

    /// <summary>Whether a site is in the area.</summary>
    public bool IsIn(int site) => Share(site) >= protocol.AreaFrom;

    /// <summary>Centre of gravity: the mean place of the sites, weighted by amplitude, cm.</summary>
    public (double X, double Y) Centre()
    {
        var (sum, x, y) = (0.0, 0.0, 0.0);
        for (var i = 0; i < amplitudes.Length; i++)
        {
            if (!double.IsNaN(amplitudes[i]))
            {
                sum += amplitudes[i];
                x += amplitudes[i] * grid.Sites[i].X;
                y += amplitudes[i] * grid.Sites[i].Y;
            }
        }

        return (x / sum, y / sum);
    }

    /// <summary>The outcomes, in the order of <see cref="MapOutcomes.OfMuscle"/>.</summary>
    public double[] Values()
    {
        const double MicrovoltsPerMillivolt = 1000;
        var (area, sum) = (0, 0.0);
        for (var i = 0; i < amplitudes.Length; i++)
        {
            area += IsIn(i) ? 1 : 0;
            sum += double.IsNaN(amplitudes[i]) ? 0 : amplitudes[i];
        }

        var (x, y) = Centre();
        return [Maximum, area * SiteArea, sum / Maximum, sum / MicrovoltsPerMillivolt * SiteArea, x, y, Peaks.Count()];
    }

    /// <summary>The discrete peaks, as places of sites.</summary>
    public IEnumerable<int> Peaks => Enumerable.Range(0, amplitudes.Length).Where(IsPeak);

    // More than half the maximum, and above at least 7 of 8 neighbours by 5 % of the maximum; at an edge, of those that there are.
    private bool IsPeak(int site)
    {
        if (!(Share(site) > protocol.PeakFrom))
        {
            return false;
        }

        var (exceeded, compared) = (0, 0);
        foreach (var other in grid.Neighbours[site])
        {
            if (!double.IsNaN(amplitudes[other]))
            {
                compared++;
                exceeded += Share(site) - Share(other) >= protocol.PeakMargin ? 1 : 0;
            }
        }

        return compared > 0 && exceeded * MapGrid.AllNeighbours >= protocol.PeakNeighbours * compared;
    }
}
