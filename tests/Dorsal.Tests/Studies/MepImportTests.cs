using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Import;
using Dorsal.Studies.Signals.Mat;
using Dorsal.Tests.Laboratory;

namespace Dorsal.Tests.Studies;

/// <summary>The matrices of Nguyen et al. 2023 from their folder through the shipped map, the check and the measurement.</summary>
public sealed class MepImportTests : IDisposable
{
    private const int Pulse = 150;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Amplitudes_of_332_trials_imported_and_measured_are_those_read_from_the_matrices()
    {
        var source = SharedData.Folder("mep_raw_traces_mepfeatx");
        var result = StudyImport.Import(
            source,
            ImportMap.Load("mepfeatx"),
            folder["study"],
            cancellation: TestContext.Current.CancellationToken
        );

        // The table names files that the data set lacks; one person has none.
        Assert.Equal((10, 6), (result.Participants, result.Recordings));
        Assert.Equal(4, result.Notes.Count(note => note.Code == "SignalFileMissing"));
        Assert.Equal(4, result.Notes.Count(note => note.Grade == Grade.Error));
        var check = StudyCheck.Run(result.OutFolder, null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(check, note => note.Grade == Grade.Error);

        var measured = 0;
        var largest = 0.0;
        Run.Measure(
            result.OutFolder,
            onPerson: person =>
            {
                var trials = person
                    .Trials.Select(t => t.Trial)
                    .Where(t => t.Series.Outcome == "mep_amplitude")
                    .ToList();
                var direct =
                    trials.Count == 0 ? [] : PeaksToPeaks(Path.Combine(source, $"ID{person.Participant.Id}.mat"));
                Assert.Equal(direct.Count, trials.Count);
                foreach (var (trial, (amplitude, highest)) in trials.Zip(direct))
                {
                    // A response below 50 µV is absent, and absent is 0. Each peak has 24 binary digits.
                    var expected = amplitude < 50 ? 0 : amplitude;
                    Assert.Equal(TrialStatus.Used, trial.Status);
                    Assert.Equal(expected, trial.Value, highest / (1 << 23));
                    largest = Math.Max(largest, Math.Abs(trial.Value - expected));
                    measured++;
                }
            }
        );
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant($"{measured} trials; largest difference {largest:E1} µV")
        );
        Assert.Equal(332, measured);
    }

    // 10 to 60 ms after the pulse, straight from the file.
    private static List<(double Amplitude, double Highest)> PeaksToPeaks(string path)
    {
        using var file = MatFile.Open(path, new(Path.GetFileName(path)));
        var meps = file.Find("meps");
        var amplitudes = new List<(double, double)>();
        for (var trial = 0; trial < meps.Columns; trial++)
        {
            var window = new double[151];
            file.ReadColumn(meps, trial, Pulse + 30, window);
            amplitudes.Add((window.Max() - window.Min(), window.Max(Math.Abs)));
        }

        return amplitudes;
    }
}
