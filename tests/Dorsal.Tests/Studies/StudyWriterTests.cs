using System.Text.Json.Nodes;
using CsCheck;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Studies;

public class StudyWriterTests
{
    private static readonly Gen<string> Label = Gen.Char["abcXYZ0189"]
        .Array[1, 6]
        .Select(letters => new string(letters));

    private static readonly Gen<string> Cell = Gen.OneOf(
        Gen.Char["ab \"'\t\n,;|痛み.é"].Array[0, 8].Select(letters => new string(letters).Trim()),
        Gen.Double[-1e6, 1e6].Select(value => FormattableString.Invariant($"{value:R}"))
    );

    private static readonly Gen<(string Label, string[][] Rows, double[] Samples)> Person = Gen.Select(
        Label,
        Cell.Array[3].Array[1, 6],
        Gen.Double.Where(double.IsFinite).Array[1, 20]
    );

    [Fact]
    public void What_is_written_reads_back_the_same() =>
        Person
            .Array[1, 4]
            .Where(people => people.DistinctBy(p => p.Label, StringComparer.OrdinalIgnoreCase).Count() == people.Length)
            .Sample(
                people =>
                {
                    using var folder = new TemporaryFolder();
                    Write(folder["study"], people);
                    var study = Study.Open(folder["study"]);
                    Assert.DoesNotContain(study.Notes, note => note.Grade != Grade.Note);
                    Assert.Equal(people.Select(p => p.Label), study.Participants.Select(p => p.Id));
                    foreach (var (label, rows, samples) in people)
                    {
                        var mine = study.Recordings.Where(file => file.Participant == label).ToList();
                        var table = (TrialTable)study.Read(mine.Single(file => file.Suffix == "qst"));
                        Assert.Equal(rows, table.Table.Rows.Select(row => row.Cells.Select(c => c is "n/a" ? "" : c)));
                        var signal = (SignalRecording)study.Read(mine.Single(file => file.Suffix == "physio"));
                        Assert.Equal(samples, signal.Channels[0].Samples);
                        Assert.Equal("kPa", signal.Channels[0].Unit.Code);
                        Assert.Equal(100, signal.SamplingFrequency.Value);
                    }
                },
                iter: 100,
                threads: 1
            );

    [Fact]
    public void Equal_calls_give_equal_bytes()
    {
        using var folder = new TemporaryFolder();
        (string, string[][], double[])[] people =
        [
            (
                "01",
                [
                    ["1", "2", "痛"],
                ],
                [0.1, 1e-300, 5]
            ),
        ];
        Write(folder["a"], people);
        Write(folder["b"], people);
        foreach (var path in Directory.EnumerateFiles(folder["a"], "*", SearchOption.AllDirectories))
        {
            var other = Path.Combine(folder["b"], Path.GetRelativePath(folder["a"], path));
            if (!path.EndsWith("dataset_description.json", StringComparison.Ordinal))
            {
                Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(other));
            }
        }
    }

    [Fact]
    public void A_writer_that_is_not_committed_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new StudyWriter(folder["deep/er/study"]))
        {
            writer.AddParticipant("01", new Dictionary<string, string>(StringComparer.Ordinal));
            writer.WriteTrials(
                RecordingFile.Trials("01", "", "thermal"),
                ["trial"],
                [
                    ["1"],
                ]
            );
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_folder_that_holds_something_is_refused_and_an_empty_one_is_used()
    {
        using var folder = new TemporaryFolder();
        folder.Write("full/notes.txt", "mine");
        Assert.Equal("OutFolderNotEmpty", Fault(() => new StudyWriter(folder["full"])));
        Directory.CreateDirectory(folder["empty"]);
        using var writer = new StudyWriter(folder["empty"]);
        writer.Commit();
        Assert.True(File.Exists(folder["empty/participants.tsv"]));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_an_error_that_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "");
        Assert.Equal("OutFolderUnwritable", Fault(() => new StudyWriter(folder["file/study"])));
        Assert.Equal("OutFolderUnwritable", Fault(() => new StudyWriter("")));
    }

    [Theory]
    [InlineData("../outside.json")]
    [InlineData("/etc/outside.json")]
    [InlineData("a/../../outside.json")]
    [InlineData("a//b.json")]
    [InlineData("C:/outside.json")]
    [InlineData("a\\..\\..\\outside.json")]
    [InlineData("phenotype/CON.json")]
    [InlineData("lpt1.tsv")]
    [InlineData("a/trailing./x.json")]
    [InlineData("")]
    public void A_path_that_leaves_the_folder_or_that_some_system_refuses_is_an_error(string path)
    {
        using var folder = new TemporaryFolder();
        using var writer = new StudyWriter(folder["study"]);
        Assert.Equal("PathNotAllowed", Fault(() => writer.WriteSidecar(path, [])));
    }

    [Fact]
    public void Names_that_differ_by_case_only_are_the_same_name()
    {
        using var folder = new TemporaryFolder();
        using var writer = new StudyWriter(folder["study"]);
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        writer.AddParticipant("a1", none);
        Assert.Equal("ParticipantTwice", Fault(() => writer.AddParticipant("A1", none)));
        writer.WriteSidecar("task-a_qst.json", []);
        Assert.Equal("FileWrittenTwice", Fault(() => writer.WriteSidecar("task-A_qst.json", [])));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("")]
    [InlineData("痛")]
    [InlineData("a b")]
    public void A_label_is_letters_and_digits(string label)
    {
        using var folder = new TemporaryFolder();
        using var writer = new StudyWriter(folder["study"]);
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        Assert.Equal("LabelWrong", Fault(() => writer.AddParticipant(label, none)));
        Assert.Equal("LabelWrong", Fault(() => RecordingFile.Trials(label, "", "thermal")));
        Assert.Equal("LabelWrong", Fault(() => RecordingFile.Signal("1", "", "qst", "pressure", "", "one")));
    }

    private static void Write(string path, IEnumerable<(string Label, string[][] Rows, double[] Samples)> people)
    {
        using var writer = new StudyWriter(path);
        foreach (var (label, rows, samples) in people)
        {
            var columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["hand"] = "right" };
            writer.AddParticipant(new Participant(label, 30.5, Sex.Female, "control", columns));
            writer.WriteTrials(RecordingFile.Trials(label, "1", "thermal"), ["trial", "temperature", "site"], rows);
            writer.WriteSignal(
                RecordingFile.Signal(label, "", "qst", "pressure", "back", "1"),
                new JsonObject { ["Measure"] = "PPT" },
                new Hertz(100),
                [new Channel("pressure", Unit.Parse("kPa"), samples)]
            );
        }

        writer.Commit();
    }

    private static string Fault(Action action) => Assert.Throws<StudyException>(action).Note.Code;

    private static string Fault(Func<object> action) => Assert.Throws<StudyException>(() => action()).Note.Code;
}
