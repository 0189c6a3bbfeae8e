using System.Text.Json.Nodes;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Studies;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>Questionnaires on the way from a study folder to findings and contrasts.</summary>
public sealed class QuestionnaireStudyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Items_become_scores_and_are_no_outcomes_themselves()
    {
        var result = Measured(
            ["pcs_01", "pcs_02", "pcs_03"],
            [("01", ["1", "2", "n/a"])],
            new JsonObject { ["Language"] = "ja" }
        );
        Assert.DoesNotContain(result.Findings, f => f.Series.Outcome.StartsWith("pcs_0", StringComparison.Ordinal));
        var total = Assert.Single(result.Findings, f => f.Series.Outcome == "pcs_total");
        Assert.Equal(("questionnaire", "questionnaire-pcs"), (total.Test, total.Detector.Name));
        Assert.Equal("ja", total.Questionnaire!.Language);
        Assert.Equal(11, total.Questionnaire.ItemsMissing);
    }

    [Fact]
    public void The_sidecar_says_which_item_a_column_is_and_times_of_day_are_hours()
    {
        var sidecar = new JsonObject
        {
            ["Instrument"] = "PSQI",
            ["bed"] = new JsonObject { ["Item"] = 1 },
            ["up"] = new JsonObject { ["Item"] = 3 },
            ["slept"] = new JsonObject { ["Item"] = 4 },
        };
        var result = Measured(["bed", "up", "slept"], [("01", ["23:30", "6:30", "7"])], sidecar);
        Assert.Equal(0, Assert.Single(result.Findings, f => f.Series.Outcome == "psqi_efficiency").Estimate.Value);
        Assert.DoesNotContain(result.Notes, note => note.Code == "NotANumber");
    }

    [Fact]
    public void Groups_are_compared_and_get_z()
    {
        var sidecar = new JsonObject
        {
            ["total"] = new JsonObject { ["Instrument"] = "PCS", ["Score"] = "total" },
        };
        var result = Measured(
            ["total"],
            [("01", ["30"]), ("02", ["34"]), ("03", ["10"]), ("04", ["12"]), ("05", ["14"])],
            sidecar
        );
        var contrast = Assert.Single(result.Contrasts);
        Assert.Equal(("pcs_total", 2, 3), (contrast.Series.Outcome, contrast.Count, contrast.ReferenceCount));
        Assert.True(contrast.HedgesG.Value > 3);
        Assert.Equal(9, Assert.Single(result.Findings, f => f.Participant == "01").Z, 12);
    }

    [Fact]
    public void A_protocol_in_the_sidecar_counts_and_a_misspelt_one_is_noted()
    {
        var sidecar = new JsonObject
        {
            ["Instrument"] = "painDETECT",
            ["Protocol"] = new JsonObject { ["PainDetectPattern"] = "ninds", ["PatternCodes"] = "x" },
        };
        var columns = Enumerable.Range(1, 7).Select(i => FormattableString.Invariant($"q_{i}"));
        var result = Measured(
            [.. columns, "q_pattern", "q_radiating"],
            [("01", [.. Enumerable.Repeat("1", 7), "4", "1"])],
            sidecar
        );
        Assert.Equal(11, Assert.Single(result.Findings).Estimate.Value);
        Assert.Contains(result.Notes, note => note.Code == "ProtocolFieldUnknown" && note.Value == "PatternCodes");
        Assert.Contains(
            result.Protocol,
            choice => choice is { Id: "questionnaire.pain_detect_pattern", Value: "ninds" }
        );
    }

    [Fact]
    public void Questionnaires_can_be_measured_alone()
    {
        var sidecar = new JsonObject
        {
            ["total"] = new JsonObject { ["Instrument"] = "PCS", ["Score"] = "total" },
            ["height"] = new JsonObject { ["Units"] = "cm" },
        };
        var result = Measured(
            ["total", "height"],
            [("01", ["30", "170"])],
            sidecar,
            MeasureOptions.Default with
            {
                Tests = ["questionnaire"],
            }
        );
        Assert.Equal("pcs_total", Assert.Single(result.Findings).Series.Outcome);
    }

    private StudyResult Measured(
        string[] columns,
        (string Who, string[] Cells)[] people,
        JsonObject sidecar,
        MeasureOptions? options = null
    )
    {
        using (var writer = new StudyWriter(folder.At("study")))
        {
            foreach (var (who, _) in people)
            {
                var group = string.CompareOrdinal(who, "03") < 0 ? "patient" : "control";
                writer.AddParticipant(
                    who,
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = group }
                );
            }

            writer.WritePhenotype(
                "forms",
                ["participant_id", .. columns],
                people.Select(p => (IReadOnlyList<string>)["sub-" + p.Who, .. p.Cells]),
                sidecar
            );
            writer.Commit();
        }

        return Run.Measure(Study.Open(folder.At("study")), options ?? MeasureOptions.Default);
    }
}
