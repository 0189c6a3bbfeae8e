using Dorsal.Studies;
using Dorsal.Studies.Import;

namespace Dorsal.Tests.Studies;

/// <summary>Each mistake in a map or a table is named with its place, the value and the remedy, in both languages.</summary>
public sealed class ImportErrorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("\"Row\": \"person\"", "\"Row\": \"people\"", "MapValueWrong", "Table.Row", 2)]
    [InlineData("\"Table\": { \"Row\": \"person\" },", "", "MapKeyMissing", null, 1)]
    [InlineData("\"Units\"", "\"Unit\"", "MapKeyUnknown", "Trials[0].Unit", 4)]
    [InlineData("\"Measure\"", "\"measure\"", "MapKeyUnknown", "Trials[0].measure", 4)]
    [InlineData("\"Measure\": \"CPT\",", "", "MapKeyMissing", "Trials[0]", 4)]
    [InlineData("\"Table\"", "\"Sesion\": \"1\", \"Table\"", "MapKeyUnknown", "Sesion", 2)]
    [InlineData("\"CPT\"", "\"CPTT\"", "MapWordUnknown", "Trials[0].Measure", 4)]
    [InlineData("\"thermal\"", "\"termal\"", "MapValueWrong", "Trials[0].Test", 4)]
    [InlineData("\"Cel\"", "\"Celsius\"", "MapUnitUnknown", "Trials[0].Units", 4)]
    [InlineData("\"Cel\"", "\"kPa\"", "MapUnitWrong", "Trials[0].Units", 4)]
    [InlineData("\"Cel\"", "\"ln(Cel)\"", "MapUnitWrong", "Trials[0].Units", 4)]
    [InlineData("cpt_{1..2}", "cpt_{2..1}", "MapPatternWrong", "Trials[0].Columns", 4)]
    [InlineData("cpt_{1..2}", "cpt_{1..2", "MapPatternWrong", "Trials[0].Columns", 4)]
    [InlineData("cpt_{1..2}", "cpt_{1..999999}", "MapPatternWrong", "Trials[0].Columns", 4)]
    [InlineData("cpt_{1..2}", "cpt_{force:1,2}", "MapValueWrong", "Trials[0].Columns", 4)]
    [InlineData("cpt_{1..2}", "cpt_{side:L,R}", "MapWordUnknown", "Trials[0].Columns", 4)]
    [InlineData("cpt_{1..2}", "ctp_{1..2}", "MapColumnMissing", "Trials[0].Columns", 4)]
    [InlineData("\"Column\": \"id\"", "\"Column\": \"ID number\"", "MapColumnMissing", "Participants.Id", 3)]
    [InlineData(
        "\"Column\": \"id\"",
        "\"Column\": \"id\", \"Digits\": 0",
        "MapValueWrong",
        "Participants.Id.Digits",
        3
    )]
    [InlineData(
        "\"Column\": \"id\"",
        "\"Column\": \"id\", \"Prefix\": \"../\"",
        "MapValueWrong",
        "Participants.Id.Prefix",
        3
    )]
    [InlineData("\"Column\": \"id\"", "\"Template\": \"{id\"", "MapValueWrong", "Participants.Id.Template", 3)]
    [InlineData("\"Trials\"", "\"Protocol\": { \"thermic\": {} }, \"Trials\"", "MapKeyUnknown", "Protocol.thermic", 4)]
    [InlineData(
        "\"Trials\"",
        "\"Protocol\": { \"thermal\": { \"ColdCutOff\": { \"Value\": 0, \"Units\": \"C°\" } } }, \"Trials\"",
        "MapUnitUnknown",
        "Protocol.thermal.ColdCutOff.Units",
        4
    )]
    [InlineData("\"Trials\"", "\"Given\": { \"../x\": [] }, \"Trials\"", "MapFileNameWrong", "Given.../x", 4)]
    [InlineData("\"Trials\"", "\"Given\": { \"CON\": [] }, \"Trials\"", "MapFileNameWrong", "Given.CON", 4)]
    [InlineData("\"Trials\"", "\"Signals\": {}, \"Trials\"", "MapKeyMissing", "Signals", 4)]
    [InlineData("}]", "}", "JsonBroken", null, 5)]
    [InlineData("\"Cel\"", "\"\\ud800\"", "JsonBroken", null, null)]
    public void A_mistake_in_the_map_is_named_with_its_line(string from, string to, string code, string? key, int? line)
    {
        var map = Importing.Map.Replace(from, to, StringComparison.Ordinal);
        var note = Importing.Fault(() => Importing.Run(folder, map, Importing.Table));
        Assert.Equal((code, "map.json", key, line), (note.Code, note.Place.File, note.Place.Column, note.Place.Line));
        Assert.False(Directory.Exists(folder["study"]));
    }

    [Theory]
    [InlineData("id,cpt_1,cpt_2\n1,1,2\n,3,4\n", "IdMissing", 3)]
    [InlineData("id,cpt_1,cpt_2\n山田,1,2\n", "IdWithoutLetters", 2)]
    [InlineData("id,cpt_1,cpt_2\nP-1,1,2\np1,3,4\n", "IdCollision", 3)]
    [InlineData("id,cpt_1,cpt_2\n1,1,2\n1,3,4\n", "RowTwice", 3)]
    [InlineData("id,cpt_1,cpt_2\na123456789012345678901234567890123456789012345,1,2\n", "LabelWrong", 2)]
    [InlineData("id,cpt_1,cpt_1\n1,1,2\n", "ColumnTwice", 1)]
    [InlineData("id,cpt_1,cpt_2\n1,1\n", "RowRagged", 2)]
    [InlineData("id,cpt_1,cpt_2\n1,\"1,2\n", "QuotingBroken", 2)]
    [InlineData("", "FileEmpty", null)]
    [InlineData("id,CPT_1,cpt_1,Cpt_2,cPt_2\n1,1,2,3,4\n", "MapColumnMissing", 4)]
    public void A_mistake_in_the_table_is_named_with_its_line(string table, string code, int? line)
    {
        var note = Importing.Fault(() => Importing.Run(folder, Importing.Map, table));
        Assert.Equal((code, line), (note.Code, note.Place.Line));
    }

    [Fact]
    public void A_row_without_session_is_refused_where_the_map_names_sessions()
    {
        var map = Importing.Map.Replace(
            "\"Trials\"",
            "\"Session\": { \"Column\": \"v\" }, \"Trials\"",
            StringComparison.Ordinal
        );
        var note = Importing.Fault(() => Importing.Run(folder, map, "id,v,cpt_1,cpt_2\n1,a,1,2\n1,,3,4\n"));
        Assert.Equal(("SessionMissing", 3, "v"), (note.Code, note.Place.Line, note.Place.Column));
    }

    [Theory]
    [InlineData("\"Encoding\": \"klingon\", ", new byte[] { (byte)'i' }, "EncodingUnknown")]
    [InlineData("\"Encoding\": \"utf-7\", ", new byte[] { (byte)'i' }, "EncodingUnknown")]
    [InlineData("\"Encoding\": \"utf-8\", ", new byte[] { (byte)'i', 0xE9, (byte)'d' }, "EncodingDoesNotFit")]
    [InlineData("", new byte[] { (byte)'i', 0xFF, (byte)'d' }, "EncodingUnrecognised")]
    [InlineData("", new byte[] { (byte)'i', 0, (byte)'d' }, "NulCharacter")]
    public void Bytes_that_are_no_text_are_refused(string told, byte[] bytes, string code)
    {
        var map = Importing.Map.Replace("\"Row\"", told + "\"Row\"", StringComparison.Ordinal);
        Assert.Equal(code, Importing.Fault(() => Importing.Run(folder, map, bytes)).Code);
    }

    [Fact]
    public void The_nearest_column_and_the_nearest_key_are_named()
    {
        var column = Importing.Fault(() =>
            Importing.Run(folder, Importing.Map.Replace("cpt_{", "cqt_{", StringComparison.Ordinal), Importing.Table)
        );
        Assert.Equal(("cqt_1", "cpt_1"), (column.Value, column.Limit));
        var key = Importing.Fault(() =>
            Importing.Run(
                folder,
                Importing.Map.Replace("\"Columns\"", "\"Colums\"", StringComparison.Ordinal),
                Importing.Table
            )
        );
        Assert.Equal(("Colums", "Columns"), (key.Value, key.Arguments[0]));
    }

    [Theory]
    [InlineData("no-such-map", "MapNotFound")]
    public void A_map_that_does_not_exist_names_those_that_ship(string name, string code)
    {
        var note = Importing.Fault(() => ImportMap.Load(name));
        Assert.Equal(code, note.Code);
        Assert.Contains("rpn-essen", note.Limit!, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_shipped_map_is_valid_and_says_what_it_is_for() =>
        Assert.All(ImportMap.Shipped, name => Assert.NotEmpty(ImportMap.Load(name).Description));

    [Fact]
    public void Two_units_in_one_file_two_columns_in_one_place_and_two_descriptions_of_one_column_are_refused()
    {
        string Code(string trials, string given) =>
            Importing
                .Fault(() =>
                    Importing.Run(
                        folder,
                        $$"""{ "Table": { "Row": "person" }, "Participants": { "Id": { "Column": "id" } }, "Trials": [{{trials}}], "Given": { "g": [{{given}}] } }""",
                        "id,a,b\n1,2,3\n"
                    )
                )
                .Code;
        const string Ppt = """{ "Test": "pressure", "Measure": "PPT", "Columns": "a", "Units": "kPa" }""";
        const string Given = """{ "Column": "a", "Name": "x", "Units": "kPa" }""";
        Assert.Equal(
            "MapUnitsDiffer",
            Code(Ppt + "," + Ppt.Replace("kPa", "kgf/cm2", StringComparison.Ordinal), Given)
        );
        Assert.Equal(
            "MapGivenTwice",
            Code(Ppt, Given + "," + Given.Replace("\"a\"", "\"b\"", StringComparison.Ordinal))
        );
        Assert.Equal("MapGivenDiffers", Code(Ppt, Given + "," + Given.Replace("kPa", "N", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_folder_needs_the_name_of_its_table() =>
        Assert.Equal(
            "SourceIsFolder",
            Importing
                .Fault(() =>
                    StudyImport.Import(folder.Root, ImportMap.Parse(Importing.Map, "map.json"), folder["study"])
                )
                .Code
        );

    [Theory]
    [InlineData("../secret.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../secret.csv")]
    public void The_table_of_a_folder_is_in_the_folder(string path)
    {
        folder.Write("secret.csv", Importing.Table);
        folder.Write("in/table.csv", Importing.Table);
        var map = Importing.Map.Replace("\"Row\"", $"\"File\": \"{path}\", \"Row\"", StringComparison.Ordinal);
        var note = Importing.Fault(() =>
            StudyImport.Import(folder["in"], ImportMap.Parse(map, "map.json"), folder["study"])
        );
        Assert.Equal("PathNotAllowed", note.Code);
    }

    [Fact]
    public void A_cancelled_or_failed_import_leaves_nothing()
    {
        var table = folder.Write("table.csv", Importing.Table);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            StudyImport.Import(
                table,
                ImportMap.Parse(Importing.Map, "map.json"),
                folder["deep/study"],
                null,
                cancelled.Token
            )
        );
        Importing.Fault(() => Importing.Run(folder, Importing.Map, "id,cpt_1,cpt_2\n1,1,2\n1,1,2\n"));
        Assert.Equal(["table.csv"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        folder.Write("study/mine.txt", "mine");
        Assert.Equal(
            "OutFolderNotEmpty",
            Importing.Fault(() => Importing.Run(folder, Importing.Map, Importing.Table)).Code
        );
        Assert.Equal("mine", File.ReadAllText(folder["study/mine.txt"]));
    }
}
