using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Images;

/// <summary>The course of a region: the mean over its voxels in each volume.</summary>
/// <param name="Label">The region's number in the atlas.</param>
/// <param name="Voxels">How many voxels it has.</param>
/// <param name="Means">A mean a volume; NaN where a voxel has none.</param>
public sealed record RegionCourse(int Label, long Voxels, IReadOnlyList<double> Means);

/// <summary>Reads the courses of all regions of an atlas out of a series of volumes.</summary>
public static class RegionSeries
{
    /// <summary>A grid of another program is the same if no voxel lies further off than this, in mm.</summary>
    internal const double SameWithin = 1e-3;
    private const int MostVoxels = 1 << 27;
    private const int MostMeans = 1 << 26;

    /// <summary>The courses, by label.</summary>
    /// <param name="series">The volumes, not read yet; one volume is in pieces in memory at a time.</param>
    /// <param name="atlas">One volume of labels on the same grid, not read yet; its labels stay in memory, 4 bytes a voxel.</param>
    /// <param name="place">How messages name the atlas.</param>
    /// <exception cref="StudyException">The grids differ, or the atlas is no map of labels.</exception>
    public static IReadOnlyList<RegionCourse> Of(NiftiFile series, NiftiFile atlas, Place place)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(atlas);
        RequireSameGrid(series.Header, atlas.Header, place);
        var (of, labels, counts) = Regions(atlas, place);
        if (labels.Count * series.Header.Volumes > MostMeans)
        {
            throw Large(place, series.Header);
        }

        var means = labels.ConvertAll(_ => new double[series.Header.Volumes]);
        var voxels = new double[Math.Min(of.Length, 1 << 13)];
        for (var volume = 0; volume < series.Header.Volumes; volume++)
        {
            for (var at = 0; at < of.Length; )
            {
                var count = series.Read(voxels.AsSpan(0, Math.Min(voxels.Length, of.Length - at)));
                for (var i = 0; i < count; i++)
                {
                    if (of[at + i] is var region and >= 0)
                    {
                        means[region][volume] += voxels[i] / counts[region];
                    }
                }

                at += count;
            }
        }

        return [.. labels.Select((label, r) => new RegionCourse(label, counts[r], means[r])).OrderBy(r => r.Label)];
    }

    // For each voxel the place of its label in the list; -1 for background.
    private static (int[] Of, List<int> Labels, List<long> Counts) Regions(NiftiFile atlas, Place place)
    {
        if (atlas.Header.VolumeVoxels > MostVoxels)
        {
            throw Large(place, atlas.Header);
        }

        var (of, labels, counts) = (new int[atlas.Header.VolumeVoxels], new List<int>(), new List<long>());
        var known = new Dictionary<int, int>();
        LabelVolumes.Each(
            atlas,
            place,
            (voxel, label) =>
            {
                of[voxel] = -1;
                if (label != 0)
                {
                    if (!known.TryGetValue(label, out var region))
                    {
                        known[label] = region = labels.Count;
                        labels.Add(label);
                        counts.Add(0);
                    }

                    of[voxel] = region;
                    counts[region]++;
                }

                return null;
            }
        );
        return (of, labels, counts);
    }

    private static void RequireSameGrid(NiftiHeader series, NiftiHeader atlas, Place place)
    {
        long[] Grid(NiftiHeader header) => [.. header.Sizes.Concat([1, 1]).Take(3)];
        var (sizes, others) = (Grid(series), Grid(atlas));
        var isSame = sizes.SequenceEqual(others) && NiftiHeader.Gap(series.Affine, atlas.Affine, sizes) <= SameWithin;
        if (!isSame)
        {
            var note = new Note(Grade.Error, "GridsDiffer", place, Text(others), Text(sizes));
            throw new StudyException(note);
        }
    }

    private static StudyException Large(Place place, NiftiHeader header) =>
        new(new Note(Grade.Error, "ImageTooLarge", place, Text(header.Sizes)));

    private static string Text(IEnumerable<long> sizes) =>
        string.Join(" × ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)));
}
