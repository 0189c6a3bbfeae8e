using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Tests.Studies;
using static System.FormattableString;

namespace Dorsal.Tests.Fuzz;

/// <summary>What came of a study: what the measurement and the check said, and each person's findings as text.</summary>
internal sealed record Outcome(
    IReadOnlyList<Note> Measured,
    IReadOnlyList<Note> Checked,
    IReadOnlyDictionary<string, string> Findings
);

/// <summary>The whole studies in folders of their own, and what comes of them undamaged. One for each thread.</summary>
internal sealed class StudyBench : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, Outcome> whole = new(StringComparer.Ordinal);

    public StudyBench()
    {
        foreach (var study in WholeStudy.All)
        {
            foreach (var (path, bytes) in study.Files)
            {
                folder.Write(study.Kind + "/" + path, bytes);
            }

            whole[study.Kind] = Measured(study);
        }
    }

    public void Dispose() => folder.Dispose();

    /// <summary>What comes of a study that nobody damaged.</summary>
    public Outcome Whole(WholeStudy study) => whole[study.Kind];

    /// <summary>What comes of a study with one file damaged; the file is whole again afterwards.</summary>
    /// <returns>The outcome, and whether the study's files were left as they were.</returns>
    public (Outcome Outcome, bool IsUntouched) Damaged(WholeStudy study, string path, byte[] bytes)
    {
        var full = folder[study.Kind + "/" + path];
        File.WriteAllBytes(full, bytes);
        try
        {
            var outcome = Measured(study);
            return (outcome, File.ReadAllBytes(full).SequenceEqual(bytes) && FileCount(study) == study.Files.Count);
        }
        finally
        {
            File.WriteAllBytes(full, study.Files[path]);
        }
    }

    private int FileCount(WholeStudy study) =>
        Directory.EnumerateFiles(folder[study.Kind], "*", SearchOption.AllDirectories).Count();

    private Outcome Measured(WholeStudy study)
    {
        var root = folder[study.Kind];
        var check = StudyCheck.Run(root);
        var opened = Study.Open(root);
        var result = new StudyMeasurement(opened, MeasureOptions.Default with { Threads = 1 }).Run();
        return new Outcome(
            [.. result.Notes, .. result.Findings.SelectMany(f => f.Quality)],
            check,
            result
                .Findings.GroupBy(f => f.Participant, StringComparer.Ordinal)
                .ToDictionary(p => p.Key, p => string.Join('\n', p.Select(Text)), StringComparer.Ordinal)
        );
    }

    private static string Text(Finding f) =>
        Invariant(
            $"{f.Session} {f.Test} {f.Series} {f.Estimate} {f.Bound} {f.Unit} {f.TrialsUsed} {f.TrialsRejected} {f.IsSetAside}"
        );
}
