using System.Text.Json.Nodes;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>What a study of several files must not mix, lose or mistake.</summary>
public sealed class ReviewedTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Recordings_of_different_baselines_are_analysed_each_by_its_own()
    {
        using (var writer = Study("1"))
        {
            foreach (
                var (acquisition, baseline, site) in ((string, int, string)[])[("a", 32, "hand"), ("b", 30, "back")]
            )
            {
                var file = RecordingFile.Trials("1", "", "thermal", acquisition);
                writer.WriteTrials(
                    file,
                    ["measure", "site", "temperature"],
                    [
                        ["WDT", site, "35"],
                    ]
                );
                writer.WriteSidecar(
                    file.SidecarPath,
                    Sidecar("temperature", "Cel", new JsonObject { ["BaselineTemperature"] = baseline })
                );
            }

            writer.Commit();
        }

        var result = Run.Measure(folder.At("study"));
        var warm = result
            .Findings.Where(f => f.Series.Outcome == "warm_detection_threshold")
            .ToDictionary(f => f.Series.Site, f => f.Estimate.Value, StringComparer.Ordinal);
        Assert.Equal((3.0, 5.0), (warm["hand"], warm["back"]));
    }

    [Fact]
    public void A_given_value_beside_measured_trials_is_kept_and_set_aside()
    {
        using (var writer = Study("1", "2"))
        {
            foreach (var person in (string[])["1", "2"])
            {
                writer.WriteTrials(
                    RecordingFile.Trials(person, "", "pressure"),
                    ["measure", "pressure"],
                    [
                        ["PPT", "300"],
                        ["PPT", "310"],
                        ["PPT", "320"],
                    ]
                );
            }

            writer.WriteSidecar("task-pressure_qst.json", Sidecar("pressure", "kPa", []));
            writer.WritePhenotype(
                "ppt",
                ["participant_id", "ppt"],
                [
                    ["sub-1", "500"],
                ],
                new JsonObject
                {
                    ["ppt"] = new JsonObject
                    {
                        ["Units"] = "kPa",
                        ["Test"] = "pressure",
                        ["Outcome"] = "pressure_pain_threshold",
                    },
                }
            );
            writer.Commit();
        }

        var result = Run.Measure(folder.At("study"));
        var summary = Assert.Single(result.Summaries, s => s.Series.Outcome == "pressure_pain_threshold");
        Assert.Equal((2, 310.0), (summary.Count, Math.Round(summary.Mean, 9)));
        Assert.Equal(3, result.Findings.Count(f => f.Series.Outcome == "pressure_pain_threshold"));
        Assert.Contains(result.Notes, note => note.Code == "GivenBesideMeasured");
    }

    [Fact]
    public void Four_of_five_stops_at_the_floor_are_a_bound_and_not_a_lost_person()
    {
        using (var writer = Study("1"))
        {
            writer.WriteTrials(
                RecordingFile.Trials("1", "", "thermal"),
                ["measure", "temperature"],
                ((string[])["0", "0", "2", "0", "0"]).Select(t => new[] { "CPT", t })
            );
            writer.WriteSidecar("task-thermal_qst.json", Sidecar("temperature", "Cel", []));
            writer.Commit();
        }

        var finding = Run.Measure(folder.At("study")).Findings.Single(f => f.Series.Outcome == "cold_pain_threshold");
        Assert.Equal((Bound.AtMost, 0.4), (finding.Bound, finding.Estimate.Value));
    }

    [Fact]
    public void A_person_whose_every_cell_is_unreadable_is_broken_and_not_empty()
    {
        using (var writer = Study("1", "2"))
        {
            writer.WriteTrials(
                RecordingFile.Trials("1", "", "thermal"),
                ["measure", "temperature"],
                [
                    ["CPT", "cold"],
                ]
            );
            writer.WriteSidecar("task-thermal_qst.json", Sidecar("temperature", "Cel", []));
            writer.Commit();
        }

        var result = Run.Measure(folder.At("study"));
        Assert.Equal(["1"], result.Broken);
        Assert.Equal(["2"], result.Empty);
    }

    [Fact]
    public void The_check_finds_protocol_fields_that_the_measurement_would_refuse_or_ignore()
    {
        using (var writer = Study("1"))
        {
            writer.WriteTrials(
                RecordingFile.Trials("1", "", "pressure"),
                ["measure", "pressure"],
                [
                    ["PPT", "0"],
                ]
            );
            writer.WriteSidecar(
                "task-pressure_qst.json",
                Sidecar(
                    "pressure",
                    "kPa",
                    new JsonObject
                    {
                        ["CountedTrials"] = -3,
                        ["CutOff"] = "lots",
                        ["Probearea"] = 1,
                    }
                )
            );
            writer.Commit();
        }

        var notes = StudyCheck.Run(folder.At("study"), null, TestContext.Current.CancellationToken);
        Assert.Equal(2, notes.Count(note => note is { Code: "ProtocolFieldWrong", Grade: Grade.Error }));
        Assert.Single(notes, note => note.Code == "ProtocolFieldUnknown");
        Assert.Contains(notes, note => note.Grade == Grade.Error && note.Value == "0 kPa");
    }

    private StudyWriter Study(params string[] people)
    {
        var writer = new StudyWriter(folder.At("study"));
        foreach (var person in people)
        {
            writer.AddParticipant(
                new Participant(person, 30, Sex.Female, "", new Dictionary<string, string>(StringComparer.Ordinal))
            );
        }

        return writer;
    }

    private static JsonObject Sidecar(string column, string units, JsonObject protocol) =>
        new()
        {
            [column] = new JsonObject { ["Units"] = units },
            ["Protocol"] = protocol,
        };
}
