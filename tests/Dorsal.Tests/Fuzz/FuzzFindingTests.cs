using System.Text;
using Dorsal.Messages;
using Dorsal.Parameters;
using Dorsal.Studies;
using Dorsal.Studies.Tables;

namespace Dorsal.Tests.Fuzz;

/// <summary>What the fuzz tests found, each fault once by name.</summary>
public sealed class FuzzFindingTests : IDisposable
{
    private readonly StudyBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("CountedTrials", """{ "Value": 1, "Units": "furlong" }""", "UnitUnknown")]
    [InlineData("Misspelt", """{ "Value": 1, "Units": "furlong" }""", "ProtocolFieldUnknown")]
    [InlineData("", "1", "ProtocolFieldUnknown")]
    [InlineData("xCountedTrials", "1", "ProtocolFieldUnknown")]
    public void The_check_does_not_crash_on_a_protocol_field_that_nobody_knows(string name, string value, string code)
    {
        var outcome = Damaged("thermal_qst", "task-thermal_qst.json", text => WithProtocol(text, name, value));
        Assert.Contains(outcome.Checked, note => note.Code == code && note.Place.File == "task-thermal_qst.json");
    }

    [Fact]
    public void A_misspelt_protocol_field_with_an_unknown_unit_does_not_stop_the_measurement()
    {
        var outcome = Damaged(
            "thermal_qst",
            "task-thermal_qst.json",
            text => WithProtocol(text, "Misspelt", """{ "Value": 1, "Units": "furlong" }""")
        );
        Assert.Contains(outcome.Measured, note => note.Code == "ProtocolFieldUnknown" && note.Value == "Misspelt");
        Assert.Equal(["1", "2"], outcome.Findings.Keys);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public void A_protocol_field_that_is_a_list_is_told_and_not_replaced_by_the_default(string value)
    {
        var outcome = Damaged("tonic_qst", "task-tonic_qst.json", text => WithProtocol(text, "Ceiling", value));
        Assert.Contains(
            outcome.Measured,
            note => note.Code == "SidecarFieldWrong" && note.Value == value && note.Place.Column == "Protocol.Ceiling"
        );
    }

    [Theory]
    [InlineData(null, new byte[] { 0xFF }, "EncodingUnrecognised")]
    [InlineData(null, new byte[] { 0x80 }, "EncodingUnrecognised")]
    [InlineData("utf-8", new byte[] { 0xFF }, "EncodingDoesNotFit")]
    public void Bytes_that_are_no_text_are_told_with_their_line(string? named, byte[] bytes, string code)
    {
        byte[] text = [.. "a\tb\n1\t"u8, .. bytes, .. "\n"u8];
        var fault = Assert.Throws<StudyException>(() => TextDecoding.Decode(text, new Place("t.tsv"), named));
        Assert.Equal((code, 2), (fault.Note.Code, fault.Note.Place.Line));
    }

    [Fact]
    public void The_measurement_tells_in_which_encoding_a_table_was_read()
    {
        const string Table = "sub-1/qst/sub-1_task-thermal_qst.tsv";
        var outcome = Damaged(
            "thermal_qst",
            Table,
            text => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]
        );
        Assert.Contains(outcome.Measured, note => note.Code == "EncodingRecognised" && note.Place.File == Table);
    }

    [Theory]
    [InlineData("thermal_qst", "participants.tsv", 3)]
    [InlineData("thermal_qst", "sub-1/qst/sub-1_task-thermal_qst.tsv", 7)]
    [InlineData("phenotype", "phenotype/scores.tsv", 3)]
    public void A_last_line_that_may_have_been_cut_off_is_told(string kind, string path, int line)
    {
        var outcome = Damaged(kind, path, text => text[..^2]);
        Assert.Contains(outcome.Measured, note => note.Code == "LastLineOpen" && note.Place == new Place(path, line));
    }

    [Theory]
    [InlineData("thermal_qst", "participants.tsv")]
    [InlineData("thermal_qst", "sub-1/qst/sub-1_task-thermal_qst.tsv")]
    [InlineData("phenotype", "phenotype/scores.tsv")]
    public void A_table_without_rows_is_told(string kind, string path)
    {
        var outcome = Damaged(kind, path, text => text[..(text.IndexOf('\n') + 1)]);
        Assert.Contains(outcome.Measured, note => note.Code == "FileEmpty" && note.Place.File == path);
        Assert.Contains(outcome.Checked, note => note.Code == "FileEmpty" && note.Place.File == path);
    }

    [Fact]
    public void The_check_tells_that_none_of_the_columns_is_there_of_which_one_must_be()
    {
        const string Table = "sub-1/qst/sub-1_task-diary_qst.tsv";
        var outcome = Damaged("diary_qst", Table, text => text.Replace("date", "when", StringComparison.Ordinal));
        Assert.Contains(outcome.Checked, note => note.Code == "ColumnMissing" && note.Place.File == Table);
    }

    [Theory]
    [InlineData("pressure_physio", "qst/sub-1_task-pressure", "1e99\t0")]
    [InlineData("cuff_physio", "qst/sub-1_task-cuff", "0\t0\t1e99")]
    public void The_measurement_tells_a_sample_that_no_device_gives(string kind, string file, string sample)
    {
        var path = $"sub-1/{file}_run-1_physio.tsv.gz";
        var outcome = bench
            .Damaged(Study(kind), path, DamagedSignal.WithLastRow(Study(kind).Files[path], sample.Split('\t')))
            .Outcome;
        Assert.Contains(outcome.Measured, note => note.Code == "ValueOutsideTable" && note.Place is { Line: 240 });
    }

    [Theory]
    [InlineData("\"open\"", "0", "WordUnknown")]
    [InlineData("\"open\"", "[]", "SidecarFieldWrong")]
    public void The_measurement_tells_a_stance_of_which_nobody_knows_whether_the_eyes_were_open(
        string word,
        string value,
        string code
    )
    {
        var outcome = Damaged(
            "stance_physio",
            "sub-1/beh/sub-1_task-stance_run-1_physio.json",
            text => text.Replace(word, value, StringComparison.Ordinal)
        );
        Assert.Contains(outcome.Measured, note => note.Code == code);
    }

    [Fact]
    public void A_conditioning_rating_out_of_scale_is_shown_as_it_is_written()
    {
        var outcome = Damaged(
            "cpm_qst",
            "sub-1/qst/sub-1_task-cpm_qst.tsv",
            text => text.Replace("\t60\n", "\t1e308\n", StringComparison.Ordinal)
        );
        Assert.Contains(outcome.Measured, note => note.Code == "CpmConditioningRatingWrong" && note.Value == "1e308");
    }

    [Fact]
    public void A_ceiling_whose_time_is_no_number_is_told()
    {
        var outcome = Damaged(
            "tonic_qst",
            "sub-1/qst/sub-1_task-tonic_qst.tsv",
            text => text.Replace("\t180\t", "\tNaN\t", StringComparison.Ordinal)
        );
        Assert.Contains(
            outcome.Measured,
            note => note.Code == "NotANumber" && note.Place is { Line: 8, Column: "second" }
        );
    }

    [Theory]
    [InlineData("serum_qst", "-1", "ProtocolFieldWrong")]
    [InlineData("serum_qst", "\"abc\"", "ProtocolFieldWrong")]
    [InlineData("serum_qst", "[]", "SidecarFieldWrong")]
    public void A_share_below_the_limit_of_detection_that_is_none_is_told(string kind, string value, string code)
    {
        var outcome = Damaged(kind, "task-serum_qst.json", text => WithProtocol(text, "MostBelow", value));
        Assert.Contains(
            outcome.Measured,
            note =>
                note.Code == code
                && note.Place.File == "task-serum_qst.json"
                && note.Value == value.Trim('"')
                && note.Message(Language.English).Contains("expected", StringComparison.Ordinal)
                && note.Remedy(Language.English).Length > 0
        );
    }

    // Whether a recording needs the field or not: what is written and wrong is told.
    [Fact]
    public void Every_protocol_field_of_every_test_is_told_when_it_is_wrong()
    {
        List<string> silent = [];
        foreach (var study in WholeStudy.All.Where(study => study.Files.ContainsKey(Above(study))))
        {
            var task = study.Kind.Split('_')[0];
            foreach (var field in ParameterTable.All.Where(p => p.Id.StartsWith(task + ".", StringComparison.Ordinal)))
            {
                var wrong = field.Range == "text" ? "[]" : "\"abc\"";
                var outcome = Damaged(study.Kind, Above(study), text => WithProtocol(text, field.FieldName, wrong));
                silent.AddRange(
                    outcome.Measured.Any(IsOf) && outcome.Checked.Any(IsOf) ? [] : [study.Kind + " " + field.FieldName]
                );
                bool IsOf(Note note) =>
                    note.Code is "ProtocolFieldWrong" or "SidecarFieldWrong" && note.Place.File == Above(study);
            }
        }

        Assert.Empty(silent);
        static string Above(WholeStudy study) => $"task-{study.Kind}.json";
    }

    [Theory]
    [InlineData("\"as by Rolke 2006\"")]
    [InlineData("[]")]
    public void A_protocol_that_is_no_object_is_told(string value)
    {
        var outcome = Damaged(
            "thermal_qst",
            "task-thermal_qst.json",
            text => text.Insert(1, "\"Protocol\": " + value + ", ")
        );
        foreach (var notes in (IReadOnlyList<Note>[])[outcome.Measured, outcome.Checked])
        {
            Assert.Contains(notes, note => note.Code == "SidecarFieldWrong" && note.Place.Column == "Protocol");
        }
    }

    [Fact]
    public void Modic_types_that_were_not_graded_are_told()
    {
        const string Table = "sub-1/qst/sub-1_task-discs_qst.tsv";
        var outcome = Damaged("discs_qst", Table, text => text.Replace("modic", "other", StringComparison.Ordinal));
        var note = Assert.Single(outcome.Measured, note => note.Code == "GradesNotGiven");
        Assert.Equal((Table, "modic"), (note.Place.File, note.Value));
        Assert.DoesNotContain("modic", outcome.Findings["1"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("template\tn/a\t-100\t0", "template\tn/a\t-101000\t0", 2)]
    [InlineData("drawn\tn/a\t100\t0", "drawn\tn/a\t100\t101000", 13)]
    public void A_point_of_an_outline_where_none_can_be_is_told_and_the_outline_left_out(
        string point,
        string far,
        int line
    )
    {
        const string Table = "sub-1/qst/sub-1_task-bodyimage_qst.tsv";
        var outcome = Damaged("bodyimage_qst", Table, text => text.Replace(point, far, StringComparison.Ordinal));
        var note = Assert.Single(outcome.Measured, note => note.Code == "ValueImpossible");
        Assert.Equal((Table, line), (note.Place.File, note.Place.Line));
        Assert.DoesNotContain("drawn_area ", outcome.Findings.GetValueOrDefault("1", ""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_too_far_from_its_target_is_shown_as_it_is_written()
    {
        var outcome = Damaged(
            "pointing_qst",
            "sub-1/qst/sub-1_task-pointing_qst.tsv",
            text => text.Replace("\t5\t12\n", "\t-2000\t12\n", StringComparison.Ordinal)
        );
        Assert.Contains(
            outcome.Measured,
            note =>
                note.Code == "ValueImpossible"
                && note.Place.Line == 3
                && note.Value!.Contains("-2000 mm", StringComparison.Ordinal)
        );
    }

    private static WholeStudy Study(string kind) => WholeStudy.All.Single(study => study.Kind == kind);

    private Outcome Damaged(string kind, string path, Func<string, string> damage) =>
        Damaged(kind, path, text => Encoding.UTF8.GetBytes(damage(text)));

    private Outcome Damaged(string kind, string path, Func<string, byte[]> damage) =>
        bench.Damaged(Study(kind), path, damage(Encoding.UTF8.GetString(Study(kind).Files[path]))).Outcome;

    private static string WithProtocol(string text, string name, string value) =>
        text.Insert(
            1,
            $$"""
            "Protocol": { "{{name}}": {{value}} }, 
            """
        );
}
