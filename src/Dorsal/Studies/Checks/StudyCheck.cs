using Dorsal.Messages;

namespace Dorsal.Studies.Checks;

/// <summary>Finds everything that is wrong with a study folder before it is measured.</summary>
public static class StudyCheck
{
    /// <summary>Checks a folder: files and names, sidecars, participants, every cell of every recording.</summary>
    /// <param name="folder">The study folder.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <returns>What was found, by file and line; empty where nothing is wrong. Nothing is thrown for what the folder holds.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<Note> Run(
        string folder,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        Study study;
        try
        {
            study = Study.Open(folder);
        }
        catch (StudyException fault)
        {
            return [fault.Note];
        }

        var notes = new List<Note>(study.Notes);
        notes.AddRange(FolderCheck.Of(study));
        notes.AddRange(ProtocolCheck.Of(study));
        for (var i = 0; i < study.Recordings.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var file = study.Recordings[i];
            var subject = new Subject(file.Participant, file.Session, file.Task);
            notes.AddRange(
                RecordingCheck
                    .Of(study, file)
                    .Select(note => note.Place.File == file.Path ? note with { Subject = subject } : note)
            );
            progress?.Report((i + 1.0) / study.Recordings.Count);
        }

        // A sidecar that serves many recordings is wrong once, not once a recording.
        return
        [
            .. notes
                .DistinctBy(note => (note.Code, note.Place, note.Value, note.Subject))
                .OrderBy(note => note.Place.File, StringComparer.Ordinal)
                .ThenBy(note => note.Place.Line ?? 0),
        ];
    }
}
