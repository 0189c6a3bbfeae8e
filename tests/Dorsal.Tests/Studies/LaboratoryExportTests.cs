using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Import;
using Dorsal.Studies.Tables;
using Dorsal.Tests.Laboratory;

namespace Dorsal.Tests.Studies;

/// <summary>Made-up files in the layouts that REDCap, Qualtrics, LabChart, Spike2 and Brainsight write.</summary>
public sealed class LaboratoryExportTests : IDisposable
{
    // Rows of the events themselves, and of a repeating instrument.
    private const string RedCap = """
        record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,age,sex,pcs_total,visit_complete,ppt_kpa,ppt_site,pressure_pain_complete
        1,baseline_arm_1,,,41,1,22,2,,,
        1,baseline_arm_1,pressure_pain,1,,,,,310,back,2
        1,baseline_arm_1,pressure_pain,2,,,,,325,back,2
        1,week_8_arm_1,,,,,14,2,,,
        1,week_8_arm_1,pressure_pain,1,,,,,401,back,2
        2,baseline_arm_1,,,37,2,9,2,,,
        2,baseline_arm_1,pressure_pain,1,,,,,520,back,2

        """;

    private const string Qualtrics = """"
        StartDate,IPAddress,ResponseId,RecipientEmail,ExternalReference,SC0
        Start Date,IP Address,Response ID,Recipient Email,External Data Reference,"Score,
        of all questions"
        "{""ImportId"":""startDate""}","{""ImportId"":""ipAddress""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""externalDataReference""}","{""ImportId"":""SC0""}"
        2026-01-05 10:00:00,192.0.2.1,R_1,one@example.org,P07,23
        2026-01-06 11:00:00,192.0.2.2,R_2,two@example.org,P08,4

        """";

    private const string Brainsight =
        "# Version: 12\n# Units: millimetres, degrees, milliseconds, and microvolts\n"
        + "# Target Name\tLoc. X\tLoc. Y\nhotspot\t-40.1\t12.0\n"
        + "# Sample Name\tIndex\tAssoc. Target\tEMG Peak-to-peak 1\nSample 1\t1\thotspot\t812.5\nSample 2\t2\thotspot\t(null)\n"
        + "# Planned Landmark Name\tLoc. X\nnasion\t1.5\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Rows_of_a_repeating_instrument_of_REDCap_are_trials_and_rows_of_an_event_hold_its_scores()
    {
        var result = Importing.Run(folder, ImportMap.Load("redcap-thresholds"), Bytes(RedCap), "redcap.csv");
        Assert.Equal((2, 3, 3), (result.Participants, result.Recordings, result.GivenValues));
        Assert.DoesNotContain(result.Notes, note => note.Grade == Grade.Error);
        var study = Study.Open(result.OutFolder);
        Assert.Equal(
            ["baseline 310 1", "baseline 325 2", "week8 401 1", "baseline 520 1"],
            study.Recordings.SelectMany(file =>
            {
                var table = (TrialTable)study.Read(file);
                return table.Table.Rows.Select(row =>
                    $"{file.Session} {table.TextOf(row, "pressure")} {table.TextOf(row, "trial")}"
                );
            })
        );
        Assert.Equal([Sex.Female, Sex.Male], study.Participants.Select(person => person.Sex));
        Assert.Empty(Faults(result));
    }

    [Fact]
    public void The_second_and_third_header_row_of_Qualtrics_are_no_people_and_nothing_that_names_a_person_is_imported()
    {
        var result = Importing.Run(folder, ImportMap.Load("qualtrics-pcs"), Bytes(Qualtrics), "qualtrics.csv");
        Assert.Equal((2, 2), (result.Participants, result.GivenValues));
        var written = Directory
            .EnumerateFiles(result.OutFolder, "*", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToList();
        Assert.All(written, text => Assert.DoesNotContain("example.org", text, StringComparison.Ordinal));
        Assert.All(written, text => Assert.DoesNotContain("192.0.2", text, StringComparison.Ordinal));
        var pcs = Study.Open(result.OutFolder).GivenOutcomes;
        Assert.Equal(["23", "4"], pcs.Select(given => FormattableString.Invariant($"{given.Value}")));
        Assert.Empty(Faults(result));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    public void A_text_of_LabChart_begins_at_its_first_number_however_long_its_header_is(int lines)
    {
        string[] header =
        [
            "Interval=\t0.01 s",
            "ExcelDateTime=\t4.6e+004\t01/05/2026 10:00:00.0",
            "TimeFormat=\tStartOfBlock",
            "DateFormat=\t",
            "ChannelTitle=\tCuff\tVAS\tButton",
            "Range=\t10.000 V\t10.000 V\t10.000 V",
            "UnitName=\tmmHg\t*\t*",
            "TopValue=\t500\t*\t*",
            "BottomValue=\t-500\t*\t*",
        ];
        folder.Write("lab/recordings.csv", "id,file\n1,one.txt\n");
        folder.Write("lab/one.txt", string.Join("\r\n", header[..lines]) + "\r\n" + Ramp(""));
        var result = Import("labchart-cuff", folder["lab"]);
        Assert.DoesNotContain(result.Notes, note => note.Grade != Grade.Note);
        Assert.Equal(1, result.Recordings);
        Assert.Empty(Faults(result));
        var study = Study.Open(result.OutFolder);
        var signal = (SignalRecording)study.Read(study.Recordings.Single());
        Assert.Equal(2000, signal.Channels[0].Samples.Length);
        Assert.Equal(0.25, signal.Channels[0].Samples[1]);
        Assert.Equal(("pressure", "mm[Hg]"), (signal.Channels[0].Name, signal.Channels[0].Unit.Code));
    }

    [Theory]
    [InlineData("Interval=\t0.01 s\r\n", "RowRagged")]
    [InlineData("5\t0.1\t0\t0\t#* cuff begins\r\n", "RowRagged")]
    public void A_second_block_or_a_comment_of_LabChart_is_told_with_its_line(string inside, string code)
    {
        folder.Write("lab/recordings.csv", "id,file\n1,one.txt\n");
        folder.Write("lab/one.txt", "Interval=\t0.01 s\r\nChannelTitle=\tCuff\tVAS\tButton\r\n" + Ramp(inside));
        var result = Import("labchart-cuff", folder["lab"]);
        var note = Assert.Single(result.Notes, note => note.Grade == Grade.Error);
        Assert.Equal((code, "one.txt", 1003), (note.Code, note.Place.File, note.Place.Line));
        Assert.Equal(0, result.Recordings);
    }

    // "INFORMATION", "SUMMARY" and "CHANNEL" of Spike2's text, then "START" and the samples of a channel.
    [Fact]
    public void The_samples_of_a_Spike2_text_are_found_behind_its_quoted_header()
    {
        var text =
            "\"INFORMATION\"\n\"one.smr\"\n\n\"SUMMARY\"\n\"1\"\t\"Waveform\"\t\"EMG\"\t\" volt\"\t256\t255.7\t1\t0\n\n"
            + "\"CHANNEL\"\t\"1\"\n\"Waveform\"\n\n\"START\"\t0.00000\t0.00391\n-0.00565\n-0.01022\n0.5\n";
        var table = Read(text, new TableFormat('\t', HasHeader: false, SkipsToNumbers: true));
        Assert.Equal(["-0.00565", "-0.01022", "0.5"], table.Rows.Select(row => row.Cells[0]));
        Assert.Equal(11, table.Rows[0].Line);
    }

    [Fact]
    public void The_samples_of_a_Brainsight_text_are_read_and_neither_its_targets_nor_its_landmarks()
    {
        var table = Read(Brainsight, new TableFormat('\t', Section: "# Sample Name"));
        Assert.Equal(["Sample Name", "Index", "Assoc. Target", "EMG Peak-to-peak 1"], table.Columns);
        Assert.Equal([(6, "812.5"), (7, "(null)")], table.Rows.Select(row => (row.Line, row.Cells[^1])));
        var note = Importing.Fault(() => Read(Brainsight, new TableFormat('\t', Section: "# Polaris")));
        Assert.Equal(("SectionMissing", "# Polaris"), (note.Code, note.Value));
    }

    private Table Read(string text, TableFormat format) =>
        TableReader.Read(folder.Write("export.txt", text), new Place("export.txt"), format);

    private ImportResult Import(string map, string source) =>
        StudyImport.Import(
            source,
            ImportMap.Load(map),
            folder["study"],
            cancellation: TestContext.Current.CancellationToken
        );

    private static IEnumerable<Note> Faults(ImportResult result) =>
        StudyCheck
            .Run(result.OutFolder, null, TestContext.Current.CancellationToken)
            .Where(note => note.Grade != Grade.Note);

    // Twenty seconds of a cuff that is inflated, 100 samples a second; something stands in the middle.
    private static string Ramp(string inside) =>
        string.Concat(
            Enumerable
                .Range(0, 2000)
                .Select(i =>
                    (i == 1000 ? inside : "")
                    + FormattableString.Invariant(
                        $"{i / 100.0:0.00}\t{i * 0.25:0.00}\t{Math.Max(0, i - 800) / 200.0:0.0}\t{(i > 1990 ? 1 : 0)}\r\n"
                    )
                )
        );

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
