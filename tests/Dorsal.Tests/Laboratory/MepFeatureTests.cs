using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Numerics;
using Dorsal.Studies.Signals.Mat;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// Responses of Nguyen et al. 2023 (Sci Rep 13, 10.1038/s41598-023-37775-w; MEPFeatX) against the features of the authors. Windows are the
/// defaults of the protocol; only the begin of the background is moved, because the epochs begin 49.8 ms before the pulse.
/// </summary>
public class MepFeatureTests
{
    private const string DataSet = "mep_raw_traces_mepfeatx";
    private const double Rate = 3000;
    private const int PulseSample = 150;

    [Theory]
    [InlineData("ID01", 0.9999)]
    [InlineData("ID03", 0.9995)]
    public void Peak_to_peak_amplitude_is_that_of_the_authors(string id, double atLeast)
    {
        var (ours, theirs) = Compared(id, "-0.045");
        Assert.Equal(theirs.Count, ours.Count);
        var r = Pearson.From([.. ours.Select(trial => trial.Value)], [.. theirs]).Value;
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant($"{id}: r = {r:0.000000} over {ours.Count} trials, absent ones as 0")
        );
        Assert.True(r >= atLeast);
        Assert.All(ours, trial => Assert.Equal(TrialStatus.Used, trial.Status));
    }

    // The first 25 samples (8 ms) of ID02 hold the response to the conditioning pulse: the background begins behind it.
    [Fact]
    public void Responses_absent_after_the_test_pulse_of_a_pair_are_those_of_the_authors_40_of_40()
    {
        var (ours, theirs) = Compared("ID02", "-0.040");
        Assert.Equal(40, ours.Count);
        Assert.Equal(theirs.Select(a => a > 0), ours.Select(trial => trial.Value > 0));
        Assert.All(ours, trial => Assert.Equal(TrialStatus.Used, trial.Status));
    }

    [Fact]
    public void Sensitivity_and_specificity_of_absence_are_reported_for_ID03()
    {
        var (ours, theirs) = Compared("ID03", "-0.045");
        var pairs = ours.Select(trial => trial.Value == 0).Zip(theirs.Select(a => a == 0)).ToList();
        var (hits, absent) = (pairs.Count(p => p is (true, true)), pairs.Count(p => p.Second));
        var (rests, present) = (pairs.Count(p => p is (false, false)), pairs.Count(p => !p.Second));
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant(
                $"ID03: absent {hits} of {absent} (sensitivity), present {rests} of {present} (specificity)"
            )
        );
        Assert.Equal((2, 78), (absent, present));
        Assert.Equal(absent, hits);
        Assert.Equal(present, rests);
    }

    // The authors have no features for this trial though its samples are whole: their rejection is an entry in the table of events.
    [Fact]
    public void The_trial_of_ID06_without_features_is_missing_with_its_reason()
    {
        var theirs = Features("ID06", "Amplitude");
        var epochs = Epochs("ID06");
        var without = Assert.Single(Enumerable.Range(0, theirs.Count), i => double.IsNaN(theirs[i]));
        var analysis = Analyse(epochs, "-0.045", i => i == without ? "rejected no_features" : "n/a n/a");
        var trial = Amplitudes(analysis)[without];
        Assert.Equal((TrialStatus.Rejected, "MarkedRejected"), (trial.Status, trial.Reason));
        Assert.Equal("no_features", analysis.Noted("MarkedRejected").Value);
        Assert.Equal((19, 1), Used(analysis));

        Array.Fill(epochs[without], double.NaN);
        analysis = Analyse(epochs, "-0.045", _ => "n/a n/a");
        trial = Amplitudes(analysis)[without];
        Assert.Equal((TrialStatus.Rejected, "EpochSamplesMissing"), (trial.Status, trial.Reason));
        Assert.True(double.IsNaN(trial.Value));
        Assert.Equal((19, 1), Used(analysis));
    }

    [Fact]
    public void Latencies_agree_with_those_of_the_authors_within_the_difference_between_two_definitions()
    {
        var analysis = Analyse(Epochs("ID01"), "-0.045", _ => "n/a n/a");
        var theirs = Features("ID01", "Latency");
        var ours = analysis.Trials.Where(t => t.Series.Outcome == "mep_latency").Select(t => t.Value).ToList();
        Assert.Equal(theirs.Count, ours.Count);
        double[] difference = [.. ours.Zip(theirs, (a, b) => a - b).Order()];
        var median = difference[difference.Length / 2];
        var within = difference.Count(d => Math.Abs(d) <= 2) / (double)difference.Length;
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant($"ID01 latency: median difference {median:0.00} ms, within 2 ms {within:0.00}")
        );
        Assert.InRange(median, -2, 2);
    }

    private static (int Used, int Rejected) Used(Analysis analysis)
    {
        var finding = analysis.Of("mep_amplitude");
        return (finding.TrialsUsed, finding.TrialsRejected);
    }

    private static (List<Trial> Ours, List<double> Theirs) Compared(string id, string backgroundFrom) =>
        (Amplitudes(Analyse(Epochs(id), backgroundFrom, _ => "n/a n/a")), Features(id, "Amplitude"));

    private static List<Trial> Amplitudes(Analysis analysis) =>
        [.. analysis.Trials.Where(trial => trial.Series.Outcome == "mep_amplitude")];

    private static Analysis Analyse(List<double[]> epochs, string backgroundFrom, Func<int, string> status)
    {
        var from = new Seconds(-PulseSample / Rate);
        var rows = epochs.Select((epoch, i) => $"{Muscles.Onset(i, Rate, epoch.Length, from)} {status(i)}");
        var recording = Muscles.Recording("mep", "onset status status_description", rows);
        var signal = new MemorySignal(Rate, ("muscle", "uV", [.. epochs.SelectMany(e => e)]));
        return Muscles.Mep(recording, signal, ("mep.background_from", backgroundFrom));
    }

    private static List<double> Features(string id, string name)
    {
        var path = Path.Combine(SharedData.Folder(DataSet), "reference_features", id + "_features.csv");
        var lines = File.ReadAllLines(path);
        var column = Array.IndexOf(lines[0].Split(','), name);
        return [.. lines.Skip(1).Select(line => double.Parse(line.Split(',')[column], CultureInfo.InvariantCulture))];
    }

    // The variable 'meps' of the file: samples in rows, trials in columns; here a trial each.
    private static List<double[]> Epochs(string id)
    {
        var path = Path.Combine(SharedData.Folder(DataSet), id + ".mat");
        using var file = MatFile.Open(path, new(id + ".mat"));
        var meps = file.Find("meps");
        var epochs = Enumerable.Range(0, meps.Columns).Select(_ => new double[meps.Rows]).ToList();
        for (var trial = 0; trial < meps.Columns; trial++)
        {
            file.ReadColumn(meps, trial, 0, epochs[trial]);
        }

        return epochs;
    }
}
