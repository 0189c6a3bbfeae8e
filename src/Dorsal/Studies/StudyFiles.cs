using Dorsal.Messages;
using Dorsal.Studies.Images;

namespace Dorsal.Studies;

/// <summary>The files of a study folder by their kind; paths relative to the root, with forward slashes, ordered.</summary>
internal sealed record StudyFiles(
    string Root,
    IReadOnlyList<RecordingFile> Recordings,
    IReadOnlyList<string> Sidecars,
    IReadOnlyList<string> Phenotypes,
    IReadOnlyList<string> PhenotypeSidecars,
    IReadOnlyList<string> ParticipantFolders,
    IReadOnlyList<Note> Notes
)
{
    /// <summary>Maps of atlases and tables of labels, wherever they lie.</summary>
    public IReadOnlyList<ImageName> Images { get; init; } = [];

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.Hidden,
    };

    private static readonly EnumerationOptions Here = new() { AttributesToSkip = FileAttributes.Hidden };

    public static StudyFiles Find(string root)
    {
        if (!Directory.Exists(root))
        {
            throw new StudyException(new Note(Grade.Error, "FolderMissing", new Place(root), root));
        }

        var full = Path.GetFullPath(root);
        var notes = new List<Note>();
        var paths = Paths(full, notes);
        var recordings = new List<RecordingFile>();
        foreach (var path in paths.Where(IsBelowParticipant))
        {
            if (!path.EndsWith(".json", StringComparison.Ordinal) && !IsPartOfAnother(path))
            {
                Sort(path, recordings, notes);
            }
        }

        var images = paths.Select(ImageName.Of).OfType<ImageName>().Where(image => image.IsAtlas || image.IsTable);
        return new StudyFiles(
            full,
            recordings,
            [.. paths.Where(IsSidecar)],
            [.. paths.Where(path => IsPhenotype(path, ".tsv"))],
            [.. paths.Where(path => IsPhenotype(path, ".json"))],
            [
                .. Directory
                    .EnumerateDirectories(full, "sub-*")
                    .Select(p => Path.GetFileName(p)["sub-".Length..])
                    .Order(StringComparer.Ordinal),
            ],
            notes
        )
        {
            Images = [.. images],
        };
    }

    // One folder that may not be read does not kill the study; whose it is gets listed.
    private static List<string> Paths(string root, List<Note> notes)
    {
        var paths = new List<string>(Relative(root, Directory.EnumerateFiles(root, "*", Here)));
        foreach (var folder in Directory.EnumerateDirectories(root, "*", Here))
        {
            try
            {
                paths.AddRange(Relative(root, Directory.EnumerateFiles(folder, "*", Everything)));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                notes.Add(
                    new Note(
                        Grade.Error,
                        "FileUnreadable",
                        new Place(Path.GetFileName(folder) + "/"),
                        fault.GetType().Name
                    )
                );
            }
        }

        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    private static List<string> Relative(string root, IEnumerable<string> paths) =>
        [.. paths.Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))];

    // Samples and markers of BrainVision are opened through their header, atlases and labels through what they serve.
    private static bool IsPartOfAnother(string path) =>
        Path.GetExtension(path) is ".eeg" or ".vmrk" or ".dat"
        || ImageName.Of(path) is { } image && (image.IsAtlas || image.IsTable);

    private static void Sort(string path, List<RecordingFile> recordings, List<Note> notes)
    {
        var recording = RecordingFile.FromPath(path);
        if (recording is null)
        {
            notes.Add(new Note(Grade.Warning, "FileNameNotUnderstood", new Place(path), path));
        }
        else if (!IsInItsFolder(path, recording))
        {
            notes.Add(new Note(Grade.Error, "FileInWrongFolder", new Place(path), path, FolderOf(recording)));
        }
        else
        {
            recordings.Add(recording);
        }
    }

    private static bool IsInItsFolder(string path, RecordingFile recording) =>
        path.StartsWith(FolderOf(recording), StringComparison.Ordinal)
        && (recording.Session.Length > 0 || !path.Contains("/ses-", StringComparison.Ordinal));

    private static string FolderOf(RecordingFile recording) =>
        recording.Session.Length == 0
            ? $"sub-{recording.Participant}/"
            : $"sub-{recording.Participant}/ses-{recording.Session}/";

    private static bool IsPhenotype(string path, string extension) =>
        path.StartsWith("phenotype/", StringComparison.Ordinal) && path.EndsWith(extension, StringComparison.Ordinal);

    private static bool IsBelowParticipant(string path) =>
        path.StartsWith("sub-", StringComparison.Ordinal) && path.Contains('/', StringComparison.Ordinal);

    private static bool IsSidecar(string path) =>
        path.EndsWith(".json", StringComparison.Ordinal)
        && !path.StartsWith("phenotype/", StringComparison.Ordinal)
        && path is not ("dataset_description.json" or "participants.json");
}
