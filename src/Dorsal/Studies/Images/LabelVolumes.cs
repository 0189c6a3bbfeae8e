using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Images;

/// <summary>A label of a map and the volume of its voxels.</summary>
/// <param name="Label">The number in the map; 0 is background and not counted.</param>
/// <param name="Name">Its name in the lookup table, or empty.</param>
/// <param name="Voxels">How many voxels have it.</param>
/// <param name="Volume">Voxels times the volume of one, in mm³.</param>
public sealed record LabelVolume(int Label, string Name, long Voxels, double Volume);

/// <summary>Counts the voxels of each label of a map.</summary>
public static class LabelVolumes
{
    private const int MostLabels = 1 << 16;
    private const int Block = 1 << 13;

    /// <summary>The labels of a map, by number.</summary>
    /// <param name="map">One volume of whole numbers, not read yet.</param>
    /// <param name="names">Names by label; may be empty.</param>
    /// <param name="place">How messages name the map.</param>
    /// <exception cref="StudyException">It has several volumes, a voxel is no whole number, or there are more than 65,536 labels.</exception>
    public static IReadOnlyList<LabelVolume> Of(NiftiFile map, IReadOnlyDictionary<int, string> names, Place place)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(names);
        var counts = new SortedDictionary<int, long>();
        Each(
            map,
            place,
            (_, label) =>
            {
                if (label != 0)
                {
                    counts[label] = counts.GetValueOrDefault(label) + 1;
                }

                return counts.Count <= MostLabels ? null : "> 65536";
            }
        );
        return
        [
            .. counts.Select(c => new LabelVolume(
                c.Key,
                names.GetValueOrDefault(c.Key, ""),
                c.Value,
                c.Value * map.Header.VoxelVolume
            )),
        ];
    }

    /// <summary>Hands over each voxel's number and label; a text that comes back stops it as a fault.</summary>
    internal static void Each(NiftiFile map, Place place, Func<long, int, string?> take)
    {
        if (map.Header.Volumes != 1)
        {
            throw Wrong(place, map.Header.Volumes.ToString(CultureInfo.InvariantCulture));
        }

        var voxels = new double[Block];
        var at = 0L;
        for (var count = map.Read(voxels); count > 0; count = map.Read(voxels))
        {
            foreach (var voxel in voxels.AsSpan(0, count))
            {
                var fault =
                    voxel == Math.Floor(voxel) && Math.Abs(voxel) <= int.MaxValue
                        ? take(at, (int)voxel)
                        : voxel.ToString("R", CultureInfo.InvariantCulture);
                if (fault is not null)
                {
                    throw Wrong(place, fault);
                }

                at++;
            }
        }
    }

    private static StudyException Wrong(Place place, string value) =>
        new(new Note(Grade.Error, "LabelMapWrong", place, value));
}
