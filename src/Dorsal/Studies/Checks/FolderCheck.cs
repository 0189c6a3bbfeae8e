using Dorsal.Messages;

namespace Dorsal.Studies.Checks;

/// <summary>Checks what is in the folder as a whole: people without anything, sidecars without recordings, given outcomes of nobody.</summary>
internal static class FolderCheck
{
    public static IEnumerable<Note> Of(Study study) =>
        [
            .. PeopleWithoutData(study),
            .. OrphanSidecars(study),
            .. OrphanCompanions(study),
            .. PhenotypeSidecars(study),
        ];

    private static IEnumerable<Note> PeopleWithoutData(Study study)
    {
        var withData = study
            .Recordings.Select(file => file.Participant)
            .Concat(study.GivenOutcomes.Select(given => given.Participant))
            .ToHashSet(StringComparer.Ordinal);
        return study
            .Participants.Where(person => !withData.Contains(person.Id))
            .Select(person => new Note(
                Grade.Note,
                "ParticipantWithoutData",
                new Place("participants.tsv"),
                "sub-" + person.Id
            )
            {
                Subject = new Subject(person.Id),
            });
    }

    private static IEnumerable<Note> OrphanSidecars(Study study)
    {
        var used = study
            .Recordings.Concat(study.Companions)
            .SelectMany(study.SidecarFilesOf)
            .ToHashSet(StringComparer.Ordinal);
        return study
            .SidecarFiles.Where(file => !used.Contains(file) && IsOfRecordings(file))
            .Select(file => new Note(Grade.Warning, "SidecarOrphan", new Place(file)));
    }

    // Sidecars of kinds of data that Dorsal does not read are none of its business.
    private static bool IsOfRecordings(string file) =>
        file[(file.LastIndexOf('_') + 1)..]
            is "qst.json"
                or "physio.json"
                or "emg.json"
                or "eeg.json"
                or "motion.json"
                or "events.json";

    // The decisions about stimuli have the name of the table of stimuli, or of the signal where the stimuli are marks in it.
    private static IEnumerable<Note> OrphanCompanions(Study study)
    {
        var known = study
            .Recordings.SelectMany(file => new[] { file.Edits.Path, file.HasStimuli ? file.Events.Path : "" })
            .ToHashSet(StringComparer.Ordinal);
        return study
            .Companions.Where(file =>
                !known.Contains(file.Path) && !study.Recordings.Any(other => other.HasConfounds(file))
            )
            .Select(file => new Note(Grade.Warning, "CompanionOrphan", new Place(file.Path), file.Suffix));
    }

    private static IEnumerable<Note> PhenotypeSidecars(Study study)
    {
        foreach (var table in study.PhenotypeFiles)
        {
            var sidecar = table[..^".tsv".Length] + ".json";
            if (!File.Exists(Path.Combine(study.Root, sidecar)))
            {
                yield return new Note(Grade.Warning, "SidecarMissing", new Place(table), sidecar);
            }
        }

        foreach (var file in study.SidecarFilesOfPhenotypes)
        {
            if (!study.PhenotypeFiles.Contains(file[..^".json".Length] + ".tsv", StringComparer.Ordinal))
            {
                yield return new Note(Grade.Warning, "SidecarOrphan", new Place(file));
            }
        }
    }
}
