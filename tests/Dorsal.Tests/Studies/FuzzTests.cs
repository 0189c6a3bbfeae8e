using System.Globalization;
using System.Text;
using CsCheck;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Import;
using Dorsal.Units;

namespace Dorsal.Tests.Studies;

/// <summary>Damaged input never ends in anything but a note that says where and how to mend it.</summary>
public class FuzzTests
{
    private const string Map = """
        {
          "Table": { "Row": "trial", "Missing": ["-"], "SkipLines": 0, "Separator": ";", "DecimalComma": true },
          "Participants": {
            "Id": { "Column": "id", "Remove": "P", "Prefix": "x", "Digits": 2 }, "Age": { "Column": "age" },
            "Sex": { "Column": "sex", "Levels": { "女": "F", "男": "M" } }, "Group": "control",
            "Columns": { "note": { "Template": "{age}/{sex}", "Units": "a", "Description": "both" } }
          },
          "Session": { "Column": "visit" },
          "Trials": [
            { "Test": "thermal", "Measure": { "Column": "m" }, "Columns": "value", "Units": "Cel", "When": { "m": ["CPT", "HPT"] }, "Site": "hand" },
            { "Test": "pressure", "Measure": "PPT", "Columns": "p_{side:L=left,R=right}_{1..2}", "Units": "kPa", "Acquisition": "b" }
          ],
          "Given": { "pcs": [{ "Column": "pcs", "Units": "{score}", "Test": "a", "Outcome": "b" }] },
          "Protocol": { "thermal": { "CountedTrials": 5, "ColdCutOff": { "Value": 0, "Units": "Cel" }, "Rule": "rpn" } }
        }
        """;

    private const string Table =
        "id;age;sex;visit;m;value;p_L_1;p_L_2;p_R_1;p_R_2;pcs\nP1;30;女;1;CPT;10,5;300;310;-;5;20\nP1;30;女;2;HPT;44;;;;;21\nP02;41,5;男;1;WDT;\"34\";1;2;3;4;-\n";

    private static readonly string[] Splices =
    [
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ";",
        "\n",
        "\r",
        "\0",
        "\t",
        "\\",
        "..",
        "../",
        "null",
        "1e999",
        "-",
        "\u3000",
        "１",
        "\uFEFF",
        "é",
        ":",
        "{1..3}",
        "NaN",
        "true",
        "\\ud800",
        " ",
        "0",
        "id",
        "value",
        "person",
        "Column",
    ];

    /// <summary>A place (as a share of the text), a length to cut, and a text to put there.</summary>
    private static readonly Gen<(double At, int Cut, string Put)[]> Damage = Gen.Select(
        Gen.Double[0, 1],
        Gen.Int[0, 6],
        Gen.Int[0, Splices.Length - 1].Select(i => Splices[i])
    ).Array[0, 4];

    [Fact]
    public void A_damaged_map_or_table_is_imported_or_refused_with_a_note()
    {
        using var folder = new TemporaryFolder();
        var cases = 0;
        var imported = 0;
        Gen.Select(Damage, Damage, Gen.Int[0, 2])
            .Sample(
                (ofMap, ofTable, which) =>
                {
                    var name = cases++.ToString(CultureInfo.InvariantCulture);
                    var map = Damaged(Map, which == 1 ? [] : ofMap);
                    var table = Encoding.UTF8.GetBytes(Damaged(Table, which == 0 ? [] : ofTable));
                    Attempt(() =>
                    {
                        var result = StudyImport.Import(
                            folder.Write($"{name}.csv", table),
                            ImportMap.Parse(map, "map.json"),
                            folder[name]
                        );
                        imported++;
                        Assert.All(result.Notes, Importing.Speak);
                        Assert.All(StudyCheck.Run(result.OutFolder), Importing.Speak);
                    });
                    Assert.DoesNotContain(
                        Directory.EnumerateDirectories(folder.Root),
                        path => path.Contains("unfinished", StringComparison.Ordinal)
                    );
                },
                iter: 3000,
                threads: 1
            );
        // Otherwise the damage would be too small or too large to show anything.
        Assert.InRange(imported, cases / 20, cases * 19 / 20);
    }

    [Fact]
    public void A_damaged_workbook_is_imported_or_refused_with_a_note()
    {
        const string Rows =
            """<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>cpt_1</t></is></c><c r="C1" t="inlineStr"><is><t>cpt_2</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>10</v></c><c r="C2"><f>B2</f><v>11</v></c></row>""";
        using var folder = new TemporaryFolder();
        var whole = Importing.Workbook(Rows);
        var cases = 0;
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Bool)
            .Sample(
                (at, value, cut) =>
                {
                    var name = cases++.ToString(CultureInfo.InvariantCulture);
                    byte[] bytes = cut ? whole[..at] : [.. whole[..at], value, .. whole[(at + 1)..]];
                    Attempt(() =>
                        StudyImport.Import(
                            folder.Write($"{name}.xlsx", bytes),
                            ImportMap.Parse(Importing.Map, "map.json"),
                            folder[name]
                        )
                    );
                },
                iter: 500,
                threads: 1
            );
    }

    [Fact]
    public void A_workbook_with_damaged_sheets_is_imported_or_refused_with_a_note()
    {
        const string Rows =
            """<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>cpt_1</t></is></c><c r="C1" t="inlineStr"><is><t>cpt_2</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>10</v></c><c r="C2"><f>B2</f><v>11</v></c></row>""";
        using var folder = new TemporaryFolder();
        var cases = 0;
        Damage.Sample(
            damage =>
            {
                var name = cases++.ToString(CultureInfo.InvariantCulture);
                var bytes = Importing.Workbook(Damaged(Rows, damage));
                Attempt(() =>
                    StudyImport.Import(
                        folder.Write($"{name}.xlsx", bytes),
                        ImportMap.Parse(Importing.Map, "map.json"),
                        folder[name]
                    )
                );
            },
            iter: 300,
            threads: 1
        );
    }

    [Fact]
    public void A_damaged_study_is_checked_to_the_end()
    {
        using var folder = new TemporaryFolder();
        var study = folder["study"];
        Write(study);
        var files = Directory
            .EnumerateFiles(study, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToArray();
        Gen.Select(
                Gen.Int[0, files.Length - 1],
                Gen.Double[0, 1],
                Gen.Int[0, 6],
                Gen.Int[0, Splices.Length - 1].Select(i => Splices[i])
            )
            .Sample(
                (file, at, cut, put) =>
                {
                    var whole = File.ReadAllBytes(files[file]);
                    var start = (int)(at * whole.Length);
                    File.WriteAllBytes(
                        files[file],
                        [
                            .. whole[..start],
                            .. Encoding.UTF8.GetBytes(put),
                            .. whole[Math.Min(start + cut, whole.Length)..],
                        ]
                    );
                    try
                    {
                        Assert.All(StudyCheck.Run(study), Importing.Speak);
                    }
                    finally
                    {
                        File.WriteAllBytes(files[file], whole);
                    }
                },
                iter: 2000,
                threads: 1
            );
    }

    private static void Write(string path)
    {
        using var writer = new StudyWriter(path);
        var columns = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["age"] = "30",
            ["sex"] = "F",
            ["group"] = "control",
        };
        writer.AddParticipant("01", columns);
        writer.WriteTrials(
            RecordingFile.Trials("01", "1", "thermal"),
            ["measure", "trial", "temperature"],
            [
                ["CPT", "1", "10"],
                ["HPT", "1", "44"],
            ]
        );
        writer.WriteSidecar(
            "task-thermal_qst.json",
            new() { ["temperature"] = new System.Text.Json.Nodes.JsonObject { ["Units"] = "Cel" } }
        );
        writer.WriteSignal(
            RecordingFile.Signal("01", "", "beh", "stance", "", "1"),
            new() { ["Vision"] = "open", ["Surface"] = "firm" },
            new Hertz(100),
            [new Channel("cop_ap", Unit.Parse("cm"), [1, 2]), new Channel("cop_ml", Unit.Parse("cm"), [1, 2])]
        );
        writer.WritePhenotype(
            "pcs",
            ["participant_id", "PCS"],
            [
                ["sub-01", "20"],
            ],
            new() { ["PCS"] = new System.Text.Json.Nodes.JsonObject { ["Units"] = "{score}" } }
        );
        writer.Commit();
    }

    private static void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (StudyException fault)
        {
            Importing.Speak(fault.Note);
        }
    }

    private static string Damaged(string text, IEnumerable<(double At, int Cut, string Put)> damage)
    {
        foreach (var (at, cut, put) in damage)
        {
            var start = (int)(at * text.Length);
            text = text[..start] + put + text[Math.Min(start + cut, text.Length)..];
        }

        return text;
    }
}
