using System.Text.Json.Nodes;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Laboratory.Norms;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Tests.House;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>A whole study: who is measured, who is broken, who is empty, and that nothing depends on order.</summary>
public sealed class StudyMeasurementTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Only_the_tests_and_people_asked_for_are_measured()
    {
        Write("study", Everybody);
        var result = Measure("study", o => o with { Tests = ["thermal"], Participants = ["sub-p1", "p2"] });
        Assert.Equal(["p1", "p2"], result.Participants.Select(p => p.Id));
        Assert.All(result.Findings, f => Assert.Equal("thermal", f.Test));
        Assert.Equal("OptionUnknown", Lab.Refusal(() => Measure("study", o => o with { Tests = ["therml"] })).Code);
        Assert.Equal("OptionUnknown", Lab.Refusal(() => Measure("study", o => o with { Participants = ["zz"] })).Code);
    }

    [Fact]
    public void The_z_of_a_person_does_not_depend_on_whom_else_was_asked_for()
    {
        Write("study", Everybody);
        var all = Measure("study").Findings.Where(f => f.Participant == "p1").Select(f => (f.Series, f.Z));
        var alone = Measure("study", o => o with { Participants = ["p1"] });
        Assert.Equal(all, alone.Findings.Select(f => (f.Series, f.Z)));
        Assert.Contains(alone.Findings, f => !double.IsNaN(f.Z));
        Assert.Equal(["p1"], alone.Participants.Select(p => p.Id));
        var explicitly = Measure(
            "study",
            o => o with { Participants = ["p1", "c1"], Norm = NormRequest.Parse("controls") }
        );
        Assert.Equal(all, explicitly.Findings.Where(f => f.Participant == "p1").Select(f => (f.Series, f.Z)));
    }

    [Fact]
    public void The_result_does_not_depend_on_the_order_of_people_or_on_threads()
    {
        Write("one", Everybody);
        Write("two", [.. Everybody.Reverse()]);
        var one = Measure("one", o => o with { Threads = 1 });
        Assert.Equal(Rows(one), Rows(Measure("one", o => o with { Threads = 8 })));
        var two = Measure("two", o => o with { Threads = 3 });
        Assert.Equal(Rows(one).Order(StringComparer.Ordinal), Rows(two).Order(StringComparer.Ordinal));
        Assert.Equal(
            one.Contrasts.Select(c => (c.Series, Math.Round(c.HedgesG.Value, 9))).ToHashSet(),
            two.Contrasts.Select(c => (c.Series, Math.Round(c.HedgesG.Value, 9))).ToHashSet()
        );
    }

    [Fact]
    public void Z_and_composite_are_those_of_the_site_recomputed()
    {
        Write("study", Everybody);
        var result = Measure("study");
        foreach (var site in new[] { "hand", "back" })
        {
            Finding Of(string outcome) =>
                Assert.Single(
                    result.Findings,
                    f => f.Participant == "p1" && f.Series.Outcome == outcome && f.Series.Site == site
                );
            double Z(string outcome, double sign, Func<double, double> scale)
            {
                var controls = result
                    .Findings.Where(f =>
                        f.Participant[0] == 'c' && f.Series.Outcome == outcome && f.Series.Site == site
                    )
                    .Select(f => scale(f.Estimate.Value))
                    .ToArray();
                var sd = Math.Sqrt(controls.Sum(v => Math.Pow(v - controls.Average(), 2)) / (controls.Length - 1));
                return sign * (scale(Of(outcome).Estimate.Value) - controls.Average()) / sd;
            }

            double[] z =
            [
                Z("cold_pain_threshold", 1, v => v),
                Z("heat_pain_threshold", -1, v => v),
                Z("mechanical_pain_threshold", -1, Math.Log10),
            ];
            Assert.Equal(z[0], Of("cold_pain_threshold").Z, 9);
            Assert.Equal(z[2], Of("mechanical_pain_threshold").Z, 9);
            Assert.Equal(z.Average(), Of("pain_sensitivity_composite").Estimate.Value, 9);
        }
    }

    [Fact]
    public void A_broken_file_breaks_its_person_and_leaves_the_other_files_and_people()
    {
        Write(
            "study",
            Everybody,
            writer =>
                writer.WriteTrials(
                    Trials("p1", "pressure", "2"),
                    ["measure", "site"],
                    [
                        ["PPT", "hand"],
                    ]
                )
        );
        File.WriteAllText(
            Path.Combine(folder.At("study"), Trials("c1", "thermal").Path),
            "measure\ttemperature\nCPT\t3\t4\n"
        );
        var result = Measure("study");
        Assert.Equal(["c1", "p1"], result.Broken.Order(StringComparer.Ordinal));
        Assert.Contains(result.Findings, f => f.Participant == "c1" && f.Test == "pressure");
        Assert.DoesNotContain(result.Findings, f => f.Participant == "c1" && f.Test == "thermal");
        Assert.Contains(result.Findings, f => f.Participant == "p1" && f.Test == "pressure" && f.Estimate.IsFitted);
        var note = Assert.Single(result.Notes, n => n.Code == "ColumnMissing");
        Assert.Equal(new Subject("p1", "", "pressure"), note.Subject);
        Assert.Contains("run-2", note.Place.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_without_recordings_is_empty_and_not_broken()
    {
        Write("study", [.. Everybody, "p99"]);
        var result = Measure("study");
        Assert.Equal(["p99"], result.Empty);
        Assert.Empty(result.Broken);
        Assert.Equal("p99", Assert.Single(result.Notes, n => n.Code == "ParticipantWithoutData").Subject.Participant);
    }

    [Fact]
    public void Unknown_tasks_and_protocol_fields_are_noted_with_their_subject()
    {
        Write(
            "study",
            ["c1"],
            writer =>
            {
                writer.WriteTrials(
                    Trials("c1", "windup"),
                    ["rating"],
                    [
                        ["3"],
                    ]
                );
                writer.WriteSidecar(
                    "sub-c1/task-thermal_qst.json",
                    JsonNode.Parse("""{"Protocol":{"CountedTrails":5,"CountedTrials":2}}""")!.AsObject()
                );
            }
        );
        var result = Measure("study");
        var task = Assert.Single(result.Notes, n => n.Code == "TaskUnknown");
        Assert.Equal(("windup", new Subject("c1", "", "windup")), (task.Value, task.Subject));
        var field = Assert.Single(result.Notes, n => n.Code == "ProtocolFieldUnknown");
        Assert.Equal(("CountedTrails", "sub-c1/task-thermal_qst.json"), (field.Value, field.Place.File));
        Assert.Empty(result.Broken);
        Assert.Contains(result.Notes, n => n.Code == "DefaultTaken" && n.Arguments[0] == "thermal.cold_cut_off");
    }

    [Fact]
    public void Pressures_of_unknown_unit_in_two_groups_are_measured_and_get_no_z()
    {
        Write("study", Everybody, unit: "unstated");
        var result = Measure("study");
        var pressures = result.Findings.Where(f => f.Series.Outcome == "pressure_pain_threshold").ToList();
        Assert.NotEmpty(pressures);
        Assert.All(pressures, f => Assert.True(double.IsNaN(f.Z) && f.Unit == Unit.Unstated));
        Assert.Contains(result.Contrasts, c => c.Series.Outcome == "pressure_pain_threshold");
    }

    [Fact]
    public void Another_study_can_be_the_norm_and_a_small_one_is_noted()
    {
        Write("study", ["p1", "p2"]);
        Write("norm", ["c1", "c2", "c3", "p9"]);
        var own = Measure("study");
        Assert.Equal("", own.Norm);
        Assert.Contains(own.Notes, n => n.Code == "NormNone");
        var result = Run.Measure(folder.At("study"), folder.At("norm") + ",sd=population");
        Assert.Contains(
            result.Findings,
            f => !double.IsNaN(f.Z) && f.Norm.Contains("SD of n", StringComparison.Ordinal)
        );
        Assert.Equal("3", Assert.Single(result.Notes, n => n.Code == "NormSmall").Value);
        Assert.Equal("NormWithoutControls", Lab.Refusal(() => Run.Measure(folder.At("norm"), folder.At("study"))).Code);
    }

    [Fact]
    public void People_are_not_their_own_norm_unless_that_is_asked_for()
    {
        Write("study", ["c1", "c2", "c3"]);
        var result = Measure("study");
        Assert.Equal("", result.Norm);
        Assert.All(result.Findings, f => Assert.True(double.IsNaN(f.Z) && f.Norm.Length == 0));
        Assert.Equal("control", Assert.Single(result.Notes, n => n.Code == "NormSelf").Value);
        Assert.DoesNotContain(result.Notes, n => n.Code == "NormNone");

        var asked = Run.Measure(folder.At("study"), "controls");
        Assert.Contains(asked.Notes, n => n.Code == "NormOfThemselves" && n.Grade == Grade.Warning);
        Assert.All(
            asked.Findings.Where(f => !double.IsNaN(f.Z)),
            f => Assert.Contains("these people themselves", f.Norm, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Bounds_in_a_norm_are_noted()
    {
        Write("study", [.. Everybody, "cfrozen"]);
        var note = Assert.Single(Measure("study").Notes, n => n.Code == "NormAtBound");
        Assert.Contains("cold_pain_threshold", note.Arguments[0], StringComparison.Ordinal);
        Write("warm", Everybody);
        Assert.DoesNotContain(Measure("warm").Notes, n => n.Code == "NormAtBound");
    }

    [Fact]
    public void Ramps_are_taken_in_the_order_of_their_numbers()
    {
        Write(
            "study",
            ["c1"],
            writer =>
            {
                foreach (var run in Enumerable.Range(1, 11))
                {
                    double[] pressure = [.. Enumerable.Range(0, 700).Select(i => 0.5 * i)];
                    double[] button = [.. Enumerable.Range(0, 700).Select(i => i >= 600 ? 1.0 : 0)];
                    writer.WriteSignal(
                        RecordingFile.Signal("c1", "", "qst", "pressure", "", Text(run)),
                        new JsonObject { ["Measure"] = "PPT", ["Site"] = "foot" },
                        new Hertz(100),
                        [new("pressure", Kilopascals.Unit, pressure), new("button", Unit.Parse("1"), button)]
                    );
                }
            }
        );
        var labels = new List<string>();
        Run.Measure(
            folder.At("study"),
            null,
            person =>
                labels.AddRange(person.Trials.Where(t => t.Trial.Series.Site == "foot").Select(t => t.Trial.Label))
        );
        Assert.Equal(Enumerable.Range(1, 11).Select(Text), labels);
    }

    [Fact]
    public void A_recording_of_the_wrong_form_breaks_its_person_and_not_the_cohort()
    {
        Write(
            "study",
            Everybody,
            writer =>
                writer.WriteTrials(
                    Trials("p2", "stance"),
                    ["cop_ap"],
                    [
                        ["1"],
                    ]
                )
        );
        var result = Measure("study");
        Assert.Equal(["p2"], result.Broken);
        Assert.Equal("SuffixWrong", Assert.Single(result.Notes, n => n.Grade == Grade.Error).Code);
        Assert.Equal(
            Everybody.Length,
            result.Findings.Select(f => f.Participant).Distinct(StringComparer.Ordinal).Count()
        );
    }

    private static string[] Everybody { get; } = ["c1", "c2", "c3", "p1", "p2", "p3"];

    private static IEnumerable<string> Rows(StudyResult result) =>
        result.Findings.Select(f =>
            FormattableString.Invariant(
                $"{f.Participant} {f.Test} {f.Series} {Math.Round(f.Estimate.Value, 9)} {Math.Round(f.Z, 9)} {f.QualityText}"
            )
        );

    private StudyResult Measure(string study, Func<MeasureOptions, MeasureOptions>? with = null) =>
        Run.Measure(Study.Open(folder.At(study)), (with ?? (o => o))(MeasureOptions.Default));

    // People c... are controls, p... patients; a person whose label ends in 99 has no recording, "cfrozen" stops at the floor.
    private void Write(string name, string[] people, Action<StudyWriter>? more = null, string unit = "kPa")
    {
        using var writer = new StudyWriter(folder.At(name));
        writer.WriteSidecar("task-thermal_qst.json", Json("""{"temperature":{"Units":"Cel"}}"""));
        writer.WriteSidecar("task-mechanical_qst.json", Json("""{"force":{"Units":"mN"}}"""));
        writer.WriteSidecar("task-pressure_qst.json", Json($$$"""{"pressure":{"Units":"{{{unit}}}"}}"""));
        foreach (var person in people)
        {
            writer.AddParticipant(
                new Participant(
                    person,
                    40,
                    Sex.Female,
                    person[0] == 'c' ? "control" : "patient",
                    new Dictionary<string, string>(StringComparer.Ordinal)
                )
            );
            if (!person.EndsWith("99", StringComparison.Ordinal))
            {
                Record(writer, person);
            }
        }

        more?.Invoke(writer);
        writer.Commit();
    }

    private static void Record(StudyWriter writer, string person)
    {
        var random = RandomStream.At(5, 0, person);
        string[] sites = ["hand", "back"];
        string Around(double mean, double sd) =>
            Math.Round(mean + (sd * random.NextGaussian()), 2)
                .ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        string Cold() => person == "cfrozen" ? "0" : Around(12, 2);
        writer.WriteTrials(
            Trials(person, "thermal"),
            ["measure", "site", "temperature"],
            sites.SelectMany(site =>
                Enumerable
                    .Range(0, 3)
                    .SelectMany(_ => new[] { new[] { "CPT", site, Cold() }, ["HPT", site, Around(44, 1)] })
            )
        );
        writer.WriteTrials(
            Trials(person, "mechanical"),
            ["measure", "site", "series", "response", "force"],
            sites.SelectMany(site =>
                Enumerable
                    .Range(1, 3)
                    .SelectMany(pair =>
                    {
                        var rung = 4 + (int)(4 * random.NextDouble());
                        return new[]
                        {
                            new[] { "MPT", site, Text(pair), "pain", Text(1 << (rung + 1)) },
                            ["MPT", site, Text(pair), "no_pain", Text(1 << rung)],
                        };
                    })
            )
        );
        writer.WriteTrials(
            Trials(person, "pressure"),
            ["measure", "site", "pressure"],
            sites.SelectMany(site => Enumerable.Range(0, 3).Select(_ => new[] { "PPT", site, Around(400, 40) }))
        );
    }

    private static RecordingFile Trials(string person, string task, string run = "") =>
        RecordingFile.Trials(person, "", task, "", run);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
