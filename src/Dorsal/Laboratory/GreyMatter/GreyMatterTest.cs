using Dorsal.Laboratory.Protocols;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.FreeSurfer;

namespace Dorsal.Laboratory.GreyMatter;

/// <summary>
/// Volumes and thickness of grey matter from the tables of FreeSurfer (evidence sections 6-10, C3). What is measured is FreeSurfer's; here
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
        var tolerance = fields.Number("files_agree_within");
        var tables = recordings.Select(Table).ToList();
        foreach (var scan in tables.GroupBy(t => (t.File.Acquisition, t.File.Run)))
        {
            new GreyScan([.. scan], log).Read(tolerance);
        }

        var versions = tables.ToDictionary(t => t.File.Path, t => t.Stats.Version, StringComparer.Ordinal);
        return new Analysis(
            [.. log.BySeries().Select(s => Value(recordings[0], s.Series, s.Trials, versions, log.Notes))],
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
        Dictionary<string, string> versions,
        IReadOnlyList<Note> notes
    )
    {
        var from = trials.Select(t => versions[t.Place.File]).Distinct(StringComparer.Ordinal);
        var build = new FindingBuilder(first, TestId, new Detector("freesurfer", string.Join(" + ", from)));
        var about = notes.Where(note => note.Code == "EtivMissing");
        return build.Make(
            series,
            TrialStatistics.PlainMean(trials),
            trials[0].Unit,
            trials,
            GreyOutcomes.WithHead.Any(pair => pair.Raw.Id == series.Outcome) ? about : []
        );
    }

    private static FreeSurferRecording Table(Recording recording) =>
        recording as FreeSurferRecording
        ?? throw new StudyException(
            new Note(
                Grade.Error,
                "SuffixWrong",
                new Place(recording.File.Path),
                recording.File.Suffix,
                "_aseg.stats, _aparc.stats"
            )
        );
}
