using System.Security.Cryptography;
using Dorsal.Courses;
using Dorsal.Courses.Simulation;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Virtual;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.People;
using Dorsal.Studies;
using Dorsal.Tests.House;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory.Virtual;

/// <summary>The study of virtual people is the same bytes whatever way it came about, and never half there.</summary>
public sealed class LaboratoryOutputTests : IDisposable
{
    private const string Tests = "serum,pressure,diary,pcs,nrs,psqi,paindetect";
    private static readonly SimulationRequest Request = new(34, 21, 3)
    {
        VisitDays = 7,
        LargestPart = 16,
        KeepsDailyPain = true,
        Kinship = Kinship.IdenticalTwins,
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_and_two_threads_and_a_run_broken_off_give_the_same_bytes()
    {
        await SimulateAsync(Request);
        await Output("one").WriteAsync(1, null, Stop);
        var wanted = Files("one");
        var whole = await Output("two").WriteAsync(2, null, Stop);
        Assert.Equal((34, 3, 3), (whole.People, whole.Parts, whole.Made));
        Assert.Equal(wanted, Files("two"));

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var half = new Immediately(share => (share > 0.5 ? cancel : null)?.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Output("half").WriteAsync(1, half, cancel.Token));
        Assert.False(Directory.Exists(folder.At("half")));
        var other = await FaultAsync(() => Output("half", seed: 9).WriteAsync(1, null, Stop));
        Assert.Equal(("LaboratoryOther", "Request.Seed"), (other.Code, other.Arguments[0]));
        var rest = await Output("half").WriteAsync(2, null, Stop);
        Assert.InRange(rest.Made, 1, 2);
        Assert.Equal(wanted, Files("half"));
    }

    [Fact]
    public async Task A_recording_depends_neither_on_other_tests_nor_on_other_visits()
    {
        await SimulateAsync(Request);
        await Output("all").WriteAsync(1, null, Stop);
        await Output("few", "serum", "14").WriteAsync(1, null, Stop);
        var (all, few) = (Files("all"), Files("few"));
        var recordings = few.Keys.Where(path => path.StartsWith("sub-", StringComparison.Ordinal)).ToList();
        Assert.Equal(34, recordings.Count);
        Assert.All(recordings, path => Assert.Equal(all[path], few[path]));
    }

    [Fact]
    public async Task The_study_is_read_without_a_complaint()
    {
        await SimulateAsync(Request);
        await Output("study", "pressure,serum,discs,diary,questionnaires", "7,21").WriteAsync(2, null, Stop);
        var study = Study.Open(folder.At("study"));
        Assert.Equal(34, study.Participants.Count);
        Assert.DoesNotContain(study.Notes, note => note.Grade > Grade.Note);
    }

    [Fact]
    public async Task Ramps_give_the_thresholds_of_the_trials_and_some_are_too_steep()
    {
        await SimulateAsync(new SimulationRequest(24, 7, 3) { VisitDays = 7 });
        await Output("trials", "pressure", "7").WriteAsync(2, null, Stop);
        await Output("ramps", "pressure_ramps", "7").WriteAsync(2, null, Stop);
        var (trials, ramps) = (Thresholds("trials"), Thresholds("ramps"));
        Assert.Equal(24 * 4, trials.Count);
        var rejected = ramps.Values.Sum(f => f.TrialsRejected) / (3.0 * ramps.Count);
        Assert.InRange(rejected, 0.001, 0.2);
        // The same thresholds, other trials: each mean of three errs by 0.13 / root 3.
        var ratios = trials.Keys.Where(ramps.ContainsKey).Select(key => Ratio(trials[key], ramps[key])).ToList();
        Assert.InRange(ratios.Average(), -0.05, 0.05);
        Assert.InRange(Math.Sqrt(ratios.Average(r => r * r)), 0.05, 0.16);
    }

    [Fact]
    public async Task Tables_that_are_not_what_was_simulated_are_refused()
    {
        var simulation = await SimulateAsync(Request);
        await File.WriteAllTextAsync(folder.At("simulation", "states", "part-000001.parquet"), "cut", Stop);
        var damaged = await FaultAsync(() => simulation.ReadAsync(1, Stop));
        Assert.Equal("SimulationPartDamaged", damaged.Code);
        Assert.Equal(16, (await simulation.ReadAsync(0, Stop)).People.Count);

        var path = folder.At("simulation", "provenance.json");
        var text = await File.ReadAllTextAsync(path, Stop);
        await File.WriteAllTextAsync(path, text.Replace("\"Seed\": 3", "\"Seed\": 4", StringComparison.Ordinal), Stop);
        var redrawn = await FaultAsync(() => SimulationFolder.Open(folder.At("simulation")).ReadAsync(0, Stop));
        Assert.Equal("SimulationPersonDiffers", redrawn.Code);

        var model = text.Replace("\"ModelSha256\": \"", "\"ModelSha256\": \"0", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, model, Stop);
        Assert.Equal("SimulationOtherModel", Fault(() => SimulationFolder.Open(folder.At("simulation"))).Code);
        await File.WriteAllTextAsync(path, "{}", Stop);
        Assert.Equal("SimulationBroken", Fault(() => SimulationFolder.Open(folder.At("simulation"))).Code);
        File.Delete(path);
        Assert.Equal("SimulationMissing", Fault(() => SimulationFolder.Open(folder.At("simulation"))).Code);
    }

    [Theory]
    [InlineData("serum", "8", "VisitNotSimulated", "8")]
    [InlineData("serum", "soon", "VisitNotSimulated", "soon")]
    [InlineData("cpm", "7", "TestNotVirtual", "cpm")]
    [InlineData("nonsense", "7", "OptionUnknown", "nonsense")]
    [InlineData("ndi", "7", "TestOtherRegion", "ndi")]
    [InlineData("diary", "7", "DiaryNeedsDailyPain", "diary")]
    public void What_cannot_be_done_is_refused_with_the_word(string tests, string days, string code, string word)
    {
        var request = Request with { KeepsDailyPain = false };
        var note = Fault(() =>
        {
            VirtualTests.Parse(tests, request);
            LaboratoryRequest.ParseDays(days, request);
        });
        Assert.Equal((code, word), (note.Code, note.Value));
    }

    [Fact]
    public void Necks_have_no_lumbar_discs_and_all_takes_one_kind_of_pressure_test()
    {
        var neck = Request with { Region = Region.Neck };
        Assert.Equal("TestOtherRegion", Fault(() => VirtualTests.Parse("discs", neck)).Code);
        var all = VirtualTests.Parse("all", neck).Select(test => test.Id).ToList();
        Assert.DoesNotContain("discs", all);
        Assert.DoesNotContain("pressure_ramps", all);
        Assert.Contains("pressure", all);
        Assert.Equal(["serum"], VirtualTests.Parse("serum,serum", neck).Select(test => test.Id));
    }

    [Theory]
    [InlineData(new[] { 0, 365 }, false)]
    [InlineData(new[] { 252, 280, 308, 336, 364 }, true)]
    [InlineData(new[] { 336, 350, 357, 364 }, false)]
    public void A_few_sore_days_do_not_make_chronic_pain(int[] days, bool isChronic) =>
        Assert.Equal(isChronic, CourseGroup.IsChronic(days, [.. days.Select(_ => 5.0)]));

    [Fact]
    public void Every_constant_has_an_origin_a_known_unit_a_value_in_its_range_and_a_use()
    {
        var code = string.Concat(Repository.Sources("src/Dorsal/Laboratory").Select(File.ReadAllText));
        Assert.All(
            LaboratoryConstants.Table,
            p =>
            {
                Assert.True(p.Source.Length > 0 && p.Meaning.Length > 0 && p.Allows(p.Value), p.Id);
                Assert.True(p.Unit.Length == 0 || Unit.TryParse(p.Unit, out _), p.Id);
                Assert.False(p.Kind == OriginKind.Measured && p.Confidence == Confidence.Ours, p.Id);
                // Constants of a family are asked for by the part behind the dot, analytes by what follows their name.
                var name = p.Id[(p.Id.IndexOf('.', StringComparison.Ordinal) + 1)..];
                var part = name[Math.Max(0, name.IndexOf('_', StringComparison.Ordinal))..];
                var isUsed = new[] { p.Id, name, part }.Any(n => code.Contains($"\"{n}\"", StringComparison.Ordinal));
                Assert.True(isUsed, p.Id);
            }
        );
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<SimulationFolder> SimulateAsync(SimulationRequest request)
    {
        await new SimulationOutput(request, folder.At("simulation")).WriteAsync(2, null, null, Stop);
        return SimulationFolder.Open(folder.At("simulation"));
    }

    private LaboratoryOutput Output(string name, string tests = Tests, string days = "21,14", ulong seed = 5)
    {
        var simulation = SimulationFolder.Open(folder.At("simulation"));
        return new(
            new LaboratoryRequest(
                simulation,
                VirtualTests.Parse(tests, simulation.Request),
                LaboratoryRequest.ParseDays(days, simulation.Request),
                seed,
                Grouping.Course
            ),
            folder.At(name)
        );
    }

    private Dictionary<(string, SeriesKey), Finding> Thresholds(string name) =>
        Run.Measure(folder.At(name))
            .Findings.Where(f => f.Series.Outcome == "pressure_pain_threshold" && f.Estimate.IsFitted)
            .ToDictionary(f => (f.Participant, f.Series));

    private static double Ratio(Finding one, Finding other) => Math.Log(one.Estimate.Value / other.Estimate.Value);

    private static Note Fault(Action action) => Assert.Throws<StudyException>(action).Note;

    private static async Task<Note> FaultAsync(Func<Task> action) =>
        (await Assert.ThrowsAsync<StudyException>(action)).Note;

    private Dictionary<string, string> Files(string name) =>
        Directory
            .EnumerateFiles(folder.At(name), "*", SearchOption.AllDirectories)
            .ToDictionary(
                path => Path.GetRelativePath(folder.At(name), path).Replace('\\', '/'),
                path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))),
                StringComparer.Ordinal
            );

    private sealed class Immediately(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
