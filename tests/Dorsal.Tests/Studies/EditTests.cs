using Dorsal.Laboratory;
using Dorsal.Laboratory.Example;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Studies.Edits;
using Dorsal.Tests.House;
using Dorsal.Tests.Laboratory;
using Dorsal.Units;

namespace Dorsal.Tests.Studies;

/// <summary>A person's decision about a trial is kept beside the data and holds for every analysis, until the row itself changes.</summary>
public sealed class EditTests : IDisposable
{
    private const string Thermal = "sub-01/ses-1/qst/sub-01_ses-1_task-thermal_qst.tsv";

    private readonly Dorsal.Tests.House.TemporaryFolder folder = new();

    private string Root => folder.At("study");

    public EditTests() => ExampleStudy.Write(Root, 2, 1);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_trial_rejected_by_hand_counts_no_more_and_says_who_when_and_why()
    {
        var before = Cold();
        Edit(new ManualEdit(2, RowText(2), "", null, "Sato", "2026-11-24", "moved"));
        var after = Cold();
        Assert.Equal(before.TrialsUsed - 1, after.TrialsUsed);
        Assert.Equal(before.TrialsRejected + 1, after.TrialsRejected);
        Assert.Contains(
            Run.Measure(Root).Notes,
            note =>
                note.Place == new Dorsal.Messages.Place(Thermal, 2, note.Place.Column)
                && (note.Value + note.Limit + string.Join(' ', note.Arguments)).Contains(
                    "moved (Sato, 2026-11-24)",
                    StringComparison.Ordinal
                )
        );
        Assert.DoesNotContain(
            StudyCheck.Run(Root, null, TestContext.Current.CancellationToken),
            note =>
                note.Grade == Dorsal.Messages.Grade.Error
                && note.Place.File.Contains("_edits", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_decision_about_a_row_that_has_changed_is_not_applied_and_is_told()
    {
        Edit(new ManualEdit(2, "another row", "", null, "Sato", "2026-11-24", "moved"));
        Assert.Equal(5, Cold().TrialsUsed);
        var note = Assert.Single(Run.Measure(Root).Notes, note => note.Code == "EditStale");
        Assert.Equal((Thermal, 2), (note.Place.File, note.Place.Line));
    }

    [Fact]
    public void The_last_of_two_moves_of_a_marker_counts_and_both_are_kept()
    {
        Edit(new ManualEdit(3, RowText(3), "onset", new Seconds(0.02), "Sato", "2026-11-23", "early"));
        Edit(new ManualEdit(3, RowText(3), "onset", new Seconds(0.023), "Ito", "2026-11-24", "late after all"));
        var table = Table();
        Assert.Equal(0.023, table.Moves[(3, "onset")].Time!.Value.Value);
        Assert.Equal(["Sato", "Ito"], EditFile.Read(Root, table.File).Select(edit => edit.Who));
    }

    [Theory]
    [InlineData("line", "two", "NotANumber")]
    [InlineData("edit", "forget", "WordUnknown")]
    public void A_broken_decision_is_named_with_file_and_line(string column, string text, string code)
    {
        Edit(new ManualEdit(2, RowText(2), "", null, "Sato", "2026-11-24", "moved"));
        var path = folder.At("study", Table().File.Edits.Path);
        var lines = File.ReadAllLines(path);
        var cells = lines[1].Split('\t');
        cells[Array.IndexOf(lines[0].Split('\t'), column)] = text;
        File.WriteAllLines(path, [lines[0], string.Join('\t', cells)]);
        var note = Assert.Throws<Dorsal.Messages.StudyException>(() => Table()).Note;
        Assert.Equal((code, 2, column), (note.Code, note.Place.Line!.Value, note.Place.Column));
        Assert.EndsWith("_edits.tsv", note.Place.File, StringComparison.Ordinal);
    }

    private Finding Cold() =>
        Run.Measure(Root).Findings.First(f => f.Participant == "01" && f.Session == "1" && f.Test == "thermal");

    private TrialTable Table()
    {
        var study = Study.Open(Root);
        return (TrialTable)study.Read(study.Recordings.Single(file => file.Path == Thermal));
    }

    private string RowText(int line)
    {
        var table = Table();
        return EditFile.TextOf(table.Recorded(table.Table.Rows.Single(row => row.Line == line)));
    }

    private void Edit(ManualEdit edit) => EditFile.Add(Root, Table().File, edit);
}
