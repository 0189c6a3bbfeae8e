using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;

namespace Dorsal.Tests.Studies;

/// <summary>Everything that is wrong with a folder is found, with its place.</summary>
public sealed class StudyCheckTests : IDisposable
{
    private const string Thermal = "study/sub-01/qst/sub-01_task-thermal_qst.tsv";
    private const string Stance = "study/sub-01/beh/sub-01_task-stance_run-1_physio";

    private readonly TemporaryFolder folder = new();

    public StudyCheckTests()
    {
        folder.Write("study/dataset_description.json", """{ "Name": "s", "BIDSVersion": "1.10.0" }""");
        folder.Write("study/participants.tsv", "participant_id\tage\tsex\tgroup\nsub-01\t30\tF\tcontrol\n");
        folder.Write("study/task-thermal_qst.json", """{ "temperature": { "Units": "Cel" } }""");
        folder.Write(Thermal, "measure\ttrial\ttemperature\tside\nCPT\t1\t10.5\tleft\nCPT\t2\tn/a\tleft\n");
        folder.Write(
            Stance + ".json",
            """{ "Columns": ["cop_ap", "cop_ml"], "SamplingFrequency": 100, "StartTime": 0, "Vision": "open", "Surface": "firm", "cop_ap": { "Units": "cm" }, "cop_ml": { "Units": "cm" } }"""
        );
        folder.Write(Stance + ".tsv.gz", Gzip("1\t2\n3\t4\n"));
        folder.Write("study/phenotype/pcs.tsv", "participant_id\tPCS\nsub-01\t20\n");
        folder.Write("study/phenotype/pcs.json", """{ "PCS": { "Units": "{score}" } }""");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_study_without_faults_has_no_notes() => Assert.Empty(Run());

    [Fact]
    public void A_folder_that_does_not_exist_is_one_note() =>
        Assert.Equal(
            ["FolderMissing"],
            StudyCheck.Run(folder["absent"], null, TestContext.Current.CancellationToken).Select(note => note.Code)
        );

    [Theory]
    // The table of trials.
    [InlineData(Thermal, "measure\ttemperature\nCPTT\t10\n", "WordUnknown", 2)]
    [InlineData(Thermal, "measure\ttemperature\nn/a\t10\n", "CellMissing", 2)]
    [InlineData(Thermal, "measure\ttemperature\nCPT\tten\n", "NotANumber", 2)]
    [InlineData(Thermal, "measure\ttemperature\nCPT\t10\nCPT\t450\n", "ValueOutsideTable", 3)]
    [InlineData(Thermal, "measure\ttemperature\tside\nCPT\t10\tL\n", "WordUnknown", 2)]
    [InlineData(Thermal, "measure\ttemperature\tstatus\nCPT\t10\tbad\n", "WordUnknown", 2)]
    [InlineData(Thermal, "measure\ttrial\ttemperature\nCPT\t1\t10\nHPT\t1\t44\nCPT\t1\t11\n", "TrialTwice", 4)]
    [InlineData(Thermal, "measure\ttemp\nCPT\t10\n", "ColumnMissing", 1)]
    [InlineData(Thermal, "measure\ttemperature\n", "FileEmpty", null)]
    [InlineData(Thermal, "measure\ttemperature\nCPT\n", "RowRagged", 2)]
    [InlineData("study/task-thermal_qst.json", "{}", "UnitNotStated", null)]
    [InlineData("study/task-thermal_qst.json", """{ "temperature": { "Units": "Celsius" } }""", "UnitUnknown", null)]
    [InlineData("study/task-thermal_qst.json", """{ "temperature": { "Units": "kPa" } }""", "UnitWrong", null)]
    [InlineData("study/task-thermal_qst.json", "{ \"temperature\": \n {", "JsonBroken", 2)]
    // The signal.
    [InlineData(Stance + ".json", "{}", "SidecarFieldMissing", null)]
    [InlineData(
        Stance + ".json",
        """{ "Columns": ["cop_ap", "y"], "SamplingFrequency": 100, "Vision": "open", "Surface": "firm" }""",
        "ChannelMissing",
        null
    )]
    [InlineData(
        Stance + ".json",
        """{ "Columns": ["cop_ap", "cop_ml"], "SamplingFrequency": 0, "Vision": "open", "Surface": "firm" }""",
        "SidecarFieldWrong",
        null
    )]
    [InlineData(
        Stance + ".json",
        """{ "Columns": ["cop_ap", "cop_ml", "fz"], "SamplingFrequency": 100, "Vision": "open", "Surface": "firm" }""",
        "RowRagged",
        1
    )]
    [InlineData(
        Stance + ".json",
        """{ "Columns": ["cop_ap", "cop_ap"], "SamplingFrequency": 100, "Vision": "open", "Surface": "firm" }""",
        "ColumnTwice",
        null
    )]
    [InlineData(
        Stance + ".json",
        """{ "Columns": ["cop_ap", "cop_ml"], "SamplingFrequency": 100, "Vision": "eyes open", "Surface": "firm" }""",
        "WordUnknown",
        null
    )]
    [InlineData(
        Stance + ".json",
        """{ "Columns": ["cop_ap", "cop_ml"], "SamplingFrequency": 100, "Vision": "open", "Surface": "firm", "cop_ap": { "Units": "m" }, "cop_ml": { "Units": "m" } }""",
        "ValueOutsideTable",
        2
    )]
    [InlineData(Stance + ".tsv.gz", "not gzip", "GzipBroken", null)]
    // The folder.
    [InlineData(
        "study/participants.tsv",
        "participant_id\tage\nsub-01\t30\nsub-02\t40\n",
        "ParticipantWithoutData",
        null
    )]
    [InlineData("study/participants.tsv", "participant_id\tage\nsub-01\t300\n", "AgeImpossible", 2)]
    [InlineData("study/task-pressure_qst.json", "{}", "SidecarOrphan", null)]
    [InlineData("study/phenotype/pss.json", "{}", "SidecarOrphan", null)]
    [InlineData("study/phenotype/pss.tsv", "participant_id\tPSS\nsub-01\t1\n", "SidecarMissing", null)]
    [InlineData(
        "study/phenotype/pcs.tsv",
        "participant_id\tPCS\nsub-01\t20\nsub-09\t20\n",
        "GivenWithoutParticipant",
        3
    )]
    [InlineData("study/phenotype/pcs.json", """{ "PCS": { "Units": "points?" } }""", "UnitUnknown", null)]
    [InlineData("study/sub-01/qst/sub-01_task-smell_qst.tsv", "a\n1\n", "TaskUnknown", null)]
    [InlineData("study/sub-01/qst/thermal.tsv", "a\n1\n", "FileNameNotUnderstood", null)]
    [InlineData(
        "study/sub-01/qst/sub-02_task-thermal_qst.tsv",
        "measure\ttemperature\nCPT\t1\n",
        "FileInWrongFolder",
        null
    )]
    [InlineData(
        "study/sub-01/qst/sub-01_ses-1_task-thermal_qst.tsv",
        "measure\ttemperature\nCPT\t1\n",
        "FileInWrongFolder",
        null
    )]
    [InlineData(
        "study/sub-01/ses-2/qst/sub-01_task-thermal_qst.tsv",
        "measure\ttemperature\nCPT\t1\n",
        "FileInWrongFolder",
        null
    )]
    public void A_fault_is_found_at_its_place(string file, string content, string code, int? line)
    {
        folder.Write(file, content);
        var notes = Run();
        Assert.All(notes, Importing.Speak);
        Assert.Contains((code, line), notes.Select(note => (note.Code, note.Place.Line)));
    }

    [Theory]
    [InlineData("study/dataset_description.json", """{ "Name": "s" }""", "DescriptionIncomplete")]
    [InlineData("study/dataset_description.json", "[1]", "JsonNotObject")]
    [InlineData("study/participants.tsv", "participant_id\nsub-01\nsub-a b\n", "ParticipantLabelWrong")]
    [InlineData("study/participants.tsv", "participant_id\n", "ParticipantWithoutRow")]
    [InlineData("study/sub-a b/qst/x.json", "{}", "ParticipantLabelWrong")]
    public void A_fault_of_the_folder_is_found(string file, string content, string code)
    {
        folder.Write(file, content);
        var notes = Run();
        Assert.All(notes, Importing.Speak);
        Assert.Contains(code, notes.Select(note => note.Code));
    }

    [Fact]
    public void Missing_and_unreadable_files_are_found()
    {
        File.Delete(folder["study/participants.tsv"]);
        using var locked = new FileStream(folder[Thermal], FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var codes = Run().Select(note => note.Code).ToList();
        Assert.Contains("FileMissing", codes);
        Assert.Contains("FileUnreadable", codes);
    }

    [Fact]
    public void A_sidecar_that_serves_many_recordings_is_wrong_once()
    {
        folder.Write("study/sub-02/qst/sub-02_task-thermal_qst.tsv", "measure\ttemperature\nCPT\t10\n");
        folder.Write("study/participants.tsv", "participant_id\nsub-01\nsub-02\n");
        folder.Write("study/task-thermal_qst.json", """{ "temperature": { "Units": "kPa" } }""");
        Assert.Single(Run(), note => note.Code == "UnitWrong");
    }

    [Fact]
    public void A_response_must_be_one_of_its_measure()
    {
        folder.Write(
            "study/sub-01/qst/sub-01_task-mechanical_qst.tsv",
            "measure\tseries\tresponse\tforce\nMDT\t1\tpain\t8\nMPT\t1\tpain\t16\nMPT\t1\tno_pain\t-1\n"
        );
        folder.Write("study/task-mechanical_qst.json", """{ "force": { "Units": "mN" } }""");
        Assert.Equal(
            [("WordUnknown", 2), ("ValueOutsideTable", 4)],
            Run().Select(note => (note.Code, note.Place.Line ?? 0))
        );
    }

    private IReadOnlyList<Note> Run() => StudyCheck.Run(folder["study"], null, TestContext.Current.CancellationToken);

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (
            var gzip = new System.IO.Compression.GZipStream(
                packed,
                System.IO.Compression.CompressionMode.Compress,
                leaveOpen: true
            )
        )
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
