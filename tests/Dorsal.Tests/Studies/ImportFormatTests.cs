using System.Text;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Import;

namespace Dorsal.Tests.Studies;

/// <summary>However a table is written, the study says the same.</summary>
public sealed class ImportFormatTests : IDisposable
{
    private const string JapaneseMap = """
        {
          "Table": { "Row": "person" },
          "Participants": { "Id": { "Column": "番号" }, "Sex": { "Column": "性別", "Levels": { "女": "F", "男": "M" } } },
          "Trials": [{ "Test": "thermal", "Measure": "CPT", "Columns": "冷痛{1..2}回目", "Units": "Cel" }]
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void The_separator_is_recognised_and_digits_stay_as_they_are(string separator)
    {
        var result = Importing.Run(
            folder,
            Importing.Map,
            Importing.Table.Replace(",", separator, StringComparison.Ordinal)
        );
        Assert.Equal(["10", "11.50"], Importing.Cells(result, "1", "thermal", "temperature"));
        Assert.Equal(["1", "2"], Importing.Cells(result, "1", "thermal", "trial"));
        Assert.Contains(result.Notes, note => note.Code == "SeparatorRecognised");
    }

    [Fact]
    public void A_separator_within_quotation_marks_does_not_count()
    {
        var result = Importing.Run(folder, Importing.Map, "id;\"a, b, c\";cpt_1;cpt_2\n1;\"x, y\";10;11\n");
        Assert.Equal(["10", "11"], Importing.Cells(result, "1", "thermal", "temperature"));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("shift_jis", false)]
    [InlineData("utf-16", true)]
    public void Japanese_headers_are_read_in_each_encoding(string encoding, bool mark)
    {
        const string Table = "番号,性別,冷痛1回目,冷痛2回目\r\n1,女,10,11\r\n";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var code = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? code.GetPreamble() : [], .. code.GetBytes(Table)];
        var result = Importing.Run(folder, JapaneseMap, bytes);
        Assert.Equal(["10", "11"], Importing.Cells(result, "1", "thermal", "temperature"));
        Assert.Equal(encoding != "utf-8", result.Notes.Any(note => note.Code == "EncodingRecognised"));
        Assert.Equal(Sex.Female, Study.Open(result.OutFolder).Participants.Single().Sex);
    }

    [Fact]
    public void An_encoding_that_cannot_be_recognised_is_told_by_the_map()
    {
        byte[] table = [.. "id,cpt_1,cpt_2,"u8, 0xE9, .. "\n1,10,11,"u8, 0xFC, .. "\n"u8];
        var map = Importing.Map.Replace("\"Row\"", "\"Encoding\": \"windows-1252\", \"Row\"", StringComparison.Ordinal);
        Assert.Equal(["10", "11"], Importing.Cells(Importing.Run(folder, map, table), "1", "thermal", "temperature"));
    }

    [Fact]
    public void Full_width_digits_in_headers_and_cells_are_read_and_noted()
    {
        var result = Importing.Run(folder, JapaneseMap, "番号,性別,冷痛１回目,冷痛 ２ 回目\n１,女,１０．５,11\n");
        Assert.Equal(["10.5", "11"], Importing.Cells(result, "1", "thermal", "temperature"));
        Assert.Equal(2, result.Notes.Count(note => note.Code == "HeaderMatchedLoosely"));
        Assert.Equal("1", result.Notes.Single(note => note.Code == "FullWidthConverted").Value);
    }

    [Fact]
    public void Decimal_commas_are_recognised_converted_and_noted_once()
    {
        var result = Importing.Run(folder, Importing.Map, "id;cpt_1;cpt_2\n1;10,25;11\n2;-0,5;1,5e1\n");
        Assert.Equal(["10.25", "11"], Importing.Cells(result, "1", "thermal", "temperature"));
        Assert.Equal(["-0.5", "1.5e1"], Importing.Cells(result, "2", "thermal", "temperature"));
        Assert.Equal("3", result.Notes.Single(note => note.Code == "DecimalCommasConverted").Value);
    }

    [Fact]
    public void Thousands_are_never_guessed()
    {
        const string Table = "id;cpt_1;cpt_2\n1;1,234;2,345\n";
        Assert.Equal("DecimalCommaAmbiguous", Importing.Fault(() => Importing.Run(folder, Importing.Map, Table)).Code);
        var told = Importing.Map.Replace("\"Row\"", "\"DecimalComma\": true, \"Row\"", StringComparison.Ordinal);
        Assert.Equal(
            ["1.234", "2.345"],
            Importing.Cells(Importing.Run(folder, told, Table), "1", "thermal", "temperature")
        );
        var point = Importing.Fault(() =>
            StudyImport.Import(
                folder.Write("t.csv", "id;cpt_1;cpt_2\n1;1.234;2,5\n"),
                ImportMap.Parse(told, "m.json"),
                folder["other"]
            )
        );
        Assert.Equal(("DecimalPointUnexpected", 2, "cpt_1"), (point.Code, point.Place.Line, point.Place.Column));
    }

    [Fact]
    public void Cells_that_are_no_numbers_are_kept_and_noted_with_line_and_column()
    {
        var result = Importing.Run(folder, Importing.Map, "id;cpt_1;cpt_2\n1;<5;n.d.\n2;1.234,5;7.0\n");
        Assert.Equal(["<5", "n.d."], Importing.Cells(result, "1", "thermal", "temperature"));
        Assert.Equal(
            [
                ("CellNotANumber", "<5", 2, "cpt_1"),
                ("CellNotANumber", "n.d.", 2, "cpt_2"),
                ("ThousandsSeparator", "1.234,5", 3, "cpt_1"),
            ],
            result
                .Notes.Where(n => n.Grade == Grade.Error)
                .Select(n => (n.Code, n.Value, n.Place.Line ?? 0, n.Place.Column))
        );
        Assert.All(result.Notes, Importing.Speak);
    }

    [Fact]
    public void Lines_before_the_header_are_skipped_and_lines_still_count_from_the_top()
    {
        var map = Importing.Map.Replace("\"Row\"", "\"SkipLines\": 2, \"Row\"", StringComparison.Ordinal);
        var result = Importing.Run(folder, map, "Instrument X\nexported; by, whom\nid,cpt_1,cpt_2\n1,ten,11\n");
        Assert.Equal(4, result.Notes.Single(note => note.Code == "CellNotANumber").Place.Line);
    }

    [Fact]
    public void A_line_break_in_a_cell_does_not_shift_the_lines_of_messages()
    {
        var result = Importing.Run(folder, Importing.Map, "id,note,cpt_1,cpt_2\n1,\"a\nb\nc\",10,11\n2,x,ten,11\n");
        Assert.Equal(5, result.Notes.Single(note => note.Code == "CellNotANumber").Place.Line);
    }

    [Fact]
    public void A_workbook_is_read_with_numbers_dates_formulas_and_texts()
    {
        const string Rows = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>cpt_1</t></is></c><c r="C1" t="inlineStr"><is><t>cpt_2</t></is></c><c r="D1" t="inlineStr"><is><t>day</t></is></c></row>
            <row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>10.25</v></c><c r="C2"><f>B2+1</f><v>11.25</v></c><c r="D2" s="1"><v>45000</v></c></row>
            <row r="4"><c r="A4"><v>2</v></c><c r="B4"><f>1+1</f></c><c r="C4" t="e"><v>#DIV/0!</v></c></row>
            """;
        var map = Importing.Map.Replace(
            "\"Id\": { \"Column\": \"id\" }",
            "\"Id\": { \"Column\": \"id\" }, \"Columns\": { \"day\": { \"Column\": \"day\" } }",
            StringComparison.Ordinal
        );
        var result = Importing.Run(folder, map, Importing.Workbook(Rows), "table.xlsx");
        Assert.Equal(["10.25", "11.25"], Importing.Cells(result, "1", "thermal", "temperature"));
        var people = Study.Open(result.OutFolder).Participants;
        Assert.Equal("2023-03-15", people[0].Columns["day"]);
        Assert.Equal("2", people[1].Columns["source_id"]);
        Assert.Equal("測定", result.Notes.Single(note => note.Code == "SheetTaken").Value);
        Assert.Equal("sheet1.xml!B4", result.Notes.Single(note => note.Code == "FormulaWithoutValue").Value);
        Assert.Equal("sheet1.xml!C4", result.Notes.Single(note => note.Code == "CellHasError").Value);
        Assert.All(result.Notes, Importing.Speak);
    }

    [Fact]
    public void A_workbook_that_cannot_be_used_says_why()
    {
        const string Rows =
            """<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>""";
        string Code(byte[] bytes, string map) =>
            Importing.Fault(() => Importing.Run(folder, map, bytes, "table.xlsx")).Code;
        Assert.Equal(
            "HeaderMerged",
            Code(Importing.Workbook(Rows, """<mergeCells><mergeCell ref="A1:B1"/></mergeCells>"""), Importing.Map)
        );
        Assert.Equal("WorkbookBroken", Code("not a workbook"u8.ToArray(), Importing.Map));
        Assert.Equal("FileEmpty", Code(Importing.Workbook(""), Importing.Map));
        var sheet = Importing.Map.Replace("\"Row\"", "\"Sheet\": \"absent\", \"Row\"", StringComparison.Ordinal);
        Assert.Equal("SheetMissing", Code(Importing.Workbook(Rows), sheet));
        var merged = """<mergeCells><mergeCell ref="A2:A3"/></mergeCells>""";
        var map = """{ "Table": { "Row": "person" }, "Participants": { "Id": { "Column": "id" } } }""";
        Assert.Contains(
            Importing.Run(folder, map, Importing.Workbook(Rows, merged), "t.xlsx").Notes,
            note => note.Code == "CellsMerged"
        );
    }
}
