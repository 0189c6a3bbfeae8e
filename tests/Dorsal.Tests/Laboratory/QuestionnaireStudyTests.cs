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

    // 30, 34 against 10, 12, 14: difference 20, pooled variance 16 / 3, correction gamma(3/2) / sqrt(3/2).
    private static readonly double HedgesG = 20 / Math.Sqrt(16.0 / 3) * (Math.Sqrt(Math.PI) / 2) / Math.Sqrt(1.5);

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
        Assert.Equal(HedgesG, contrast.HedgesG.Value, 12);
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

    private static readonly string[] BackItems =
    [
        .. Enumerable.Range(1, 9).Select(i => FormattableString.Invariant($"startback_0{i}")),
    ];

    private StudyResult StartBack(string coding, params string[] ninths) =>
        Measured(
            BackItems,
            [
                .. ninths.Select(
                    (ninth, i) =>
                        (FormattableString.Invariant($"0{i + 1}"), (string[])[.. Enumerable.Repeat("0", 8), ninth])
                ),
            ],
            coding.Length == 0
                ? []
                : new JsonObject { ["Protocol"] = new JsonObject { ["StartBackItemNine"] = coding } }
        );

    private static double TotalOf(StudyResult result, string who) =>
        result.Findings.Single(f => f.Participant == who && f.Series.Outcome == "startback_total").Estimate.Value;

    private static IEnumerable<string> NotesOf(StudyResult result, string who) =>
        result
            .Findings.Single(f => f.Participant == who && f.Series.Outcome == "startback_total")
            .Quality.Select(note => note.Code);

    [Fact]
    public void One_answer_above_1_shows_that_the_whole_file_is_as_ticked()
    {
        var result = StartBack("", "1", "0", "3");
        Assert.Equal((0, 0, 1), (TotalOf(result, "01"), TotalOf(result, "02"), TotalOf(result, "03")));
        Assert.Contains("ItemNineReadAsTicked", NotesOf(result, "01"));
        Assert.DoesNotContain("ItemNineReadAsTicked", NotesOf(result, "02"));
    }

    [Fact]
    public void A_file_that_contradicts_what_the_study_states_has_no_total_where_it_matters()
    {
        var result = StartBack("scored", "1", "0", "2");
        Assert.True(double.IsNaN(TotalOf(result, "01")));
        Assert.Equal(0, TotalOf(result, "02"));
        Assert.True(double.IsNaN(TotalOf(result, "03")));
        Assert.Contains("ItemNineContradicts", NotesOf(result, "01"));
    }

    [Theory]
    [InlineData("", 1, true)]
    [InlineData("scored", 1, false)]
    [InlineData("raw", 0, true)]
    public void Where_the_file_has_only_0_and_1_the_coding_is_taken_and_said(string coding, double total, bool isNoted)
    {
        var result = StartBack(coding, "1", "0", "9");
        Assert.Equal(total, TotalOf(result, "01"));
        Assert.Equal(isNoted, NotesOf(result, "01").Contains("ItemNineUnclear", StringComparer.Ordinal));
    }

    [Fact]
    public void A_cell_without_a_number_is_not_read_as_blank()
    {
        var columns = Enumerable.Range(1, 24).Select(i => FormattableString.Invariant($"rmdq_{i:00}")).ToArray();
        var result = Measured(columns, [("01", [.. Enumerable.Repeat("1", 23), "yes"])], []);
        Assert.True(double.IsNaN(Assert.Single(result.Findings).Estimate.Value));
        Assert.Contains(result.Notes, note => note.Code == "NotANumber");
        Assert.Contains(result.Notes, note => note.Code == "AnswerNotBlank");
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
