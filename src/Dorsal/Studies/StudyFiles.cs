using Dorsal.Messages;

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
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.Hidden,
    };

    public static StudyFiles Find(string root)
    {
        if (!Directory.Exists(root))
        {
            throw new StudyException(new Note(Grade.Error, "FolderMissing", new Place(root), root));
        }

        var full = Path.GetFullPath(root);
        var paths = Paths(full);
        var recordings = new List<RecordingFile>();
        var notes = new List<Note>();
        foreach (var path in paths.Where(IsBelowParticipant))
        {
            if (!path.EndsWith(".json", StringComparison.Ordinal))
            {
                Sort(path, recordings, notes);
            }
        }

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
        );
    }

    // A folder that may not be read is an error: leaving a person out silently would be worse.
    private static List<string> Paths(string root)
    {
        try
        {
            return
            [
                .. Directory
                    .EnumerateFiles(root, "*", Everything)
                    .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StudyException(new Note(Grade.Error, "FileUnreadable", new Place(root), fault.Message), fault);
        }
    }

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
