using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.FreeSurfer;
using Dorsal.Studies.Images;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>
/// Volumes and thickness of grey matter from the tables of FreeSurfer, or volumes from a map of labels (evidence sections 6-10, C3). What is measured is FreeSurfer's; here
/// regions are put together, and the study holds the head's size equal (<see cref="HeadSize"/>).
/// </summary>
/// <remarks>Several scans of a session (<c>run-</c>, <c>acq-</c>) are averaged.</remarks>
public sealed class GreyMatterTest : ILaboratoryTest
{
    /// <summary>Its id.</summary>
    internal const string TestId = RecordingFile.GreyMatterTask;

    /// <inheritdoc/>
    public string Id => TestId;

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => GreyOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var log = new TrialLog();
        var fields = protocol.For(recordings[0].Sidecar);
        var rules = GreyProtocol.From(fields);
        _ = fields.Count("fewest_controls");
        var maps = recordings.OfType<LabelMapRecording>().ToList();
        var tables = recordings.Where(recording => recording is not LabelMapRecording).Select(Table).ToList();
        foreach (var scan in tables.GroupBy(t => (t.File.Acquisition, t.File.Run)))
        {
            new GreyScan([.. scan], log).Read(rules);
        }

        foreach (var map in maps)
        {
            Read(map, tables, rules, log);
        }

        var detectors = recordings.ToDictionary(r => r.File.Path, DetectorOf, StringComparer.Ordinal);
        return new Analysis(
            [.. log.BySeries().Select(s => Value(recordings[0], s.Series, s.Trials, detectors, log.Notes))],
            log.Trials,
            log.Notes,
            []
        );
    }

    // The algorithm behind the value is FreeSurfer's, and so is the version that must be the same to compare.
    private static Finding Value(
        Recording first,
        SeriesKey series,
        IReadOnlyList<Trial> trials,
        Dictionary<string, Detector> detectors,
        IReadOnlyList<Note> notes
    )
    {
        var from = trials.Select(t => detectors[t.Place.File]).Distinct().ToList();
        var detector = new Detector(from[0].Name, string.Join(" + ", from.Select(one => one.Version)));
        var build = new FindingBuilder(first, TestId, detector);
        var about = notes.Where(note => note.Code == "EtivMissing");
        return build.Make(
            series,
            TrialStatistics.PlainMean(trials),
            trials[0].Unit,
            trials,
            GreyOutcomes.WithHead.Any(pair => pair.Raw.Id == series.Outcome) ? about : []
        );
    }

    // The tables know more than the map that they were made of, and both would be the same brain twice.
    private static void Read(LabelMapRecording map, List<FreeSurferRecording> tables, GreyProtocol rules, TrialLog log)
    {
        if (tables.Count > 0)
        {
            log.Add(new Note(Grade.Note, "LabelMapBesideTables", new Place(map.File.Path), tables[0].File.Path));
        }
        else
        {
            new GreyMap(map, log).Read(rules.EveryStructure);
        }
    }

    private static Detector DetectorOf(Recording recording) =>
        recording is FreeSurferRecording table
            ? new Detector("freesurfer", table.Stats.Version)
            : new Detector("label-map", "1.0");

    private static FreeSurferRecording Table(Recording recording) =>
        recording as FreeSurferRecording
        ?? throw new StudyException(
            new Note(
                Grade.Error,
                "SuffixWrong",
                new Place(recording.File.Path),
                recording.File.Suffix,
                "_aseg.stats, _aparc.stats, _dseg.nii.gz"
            )
        );
}
