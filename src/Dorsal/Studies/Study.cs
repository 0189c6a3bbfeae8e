using Dorsal.Messages;
using Dorsal.Studies.Edits;
using Dorsal.Studies.FreeSurfer;
using Dorsal.Studies.Images;

namespace Dorsal.Studies;

/// <summary>A study folder: who took part, and which recordings and given outcomes there are. See <c>docs/study-folder.md</c>.</summary>
public sealed class Study
{
    private readonly SidecarIndex sidecars;
    private readonly ImageIndex images;

    private Study(
        StudyFiles files,
        StudyDescription description,
        IReadOnlyList<Participant> participants,
        List<Note> notes
    )
    {
        Root = files.Root;
        Description = description;
        Participants = participants;
        Recordings = [.. files.Recordings.Where(file => !file.IsCompanion)];
        Companions = [.. files.Recordings.Where(file => file.IsCompanion)];
        SidecarFiles = files.Sidecars;
        PhenotypeFiles = files.Phenotypes;
        SidecarFilesOfPhenotypes = files.PhenotypeSidecars;
        sidecars = new SidecarIndex(files.Sidecars);
        images = new ImageIndex(files.Images);
        GivenOutcomes = GivenOutcomeReader.Read(files, participants, notes);
        Notes = notes;
    }

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>What <c>dataset_description.json</c> says.</summary>
    public StudyDescription Description { get; }

    /// <summary>The people, in the order of <c>participants.tsv</c>, then those found only as folders.</summary>
    public IReadOnlyList<Participant> Participants { get; }

    /// <summary>All recordings, ordered by path.</summary>
    public IReadOnlyList<RecordingFile> Recordings { get; }

    /// <summary>Outcomes that another laboratory has computed, from <c>phenotype/</c>.</summary>
    public IReadOnlyList<GivenOutcome> GivenOutcomes { get; }

    /// <summary>What was noticed while opening the study.</summary>
    public IReadOnlyList<Note> Notes { get; }

    internal IReadOnlyList<RecordingFile> Companions { get; }

    internal IReadOnlyList<string> SidecarFiles { get; }

    internal IReadOnlyList<string> PhenotypeFiles { get; }

    internal IReadOnlyList<string> SidecarFilesOfPhenotypes { get; }

    /// <summary>Opens a study folder. Recordings are not read yet.</summary>
    /// <exception cref="StudyException">The folder does not exist or holds no study.</exception>
    public static Study Open(string root)
    {
        var files = StudyFiles.Find(root);
        var notes = new List<Note>(files.Notes);
        var description = StudyDescription.Read(files, notes);
        var participants = ParticipantReader.Read(files, notes);
        return new Study(files, description, participants, notes);
    }

    /// <summary>What the JSON files say about a recording.</summary>
    /// <exception cref="StudyException">One of them cannot be read.</exception>
    public Sidecar SidecarOf(RecordingFile file) => Sidecar.Read(Root, sidecars.For(file));

    internal IReadOnlyList<string> SidecarFilesOf(RecordingFile file) => sidecars.For(file);

    /// <summary>Reads a recording.</summary>
    /// <exception cref="StudyException">It cannot be read.</exception>
    public Recording Read(RecordingFile file)
    {
        if (file.HasStimuli)
        {
            var signal = EventReader.Read(Root, file, SidecarOf(file), SidecarOf(file.Events));
            return signal with { Events = Edited(signal.Events) };
        }

        if (file.IsFreeSurfer)
        {
            var place = new Place(file.Path);
            var stats = FreeSurferReader.Read(Path.Combine(Root, file.Path), place);
            return new FreeSurferRecording(file, SidecarOf(file), stats);
        }

        var recording = file.IsImage
            ? ImageReader.Read(Root, file, SidecarOf(file), images)
            : RecordingReader.Read(Root, file, SidecarOf(file));
        return (recording is TrialTable table ? Edited(table) : recording) with { Confounds = ConfoundsOf(file) };
    }

    private TrialTable? ConfoundsOf(RecordingFile file) =>
        Companions.FirstOrDefault(file.HasConfounds) is { } table
            ? (TrialTable)RecordingReader.Read(Root, table, SidecarOf(table))
            : null;

    private TrialTable Edited(TrialTable table) =>
        WordColumns.Of(EditedTable.Of(table, EditFile.Read(Root, table.File)));
}
