using Dorsal.Messages;

namespace Dorsal.Studies.Images;

/// <summary>Finds the atlas of a series of volumes, and the table of labels of a map (BIDS inheritance principle: the nearest counts).</summary>
/// <param name="files">Maps of atlases and tables of labels in the study.</param>
internal sealed class ImageIndex(IReadOnlyList<ImageName> files)
{
    private const string AtlasField = "Atlas";

    /// <summary>The atlas of a series: the one that the sidecar names under <c>Atlas</c>, else the only one that is nearest.</summary>
    /// <exception cref="StudyException">There is none, or several that are equally near.</exception>
    public ImageName AtlasOf(ImageName series, Sidecar sidecar)
    {
        var named = sidecar.Field(AtlasField)?.Value ?? "";
        var all = files.Where(file => file.IsAtlas && file.Serves(series)).ToList();
        var fitting = all.Where(file => named.Length == 0 || file["atlas"] == named).ToList();
        var deepest = fitting.Select(file => file.Folder.Length).DefaultIfEmpty(0).Max();
        var nearest = fitting.Where(file => file.Folder.Length == deepest).ToList();
        return nearest.Count switch
        {
            1 => nearest[0],
            0 => throw Refused("AtlasMissing", series, named, all),
            _ => throw Refused("AtlasSeveral", series, named, nearest),
        };
    }

    /// <summary>The table of labels of a map: the nearest, among these the one that says most.</summary>
    /// <exception cref="StudyException">There is none.</exception>
    public ImageName TableOf(ImageName map) =>
        files
            .Where(file => file.IsTable && file.Serves(map) && file.IsWithin(map))
            .OrderByDescending(file => file.Folder.Length)
            .ThenByDescending(file => file.Entities.Count)
            .ThenBy(file => file.Path, StringComparer.Ordinal)
            .FirstOrDefault()
        ?? throw new StudyException(
            new Note(
                Grade.Error,
                "LabelTableMissing",
                new Place(map.Path),
                map.Path[..map.Path.IndexOf(".nii", StringComparison.Ordinal)] + ".tsv"
            )
        );

    private static StudyException Refused(
        string code,
        ImageName series,
        string named,
        IReadOnlyList<ImageName> there
    ) =>
        new(
            new Note(
                Grade.Error,
                code,
                new Place(series.Path),
                there.Count > 0 ? string.Join(", ", there.Select(file => file.Path)) : "–",
                named.Length > 0 ? named : "NAME"
            )
        );
}
