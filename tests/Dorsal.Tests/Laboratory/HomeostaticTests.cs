using System.Text.Json.Nodes;
using Dorsal.Laboratory;
using Dorsal.Laboratory.HomeostaticPlasticity;
using Dorsal.Laboratory.Measurement;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Reports;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Tests.House;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Double stimulation: normalised responses, the signed index, and what is told where one is missing.</summary>
public sealed class HomeostaticTests : IDisposable
{
    private const string Anodal = """{"Protocol":{"Polarity":"anodal-anodal"}}""";
    private static readonly MepGenerator Muscle = MepGenerator.Usual(new(2));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // Amplitudes 900, 1000, 1100 µV times the ratio.
    private static readonly string[] Written =
    [
        .. Block("baseline _", 1),
        .. Block("between _", 1.3),
        .. Block("after 0", 0.8),
        .. Block("after 10", 0.75),
        .. Block("after 20", 0.85),
    ];

    [Fact]
    public void Ratios_and_index_of_written_amplitudes_are_those_of_the_formula()
    {
        var analysis = Table(Anodal, Written);
        var ratio = Ratio(analysis, "10 min").Estimate;
        Assert.Equal(0.75, ratio.Value, 9);
        Assert.Equal(1.3, Ratio(analysis, "between").Estimate.Value, 9);
        var error = Math.Sqrt(2.0 / 3) * 0.1;
        var reach = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, 4, 0.975) * error;
        Assert.Equal(0.75 * Math.Exp(reach), ratio.High, 6);
        var index = analysis.Of("homeostatic_index").Estimate;
        Assert.Equal(Math.Log(0.75), index.Value, 9);
        Assert.Equal(error, index.StandardError, 9);
        Assert.Equal(Math.Log(0.75) - reach, index.Low, 6);
        Assert.Equal(
            ["baseline", "between", "0 min", "10 min", "20 min"],
            analysis.Findings.Where(f => f.Series.Outcome == "homeostatic_amplitude").Select(f => f.Series.Condition)
        );
    }

    [Theory]
    [InlineData("anodal-anodal", 1)]
    [InlineData("itbs-itbs", 1)]
    [InlineData("cathodal-cathodal", -1)]
    [InlineData("ctbs-ctbs", -1)]
    public void The_index_changes_its_sign_after_inhibitory_stimulations_trap_G1(string polarity, int sign)
    {
        var index = Table(Protocol($"\"Polarity\":\"{polarity}\""), Written).Of("homeostatic_index").Estimate;
        Assert.Equal(sign * Math.Log(0.75), index.Value, 9);
        Assert.True(index.Low < index.Value && index.Value < index.High);
    }

    // The courses are assumptions: what is shown is that one sign serves both pairs of stimulations.
    [Theory]
    [InlineData("anodal-anodal", false)]
    [InlineData("cathodal-cathodal", true)]
    public void The_index_is_negative_where_the_response_turns_round_and_positive_where_it_does_not_claims_8_1_8_2(
        string polarity,
        bool isMirrored
    )
    {
        double IndexOf(HomeostaticGenerator person) =>
            Signal(isMirrored ? person.Mirrored : person, Protocol($"\"Polarity\":\"{polarity}\""))
                .Of("homeostatic_index")
                .Estimate.Value;
        Assert.Equal(Math.Log(0.75), IndexOf(Exact(HomeostaticGenerator.PainFree)), 0.02);
        Assert.Equal(Math.Log(1.15), IndexOf(Exact(HomeostaticGenerator.BackPain)), 0.02);
    }

    [Fact]
    public void A_signal_and_its_amplitudes_written_down_give_the_same_values()
    {
        var person = HomeostaticGenerator.PainFree;
        var random = RandomStream.At(1, 1, "homeostatic");
        var (samples, events) = HomeostaticGenerator.Recording(person.Amplitudes(15, random), Muscle, random);
        var signal = Signal(samples, events, Anodal);
        var rows = signal.Trials.Zip(events, (t, e) => FormattableString.Invariant($"{e[2]} {e[3]} {t.Value:R}"));
        var table = Table(Anodal, [.. rows]);
        Assert.Equal(signal.Findings.Select(f => f.Estimate), table.Findings.Select(f => f.Estimate));
    }

    [Fact]
    public void Absent_responses_are_0_and_restless_or_discarded_trials_do_not_count()
    {
        double[][] epochs = [.. Enumerable.Range(0, 8).Select(i => Epoch(i == 6 ? 0 : 1000, (ulong)i))];
        for (var i = 40; i < 70; i++)
        {
            epochs[1][i] += i % 2 == 0 ? 40 : -40;
        }

        string[][] events =
        [
            .. epochs.Select(
                (_, i) =>
                    (string[])[Onset(i, epochs[0].Length), "0", i < 4 ? "baseline" : "after", i < 4 ? "n/a" : "10"]
            ),
        ];
        var recording = Recording(
            [.. epochs.SelectMany(e => e)],
            [.. events.Select((e, i) => (string[])[.. e, i == 2 ? "rejected" : "n/a"])],
            Anodal
        );
        var analysis = Lab.Analyse(recording);
        Assert.Equal(
            ["BackgroundNotAtRest", "MarkedRejected"],
            analysis.Trials.Select(t => t.Reason).Where(r => r.Length > 0)
        );
        Assert.Equal(0, analysis.Trials.Where(t => t.Series.Condition == "10 min").ElementAt(2).Value);
        Assert.Equal(0.75, Ratio(analysis, "10 min").Estimate.Value, 0.02);
        var index = analysis.Of("homeostatic_index");
        Assert.Equal((6, 2), (index.TrialsUsed, index.TrialsRejected));
        Assert.Contains("ResponsesAbsent", index.Quality.Select(note => note.Code));
    }

    [Fact]
    public void Without_a_polarity_there_are_ratios_but_no_index_and_the_note_says_why()
    {
        var analysis = Table("{}", Written);
        Assert.Equal(0.75, Ratio(analysis, "10 min").Estimate.Value, 9);
        var index = analysis.Of("homeostatic_index");
        Assert.Equal(FitOutcome.NotComputed, index.Estimate.Outcome);
        Assert.Contains("PolarityUnknown", index.Quality.Select(note => note.Code));
        Assert.Equal("Protocol.Polarity", analysis.Noted("PolarityUnknown").Place.Column);
        Assert.DoesNotContain(analysis.Traces.Single().Marks, mark => mark.Name == "stimulation");
    }

    [Fact]
    public void Without_the_block_of_ten_minutes_there_is_no_index_unless_another_is_asked_for()
    {
        string[] rows = [.. Written.Where(row => !row.StartsWith("after 10", StringComparison.Ordinal))];
        var analysis = Table(Anodal, rows);
        Assert.False(analysis.Of("homeostatic_index").Estimate.IsFitted);
        var note = analysis.Noted("IndexBlockMissing");
        Assert.Equal(("0 min, 20 min", "10 min"), (note.Value, note.Limit));
        var asked = Table(Protocol("\"Polarity\":\"anodal-anodal\",\"IndexMinute\":20"), rows);
        Assert.Equal(Math.Log(0.85), asked.Of("homeostatic_index").Estimate.Value, 9);
    }

    [Fact]
    public void A_baseline_without_any_response_makes_ratios_missing_and_never_infinite()
    {
        var analysis = Table(Anodal, ["baseline _ 20", "baseline _ 0", "after 10 900", "after 10 800"]);
        Assert.Equal(FitOutcome.ZeroDenominator, Ratio(analysis, "10 min").Estimate.Outcome);
        Assert.Equal(FitOutcome.ZeroDenominator, analysis.Of("homeostatic_index").Estimate.Outcome);
        Assert.Equal("2", analysis.Noted("BaselineAllAbsent").Value);
        Assert.Empty(analysis.Traces);
    }

    [Fact]
    public void Without_a_baseline_nothing_is_normalised()
    {
        var analysis = Table(Anodal, ["after 10 900", "after 10 800"]);
        Assert.Equal(FitOutcome.TooFewTrials, Ratio(analysis, "10 min").Estimate.Outcome);
        Assert.Contains("BaselineMissing", Ratio(analysis, "10 min").Quality.Select(note => note.Code));
    }

    [Fact]
    public void A_response_that_is_gone_is_a_ratio_of_0_without_a_logarithm()
    {
        var analysis = Table(Anodal, ["baseline _ 900", "baseline _ 800", "after 10 10", "after 10 0"]);
        Assert.Equal(Estimate.WithoutError(0), Ratio(analysis, "10 min").Estimate);
        Assert.Equal(FitOutcome.NotIdentified, analysis.Of("homeostatic_index").Estimate.Outcome);
        Assert.Contains("ResponsesAllAbsent", analysis.Codes());
    }

    [Fact]
    public void Few_trials_and_a_gap_of_other_than_three_minutes_are_noted()
    {
        var analysis = Table(
            Protocol("\"Polarity\":\"anodal-anodal\",\"Gap\":{\"Value\":30,\"Units\":\"min\"}"),
            Written
        );
        Assert.Equal(("30 min", "3 min"), (analysis.Noted("GapUnusual").Value, analysis.Noted("GapUnusual").Limit));
        string[] codes =
        [
            .. analysis.Of("homeostatic_index").Quality.Select(note => note.Code).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(["FewTrials", "FewTrials", "GapUnusual"], codes);
        Assert.DoesNotContain("GapUnusual", Table(Anodal, Written).Codes());
        Assert.DoesNotContain("GapUnusual", Table(Protocol("\"Polarity\":\"itbs-itbs\",\"Gap\":10"), Written).Codes());
    }

    [Theory]
    [InlineData("later 10", "WordUnknown", "block")]
    [InlineData("_ 10", "CellMissing", "block")]
    [InlineData("after _", "CellMissing", "minute")]
    [InlineData("after -1", "ValueOutsideTable", "minute")]
    [InlineData("after soon", "NotANumber", "minute")]
    public void A_row_without_a_block_is_rejected_with_its_place(string cells, string code, string column)
    {
        var analysis = Table(Anodal, [.. Written, $"{cells} 900"]);
        var note = analysis.Noted(code);
        Assert.Equal((17, column, Grade.Error), (note.Place.Line, note.Place.Column, note.Grade));
        Assert.Equal(code, analysis.Trials[^1].Reason);
        Assert.Equal(Math.Log(0.75), analysis.Of("homeostatic_index").Estimate.Value, 9);
    }

    [Fact]
    public void Amplitudes_of_an_unknown_unit_have_ratios_all_the_same()
    {
        var analysis = Lab.Analyse(
            Lab.Table(
                "homeostatic",
                """{"amplitude":{"Units":"unstated"},"Protocol":{"Polarity":"anodal-anodal"}}""",
                "block minute amplitude",
                "baseline _ 1",
                "baseline _ 2",
                "after 10 3",
                "after 10 0"
            )
        );
        Assert.Equal(1, Ratio(analysis, "10 min").Estimate.Value, 12);
        Assert.Contains("UnitUnstated", analysis.Codes());
    }

    [Fact]
    public void Muscles_and_conditions_are_courses_of_their_own()
    {
        string[] rows =
        [
            .. Written.SelectMany(row => (string[])[$"{row} FDI active", $"{row} FDI sham", $"{row} APB active"]),
        ];
        var analysis = Lab.Analyse(
            Lab.Table("homeostatic", WithUnit(Anodal), "block minute amplitude site condition", rows)
        );
        Assert.Equal(
            [("FDI", "active"), ("FDI", "sham"), ("APB", "active")],
            analysis
                .Findings.Where(f => f.Series.Outcome == "homeostatic_index")
                .Select(f => (f.Series.Site, f.Series.Condition))
        );
        Assert.Contains(analysis.Findings, f => f.Series.Condition == "sham 10 min");
        Assert.Equal(3, analysis.Traces.Count);
    }

    [Fact]
    public void The_course_has_its_times_intervals_and_stimulations()
    {
        var trace = Assert.Single(Table(Anodal, Written).Traces);
        Assert.Equal([-6.5, 0, 10, 20], trace.X);
        Assert.Equal([-15, -8, -5, 0], trace.Marks.Where(m => m.Name == "stimulation").Select(m => m.X));
        Assert.Equal(8, trace.Marks.Count(m => m.Name is "low" or "high"));
    }

    [Fact]
    public async Task A_study_of_recordings_and_of_amplitudes_is_checked_measured_and_reported()
    {
        Write(folder.At("study"));
        Assert.Empty(StudyCheck.Run(folder.At("study"), null, TestContext.Current.CancellationToken));
        var result = await new StudyOutput(folder.At("out"), Language.English, withPages: true).WriteAsync(
            Study.Open(folder.At("study")),
            MeasureOptions.Default,
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Empty(result.Broken);
        var indices = result.Findings.Where(f => f.Series.Outcome == "homeostatic_index").ToList();
        Assert.Equal(["01", "02"], indices.Select(f => f.Participant));
        Assert.InRange(Math.Log(0.75), indices[0].Estimate.Low, indices[0].Estimate.High);
        Assert.InRange(Math.Log(1.15), indices[1].Estimate.Low, indices[1].Estimate.High);
        string Text(string name) => File.ReadAllText(folder.At("out", name));
        Assert.Contains("two anodal direct currents", Text("methods.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("{homeostatic", Text("methods.md"), StringComparison.Ordinal);
        Assert.Contains("homeostatic_index", Text("findings.csv"), StringComparison.Ordinal);
        Assert.Contains("Time after the second stimulation", Text("people/sub-01.html"), StringComparison.Ordinal);
    }

    // A pain-free person by signal, one with back pain by amplitudes.
    private static void Write(string path)
    {
        using var writer = new StudyWriter(path);
        var random = RandomStream.At(3, 1, "homeostatic study");
        writer.AddParticipant("01", new Dictionary<string, string>(StringComparer.Ordinal));
        writer.AddParticipant("02", new Dictionary<string, string>(StringComparer.Ordinal));
        var file = RecordingFile.Stimulated("01", "", "emg", "homeostatic");
        var person = HomeostaticGenerator.PainFree.Amplitudes(15, random);
        var (samples, events) = HomeostaticGenerator.Recording(person, Muscle, random);
        var protocol = JsonNode.Parse(Anodal)!.AsObject();
        writer.WriteSignal(file, protocol, Muscle.Rate, [new Channel("FDI", Microvolts.Unit, samples)]);
        static JsonObject In(string unit) => new() { ["Units"] = unit };
        writer.WriteEvents(
            file,
            ["onset", "duration", "block", "minute"],
            events,
            new JsonObject { ["onset"] = In("s"), ["duration"] = In("s") }
        );
        var table = RecordingFile.Trials("02", "", "homeostatic");
        writer.WriteTrials(
            table,
            ["block", "minute", "amplitude", "site"],
            HomeostaticGenerator
                .BackPain.Amplitudes(15, random)
                .Select(t =>
                    (string[])
                        [
                            t.Block.Name,
                            double.IsNaN(t.Block.Minute) ? "" : FormattableString.Invariant($"{t.Block.Minute}"),
                            FormattableString.Invariant($"{t.Amplitude}"),
                            "FDI",
                        ]
                )
        );
        var sidecar = JsonNode.Parse(Anodal)!.AsObject();
        sidecar["amplitude"] = In("uV");
        writer.WriteSidecar(table.SidecarPath, sidecar);
        writer.Commit();
    }

    private static string[] Block(string cells, double ratio) =>
        [.. new[] { 900, 1000, 1100 }.Select(a => FormattableString.Invariant($"{cells} {a * ratio}"))];

    private static HomeostaticGenerator Exact(HomeostaticGenerator person) => person with { Variation = 0 };

    private static string Protocol(string fields) => "{\"Protocol\":{" + fields + "}}";

    private static string WithUnit(string json) =>
        json.Replace("{\"Protocol\"", "{\"amplitude\":{\"Units\":\"uV\"},\"Protocol\"", StringComparison.Ordinal);

    private static Analysis Table(string json, string[] rows) =>
        Lab.Analyse(
            Lab.Table(
                "homeostatic",
                json == "{}" ? """{"amplitude":{"Units":"uV"}}""" : WithUnit(json),
                "block minute amplitude",
                rows
            )
        );

    private static Finding Ratio(Analysis analysis, string condition) =>
        Assert.Single(
            analysis.Findings,
            f => f.Series.Outcome == "homeostatic_ratio" && f.Series.Condition == condition
        );

    private static Analysis Signal(HomeostaticGenerator person, string json)
    {
        var random = RandomStream.At(2, 1, "homeostatic");
        var (samples, events) = HomeostaticGenerator.Recording(person.Amplitudes(4, random), Muscle, random);
        return Signal(samples, events, json);
    }

    private static Analysis Signal(double[] samples, IEnumerable<string[]> events, string json) =>
        Lab.Analyse(Recording(samples, [.. events.Select(e => (string[])[.. e, "n/a"])], json));

    private static StimulusRecording Recording(double[] samples, string[][] events, string json) =>
        Lab.Stimuli(
            "homeostatic",
            "emg",
            json,
            new MemorySignal(Muscle.Rate.Value, ("FDI", "uV", samples)),
            "onset duration block minute status",
            [.. events.Select(cells => string.Join(' ', cells))]
        );

    private static double[] Epoch(double amplitude, ulong i) =>
        Muscle.Epoch(amplitude, Muscles.From, Muscles.To, RandomStream.At(4, i, "homeostatic"));

    private static string Onset(int epoch, int length) => Muscles.Onset(epoch, Muscle.Rate.Value, length, Muscles.From);
}
