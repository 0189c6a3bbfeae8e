namespace Dorsal.Studies;

/// <summary>Finds the sidecars that apply to a recording (BIDS inheritance principle).</summary>
internal sealed class SidecarIndex
{
    private readonly Dictionary<string, List<(string File, string[] Entities, string Suffix)>> byFolder = new(
        StringComparer.Ordinal
    );

    public SidecarIndex(IEnumerable<string> jsonFiles)
    {
        foreach (var file in jsonFiles)
        {
            var slash = file.LastIndexOf('/');
            var parts = file[(slash + 1)..^".json".Length].Split('_');
            var folder = slash < 0 ? "" : file[..slash];
            if (!byFolder.TryGetValue(folder, out var inFolder))
            {
                byFolder[folder] = inFolder = [];
            }

            inFolder.Add((file, parts[..^1], parts[^1]));
        }
    }

    /// <summary>The sidecars of a recording, from the outermost to the nearest, fewer entities first.</summary>
    public IReadOnlyList<string> For(RecordingFile recording)
    {
        var name = recording.Path[(recording.Path.LastIndexOf('/') + 1)..];
        var entities = name[..name.IndexOf('.', StringComparison.Ordinal)].Split('_')[..^1];
        var found = new List<string>();
        foreach (var folder in Ancestors(recording.Path))
        {
            if (byFolder.TryGetValue(folder, out var inFolder))
            {
                found.AddRange(
                    inFolder
                        .Where(s => s.Suffix == recording.Suffix && s.Entities.All(entities.Contains))
                        .OrderBy(s => s.Entities.Length)
                        .ThenBy(s => s.File, StringComparer.Ordinal)
                        .Select(s => s.File)
                );
            }
        }

        return found;
    }

    private static IEnumerable<string> Ancestors(string path)
    {
        yield return "";
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }
}
