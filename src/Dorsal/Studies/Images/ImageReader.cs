using System.Globalization;
using Dorsal.Messages;

namespace Dorsal.Studies.Images;

/// <summary>Reads images of a study folder: series of volumes as the courses of regions, maps of labels as volumes.</summary>
/// <remarks>Images are read in pieces; of an atlas its labels stay in memory (4 bytes a voxel), of a series the means.</remarks>
internal static class ImageReader
{
    /// <summary>Reads the series or the map.</summary>
    /// <param name="root">The study folder.</param>
    /// <param name="file">The image.</param>
    /// <param name="sidecar">Its merged sidecar.</param>
    /// <param name="index">Atlases and tables of labels.</param>
    /// <exception cref="StudyException">An image, its atlas or its table cannot be used.</exception>
    public static Recording Read(string root, RecordingFile file, Sidecar sidecar, ImageIndex index) =>
        ImageName.Of(file.Path) is var name && file.Suffix == "bold"
            ? Series(root, file, sidecar, index.AtlasOf(name!, sidecar), index)
            : Map(root, file, sidecar, name!, index);

    private static RegionRecording Series(
        string root,
        RecordingFile file,
        Sidecar sidecar,
        ImageName atlasName,
        ImageIndex index
    )
    {
        var (place, atlasPlace) = (new Place(file.Path), new Place(atlasName.Path));
        var table = index.TableOf(atlasName);
        var rows = LabelTable.Read(Path.Combine(root, table.Path), new Place(table.Path));
        using var series = NiftiFile.Open(Path.Combine(root, file.Path), place);
        using var atlas = NiftiFile.Open(Path.Combine(root, atlasName.Path), atlasPlace);
        if (series.Header.Volumes < 2)
        {
            var sizes = string.Join(" × ", series.Header.Sizes);
            throw new StudyException(new Note(Grade.Error, "SeriesIsOneVolume", place, sizes));
        }

        var courses = RegionSeries.Of(series, atlas, atlasPlace).ToDictionary(course => course.Label);
        var notes = new List<Note>([.. Forms(series.Header, place), .. Forms(atlas.Header, atlasPlace)]);
        notes.AddRange(Unnamed(courses.Keys, rows, atlasPlace, table));
        var regions = new List<AtlasRegion>();
        foreach (var row in rows)
        {
            if (!courses.TryGetValue(row.Index, out var course))
            {
                notes.Add(Empty(row, table, atlasName));
            }
            else if (course.Means.Any(mean => !double.IsFinite(mean)))
            {
                notes.Add(
                    new Note(
                        Grade.Warning,
                        "RegionWithoutSignal",
                        place,
                        row.Name,
                        null,
                        course.Voxels.ToString(CultureInfo.InvariantCulture)
                    )
                );
            }
            else
            {
                regions.Add(new AtlasRegion(row.Name, row.Network, row.Structure, [.. course.Means]));
            }
        }

        return new RegionRecording(file, sidecar, regions, notes);
    }

    private static LabelMapRecording Map(
        string root,
        RecordingFile file,
        Sidecar sidecar,
        ImageName name,
        ImageIndex index
    )
    {
        var place = new Place(file.Path);
        RequireOwnSpace(name, place);
        var table = index.TableOf(name);
        var rows = LabelTable.Read(Path.Combine(root, table.Path), new Place(table.Path));
        using var map = NiftiFile.Open(Path.Combine(root, file.Path), place);
        var volumes = LabelVolumes.Of(map, rows.ToDictionary(row => row.Index, row => row.Name), place);
        var there = volumes.Select(volume => volume.Label).ToHashSet();
        return new LabelMapRecording(
            file,
            sidecar,
            [.. volumes.Where(volume => volume.Name.Length > 0)],
            [
                .. Forms(map.Header, place),
                .. Unnamed(there, rows, place, table),
                .. rows.Where(row => !there.Contains(row.Index)).Select(row => Empty(row, table, name)),
            ]
        );
    }

    // In the space of a template every brain has been stretched to its size: the volumes would be those of the template.
    private static void RequireOwnSpace(ImageName name, Place place)
    {
        if (name["space"] is not ("" or "T1w" or "T2w" or "orig" or "individual" or "fsnative"))
        {
            throw new StudyException(new Note(Grade.Error, "LabelMapOfTemplate", place, "space-" + name["space"]));
        }
    }

    // Two places for the same voxel: the sform counts, and whoever wrote the file may have meant the other.
    private static IEnumerable<Note> Forms(NiftiHeader header, Place place)
    {
        if (header.FormGap > RegionSeries.SameWithin)
        {
            var gap = Math.Round(header.FormGap, 3).ToString(CultureInfo.InvariantCulture);
            yield return new Note(Grade.Warning, "NiftiFormsDiffer", place, gap + " mm");
        }
    }

    private static IEnumerable<Note> Unnamed(
        IEnumerable<int> labels,
        IReadOnlyList<LabelRow> rows,
        Place place,
        ImageName table
    )
    {
        var without = labels.Except(rows.Select(row => row.Index)).Order().ToList();
        if (without.Count > 0)
        {
            yield return new Note(
                Grade.Warning,
                "LabelWithoutName",
                place,
                string.Join(", ", without.Take(20)),
                table.Path
            );
        }
    }

    private static Note Empty(LabelRow row, ImageName table, ImageName map) =>
        new(
            Grade.Warning,
            "LabelWithoutVoxels",
            new Place(table.Path, row.Line, "index"),
            row.Index.ToString(CultureInfo.InvariantCulture),
            map.Path,
            row.Name
        );
}
