using System.Text;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Import;

namespace Dorsal.Tests.Studies;

/// <summary>What the map says is what the study holds.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_with_a_row_a_trial_is_sorted_into_people_sessions_and_tests()
    {
        const string Map = """
            {
              "Table": { "Row": "trial", "Missing": ["-"] },
              "Participants": {
                "Id": { "Column": "patient", "Remove": "PT", "Prefix": "p", "Digits": 3 },
                "Group": { "Column": "dx", "Levels": { "cLBP": "patient", "HC": "control" } }
              },
              "Session": { "Column": "visit" },
              "Trials": [
                {
                  "Test": "thermal", "When": { "test": ["cold", "heat"] },
                  "Measure": { "Column": "test", "Levels": { "cold": "CPT", "heat": "HPT" } },
                  "Columns": "value", "Units": "Cel", "Trial": { "Column": "n" }, "Site": "hand",
                  "Status": { "Column": "ok", "Levels": { "0": "rejected", "1": "" } }
                },
                {
                  "Test": "pressure", "When": { "test": "press" }, "Measure": "PPT", "Columns": "value", "Units": "kgf/cm2",
                  "Trial": { "Column": "n" }, "Site": { "Column": "where" }, "Side": { "Column": "side", "Levels": { "L": "left", "R": "right" } }
                }
              ],
              "Protocol": { "pressure": { "ProbeArea": { "Value": 1, "Units": "cm2" } } }
            }
            """;
        const string Table = """
            patient,dx,visit,test,n,value,ok,where,side
            PT-7,cLBP,1,cold,1,8.50,1,,
            PT-7,cLBP,1,cold,2,-,0,,
            PT-7,cLBP,2,heat,1,44,1,,
            PT-7,cLBP,2,press,1,4.2,1,back,L
            PT-8,HC,1,press,1,5.0,1,back,X
            PT-8,HC,1,vibration,1,5,1,,
            """;
        var result = Importing.Run(folder, Map, Table);
        var study = Study.Open(result.OutFolder);
        Assert.Equal([("p007", "patient"), ("p008", "control")], study.Participants.Select(p => (p.Id, p.Group)));
        Assert.Equal(
            [
                "sub-p007/ses-1/qst/sub-p007_ses-1_task-thermal_qst.tsv",
                "sub-p007/ses-2/qst/sub-p007_ses-2_task-pressure_qst.tsv",
                "sub-p007/ses-2/qst/sub-p007_ses-2_task-thermal_qst.tsv",
                "sub-p008/ses-1/qst/sub-p008_ses-1_task-pressure_qst.tsv",
            ],
            study.Recordings.Select(file => file.Path)
        );
        Assert.Equal(
            "measure\ttemperature\ttrial\tsite\tstatus\nCPT\t8.50\t1\thand\tn/a\nCPT\tn/a\t2\thand\trejected\n",
            File.ReadAllText(Path.Combine(study.Root, study.Recordings[0].Path))
        );
        var sidecar = study.SidecarOf(study.Recordings[1]);
        Assert.Equal(("kgf/cm2", "1"), (sidecar.Column("pressure", "Units"), sidecar.Protocol("ProbeArea")!.Value));
        Assert.Equal(7, result.Notes.Single(note => note.Code == "RowsNotUsed").Place.Line);
        Assert.Equal("X", result.Notes.Single(note => note.Code == "LevelUnknown").Value);
        Assert.Equal(
            ("X", 6),
            result.Notes.Where(n => n.Code == "WordUnknown").Select(n => (n.Value, n.Place.Line)).Single()
        );
        Assert.All(result.Notes, Importing.Speak);
        var check = StudyCheck.Run(study.Root, null, TestContext.Current.CancellationToken);
        Assert.Equal("X", check.Single(note => note.Grade == Grade.Error).Value);
    }

    [Fact]
    public void Placeholders_say_run_force_side_and_trial()
    {
        const string Map = """
            {
              "Table": { "Row": "person" },
              "Participants": { "Id": { "Column": "id" } },
              "Trials": [
                { "Test": "pinprick", "Columns": "mps_{run:1..2}_{force:8,16}", "Units": { "force": "mN", "rating": "{rating_0_100}" } },
                { "Test": "pressure", "Measure": "PPT", "Columns": "ppt_{side:L=left,R=right}_{01..02}", "Units": "kPa", "Site": "thenar" }
              ]
            }
            """;
        var result = Importing.Run(
            folder,
            Map,
            "id,mps_1_8,mps_1_16,mps_2_8,mps_2_16,ppt_L_01,ppt_L_02,ppt_R_01,ppt_R_02\n1,1,2,3,4,5,6,7,8\n2,,,,,5,,7,8\n"
        );
        Assert.Equal(["8", "16", "8", "16"], Importing.Cells(result, "1", "pinprick", "force"));
        Assert.Equal(["1", "1", "2", "2"], Importing.Cells(result, "1", "pinprick", "run"));
        Assert.Equal(["left", "left", "right", "right"], Importing.Cells(result, "1", "pressure", "side"));
        Assert.Equal(["1", "2", "1", "2"], Importing.Cells(result, "1", "pressure", "trial"));
        Assert.Equal(["5", "", "7", "8"], Importing.Cells(result, "2", "pressure", "pressure"));
        Assert.Equal(3, result.Recordings);
    }

    [Fact]
    public void Given_outcomes_of_sessions_stand_in_rows_and_keep_scale_and_unit()
    {
        const string Map = """
            {
              "Table": { "Row": "person", "Missing": ["999"] },
              "Participants": { "Id": { "Column": "id" } },
              "Given": {
                "qst": [
                  { "Column": "a", "Name": "MPT", "Session": "1", "Test": "mechanical", "Outcome": "mechanical_pain_threshold", "Units": "ln(mN)", "Site": "hand" },
                  { "Column": "b", "Name": "MPT", "Session": "2", "Test": "mechanical", "Outcome": "mechanical_pain_threshold", "Units": "ln(mN)", "Site": "hand" }
                ],
                "pcs": [{ "Column": "c", "Name": "PCS", "Units": "{score}", "Description": "痛みの破局化" }]
              }
            }
            """;
        var result = Importing.Run(folder, Map, "id,a,b,c\n1,3.5,3.25,20\n2,999,2,999\n3,999,999,999\n");
        var study = Study.Open(result.OutFolder);
        Assert.Equal(
            "participant_id\tsession_id\tMPT\nsub-1\tses-1\t3.5\nsub-1\tses-2\t3.25\nsub-2\tses-2\t2\n",
            File.ReadAllText(Path.Combine(study.Root, "phenotype/qst.tsv"))
        );
        Assert.Contains(
            "痛みの破局化",
            File.ReadAllText(Path.Combine(study.Root, "phenotype/pcs.json")),
            StringComparison.Ordinal
        );
        var given = study.GivenOutcomes.Where(g => g.Test == "mechanical").ToList();
        Assert.All(
            given,
            g => Assert.Equal(("mechanical_pain_threshold", "hand", "ln(mN)"), (g.Outcome, g.Site, g.Unit.Code))
        );
        Assert.Equal(3, study.Participants.Count);
        Assert.Equal(4, result.GivenValues);
    }

    [Fact]
    public void Signal_files_that_are_missing_broken_or_off_the_frequency_are_noted_and_the_rest_comes_in()
    {
        const string Map = """
            {
              "Table": { "Row": "signal", "File": "info.csv" },
              "Participants": { "Id": { "Column": "id" } },
              "Signals": {
                "Test": "pressure", "File": { "Column": "file" }, "SamplingFrequency": 10, "Header": false, "Separator": ";",
                "Time": { "Column": "1", "Units": "s" },
                "Channels": { "pressure": { "Column": "2", "Units": "kPa" }, "button": { "Column": "3" } },
                "Measure": "PPT", "Site": { "Column": "site" }
              }
            }
            """;
        folder.Write(
            "in/info.csv",
            "id,site,file\n1,back,a.csv\n1,back,b.csv\n1,hand,absent.csv\n1,hand,ragged.csv\n1,hand,slow.csv\n1,hand,gap.csv\n1,hand,\n"
        );
        folder.Write(
            "in/gap.csv",
            string.Concat(
                Enumerable
                    .Range(0, 300)
                    .Select(i => FormattableString.Invariant($"{(i + (i > 100 ? 1 : 0)) / 10.0};1;0\n"))
            )
        );
        folder.Write("in/a.csv", "0,0;1,5;0\n0,1;2,5;0\n0,2;3,5;1\n");
        folder.Write("in/b.csv", "0;1;0\n0.1;x;0\n0.2;3;1\n");
        folder.Write("in/ragged.csv", "0;1;0\n0.1;2\n");
        folder.Write("in/slow.csv", "0;1;0\n1;2;1\n");
        var result = StudyImport.Import(
            folder["in"],
            ImportMap.Parse(Map, "map.json"),
            folder["study"],
            cancellation: TestContext.Current.CancellationToken
        );
        var study = Study.Open(result.OutFolder);
        var signal = Assert.IsType<SignalRecording>(study.Read(study.Recordings[0]));
        Assert.Equal([1.5, 2.5, 3.5], signal.Find("pressure")!.Samples);
        Assert.Equal(
            ("PPT", "back", "a.csv"),
            (
                signal.Sidecar.Field("Measure")!.Value,
                signal.Sidecar.Field("Site")!.Value,
                signal.Sidecar.Field("SourceFile")!.Value
            )
        );
        var errors = result
            .Notes.Where(note => note.Grade == Grade.Error)
            .Select(note => (note.Code, note.Place.File))
            .ToList();
        Assert.Contains(("CellNotANumber", "b.csv"), errors);
        Assert.Contains(("SignalFileMissing", "info.csv"), errors);
        Assert.Contains(("RowRagged", "ragged.csv"), errors);
        Assert.Contains(("TimeOffFrequency", "slow.csv"), errors);
        Assert.Contains(result.Notes, note => note.Code == "SignalFileNotNamed");
        Assert.Equal(
            ("gap.csv", 102),
            result.Notes.Where(n => n.Code == "TimeHasGap").Select(n => (n.Place.File, n.Place.Line ?? 0)).Single()
        );
        Assert.All(result.Notes, Importing.Speak);
        Assert.Contains(
            StudyCheck.Run(study.Root, null, TestContext.Current.CancellationToken),
            note => note.Code == "NotANumber" && note.Place.Line == 2
        );
    }

    [Theory]
    [InlineData("../../outside.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\..\\outside.csv")]
    [InlineData("C:\\outside.csv")]
    public void A_cell_cannot_lead_out_of_the_source_folder(string cell)
    {
        const string Map = """
            { "Table": { "Row": "signal", "File": "info.csv" }, "Participants": { "Id": { "Column": "id" } },
              "Signals": { "Test": "stance", "File": { "Column": "file" }, "SamplingFrequency": 10, "Vision": "open", "Surface": "firm",
                "Channels": { "cop_ap": { "Column": "x", "Units": "cm" }, "cop_ml": { "Column": "y", "Units": "cm" } } } }
            """;
        folder.Write("outside.csv", "x,y\n1,2\n");
        folder.Write("in/deep/info.csv", $"id,file\n1,{cell}\n");
        var note = Importing.Fault(() =>
            StudyImport.Import(folder["in/deep"], ImportMap.Parse(Map, "map.json"), folder["study"])
        );
        Assert.Equal("PathNotAllowed", note.Code);
    }

    [Theory]
    [InlineData("../../evil")]
    [InlineData("..\\evil")]
    [InlineData("CON")]
    [InlineData("a/b")]
    [InlineData("=cmd()")]
    public void Identifiers_and_sessions_become_harmless_names_and_the_original_is_kept(string id)
    {
        var map = Importing.Map.Replace(
            "\"Trials\"",
            "\"Session\": { \"Column\": \"visit\" }, \"Trials\"",
            StringComparison.Ordinal
        );
        var result = Importing.Run(folder, map, $"id,visit,cpt_1,cpt_2\n{id},{id},10,11\n");
        Assert.All(
            Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories),
            path =>
                Assert.True(path == folder["table.csv"] || path.StartsWith(result.OutFolder, StringComparison.Ordinal))
        );
        var study = Study.Open(result.OutFolder);
        Assert.Empty(study.Notes);
        Assert.Equal(id, study.Participants.Single().Columns["source_id"]);
    }

    [Fact]
    public void Values_of_a_person_that_differ_between_rows_are_noted_and_empty_rows_left_out()
    {
        const string Map = """
            { "Table": { "Row": "trial" }, "Participants": { "Id": { "Column": "id" }, "Age": { "Column": "age" }, "Sex": { "Column": "sex" } },
              "Trials": [{ "Test": "thermal", "Measure": "HPT", "Columns": "t", "Units": "Cel" }] }
            """;
        var result = Importing.Run(folder, Map, "id,age,sex,t\n1,,x,44\n1,40,x,45\n,,,\n1,41,x,46\n");
        var differ = result.Notes.Single(note => note.Code == "ValuesDiffer");
        Assert.Equal(("41", "40", 5), (differ.Value, differ.Limit, differ.Place.Line));
        Assert.Equal("1", result.Notes.Single(note => note.Code == "RowsEmpty").Value);
        Assert.Contains(result.Notes, note => note.Code == "SexNotUnderstood");
        Assert.Equal(40, Study.Open(result.OutFolder).Participants.Single().Age);
        Assert.Equal(["44", "45", "46"], Importing.Cells(result, "1", "thermal", "temperature"));
    }

    [Fact]
    public void Columns_that_the_map_does_not_use_are_listed_in_one_note()
    {
        var result = Importing.Run(folder, Importing.Map, "id,extra,cpt_1,cpt_2,more\n1,a,10,11,b\n");
        Assert.Equal("extra, more", result.Notes.Single(note => note.Code == "ColumnsNotUsed").Limit);
    }

    [Fact]
    public void The_same_import_gives_the_same_bytes()
    {
        var bytes = Encoding.UTF8.GetBytes(Importing.Table);
        string[] Read(string study) =>
            [
                .. Directory
                    .EnumerateFiles(folder[study], "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(File.ReadAllText),
            ];
        var map = ImportMap.Parse(Importing.Map, "map.json");
        var table = folder.Write("table.csv", bytes);
        StudyImport.Import(table, map, folder["one"], cancellation: TestContext.Current.CancellationToken);
        StudyImport.Import(table, map, folder["two"], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Read("one"), Read("two"));
    }
}
