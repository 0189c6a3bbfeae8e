using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Messages;
using Dorsal.Reports.Pages;
using Dorsal.Studies;

namespace Dorsal.Reports;

/// <summary>Measures a study and writes all that comes of it into a folder: tables, their dictionaries, and the report.</summary>
/// <remarks>
/// Everything is written to a hidden folder beside the results and put in place at the end, file by file: a run that is stopped
/// leaves the earlier results whole. People are measured once for the tables and once more for their pages, so that trials and
/// signals of only a few people are in memory at a time.
/// </remarks>
/// <param name="folder">Folder of the results; made if it does not exist. Files of an earlier run are replaced, others are left alone.</param>
/// <param name="language">Language of the report and of the messages in the tables.</param>
/// <param name="withPages">Whether to write the report.</param>
public sealed class StudyOutput(string folder, Language language, bool withPages)
{
    /// <summary>The report's first page.</summary>
    public const string ReportName = IndexPage.FileName;

    /// <summary>Full path of the folder of the results.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Whether the report is written.</summary>
    public bool WithPages { get; } = withPages;

    /// <summary>Measures and writes.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">What to measure, and against which norm.</param>
    /// <param name="progress">Is told after each person, in both passes; may be null.</param>
    /// <param name="cancellation">Stops between two people and leaves the earlier results whole.</param>
    /// <exception cref="StudyException">The options ask for something that there is not, or the norm cannot be had.</exception>
    public async Task<StudyResult> WriteAsync(
        Study study,
        MeasureOptions options,
        IProgress<MeasureProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(study);
        RefuseInside(study.Root);
        var measurement = new StudyMeasurement(study, options);
        using var staging = new StagingFolder(Folder);
        var passes = WithPages ? 2 : 1;
        var result = WriteTrials(measurement, staging.Path, Pass(progress, 0, passes), cancellation);
        WriteTables(result, staging.Path);
        await FindingsWriter.WriteParquetAsync(staging.Path, result.Findings, cancellation);
        if (WithPages)
        {
            WritePages(measurement, result, staging.Path, Pass(progress, 1, passes), cancellation);
        }

        staging.Commit();
        return result;
    }

    // Results inside the study would be read as parts of it. BIDS keeps a folder for them.
    private void RefuseInside(string root)
    {
        var place = Path.GetRelativePath(root, Folder);
        var isInside = !Path.IsPathRooted(place) && place.Split(Path.DirectorySeparatorChar)[0] is not ("..");
        if (isInside && place.Split(Path.DirectorySeparatorChar)[0] is not "derivatives")
        {
            throw new StudyException(new Note(Grade.Error, "OutInsideStudy", new Place("--out"), Folder, root));
        }
    }

    private static StudyResult WriteTrials(
        StudyMeasurement measurement,
        string path,
        IProgress<MeasureProgress>? progress,
        CancellationToken cancellation
    )
    {
        using var trials = new TrialsWriter(path);
        return measurement.Run(trials.Write, progress, cancellation);
    }

    private void WriteTables(StudyResult result, string path)
    {
        FindingsWriter.WriteCsv(path, result.Findings);
        GroupsWriter.Write(path, result);
        MethodsWriter.Write(path, result);
        QualityWriter.Write(path, result.Notes, language);
        DictionaryWriter.Write(path);
    }

    private void WritePages(
        StudyMeasurement measurement,
        StudyResult result,
        string path,
        IProgress<MeasureProgress>? progress,
        CancellationToken cancellation
    )
    {
        var scored = result.Findings.ToLookup(f => f.Participant, StringComparer.Ordinal);
        var people = Directory.CreateDirectory(Path.Combine(path, PersonPage.Folder)).FullName;
        var context = Context(result, Path.Combine(Folder, PersonPage.Folder));
        var done = 0;
        foreach (var person in measurement.Measure(cancellation))
        {
            using var page = File.CreateText(Path.Combine(people, PersonPage.FileNameOf(person.Participant.Id)));
            var withScores = person with { Findings = [.. scored[person.Participant.Id]] };
            PersonPage.Write(page, result.Study.Description, withScores, context);
            progress?.Report(new MeasureProgress(++done, result.Participants.Count));
        }

        using var index = File.CreateText(Path.Combine(path, IndexPage.FileName));
        IndexPage.Write(index, result, Context(result, Folder));
    }

    private ReportContext Context(StudyResult result, string from) =>
        new(language, TestCatalogue.Outcomes.Values, StudyHref(result.Study.Root, from));

    // A relative address, so that results and study can move together; across drives there is none.
    private static string StudyHref(string study, string from)
    {
        var relative = Path.GetRelativePath(from, study);
        return Path.IsPathRooted(relative)
            ? new Uri(study).AbsoluteUri
            : string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }

    private static PassProgress? Pass(IProgress<MeasureProgress>? progress, int pass, int passes) =>
        progress is null ? null : new PassProgress(progress, pass, passes);

    private sealed class PassProgress(IProgress<MeasureProgress> inner, int pass, int passes)
        : IProgress<MeasureProgress>
    {
        public void Report(MeasureProgress value) =>
            inner.Report(new MeasureProgress((pass * value.Total) + value.Done, passes * value.Total));
    }
}
