using System.Text;
using Dorsal.Messages;
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
    [InlineData("Misspelt", """{ "Value": 1, "Units": "furlong" }""", "UnitUnknown")]
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
    [InlineData("\"open\"", "[]", "SidecarFieldMissing")]
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
