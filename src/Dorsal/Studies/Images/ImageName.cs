using System.Collections.Frozen;

namespace Dorsal.Studies.Images;

/// <summary>The entities in the name of an image (<c>.nii</c>, <c>.nii.gz</c>) or of its table of labels (<c>_dseg.tsv</c>).</summary>
/// <param name="Folder">The folder, relative to the study, without a slash at its end; empty for the study itself.</param>
/// <param name="Entities">Labels by key: <c>sub</c>, <c>ses</c>, <c>task</c>, <c>space</c>, <c>atlas</c> ...</param>
/// <param name="Suffix"><c>bold</c> for volumes over time, <c>dseg</c> for a map of labels or its table.</param>
/// <param name="Path">Path relative to the study.</param>
internal sealed record ImageName(
    string Folder,
    IReadOnlyDictionary<string, string> Entities,
    string Suffix,
    string Path
)
{
    // Entities of BIDS 1.10 and of its derivatives that images of this kind have.
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        [
            "sub",
            "ses",
            "task",
            "acq",
            "ce",
            "rec",
            "dir",
            "run",
            "echo",
            "space",
            "res",
            "den",
            "label",
            "seg",
            "atlas",
            "tpl",
            "cohort",
            "desc",
        ],
        StringComparer.Ordinal
    );

    // Whose recording and which: an atlas or a table of labels that states one of these is only of that.
    private static readonly string[] Whose = ["sub", "ses", "task", "acq", "run", "space"];

    /// <summary>Reads the entities off a path, or returns null where it is not such a name.</summary>
    public static ImageName? Of(string path)
    {
        var slash = path.LastIndexOf('/');
        var name = path[(slash + 1)..];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || name[dot..] is not (".nii" or ".nii.gz" or ".tsv"))
        {
            return null;
        }

        var parts = name[..dot].Split('_');
        var isTable = name[dot..] == ".tsv";
        if (parts[^1] is not ("dseg" or "bold") || (isTable && parts[^1] != "dseg"))
        {
            return null;
        }

        var entities = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts[..^1])
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            if (
                dash < 1
                || !Known.Contains(part[..dash])
                || part.Length == dash + 1
                || !part[(dash + 1)..].All(char.IsAsciiLetterOrDigit)
                || !entities.TryAdd(part[..dash], part[(dash + 1)..])
            )
            {
                return null;
            }
        }

        return new ImageName(slash < 0 ? "" : path[..slash], entities, parts[^1], path);
    }

    /// <summary>A label, or empty.</summary>
    public string this[string entity] => Entities.GetValueOrDefault(entity, "");

    /// <summary>Whether it is a table of labels.</summary>
    public bool IsTable => Path.EndsWith(".tsv", StringComparison.Ordinal);

    /// <summary>Whether it is a map of regions for series of volumes: it has the entity <c>atlas</c>.</summary>
    public bool IsAtlas => Suffix == "dseg" && !IsTable && this["atlas"].Length > 0;

    /// <summary>Whether it may serve an image: it lies beside or above it, and states nothing else about whose it is.</summary>
    /// <param name="image">The image.</param>
    public bool Serves(ImageName image) =>
        (
            Folder.Length == 0
            || image.Folder == Folder
            || image.Folder.StartsWith(Folder + "/", StringComparison.Ordinal)
        ) && Whose.All(key => this[key].Length == 0 || image[key].Length == 0 || this[key] == image[key]);

    /// <summary>Whether all its entities stand in another name: how a table of labels finds its map.</summary>
    public bool IsWithin(ImageName other) => Entities.All(entity => other[entity.Key] == entity.Value);
}
