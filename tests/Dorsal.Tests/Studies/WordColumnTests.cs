using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Checks;
using Dorsal.Tests.Laboratory;

namespace Dorsal.Tests.Studies;

/// <summary>Words of columns mean the same whatever their letters, and a row with another word is not used: in the measurement as in the check.</summary>
public sealed class WordColumnTests : IDisposable
{
    private readonly House.TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("below_lod", "Yes", 0, 1)]
    [InlineData("below_lod", "no", 0, 0)]
    [InlineData("status", "Rejected", 1, 0)]
    [InlineData("status", "n/a", 0, 0)]
    [InlineData("below_lod", "はい", 1, 0)]
    [InlineData("status", "除外", 1, 0)]
    public void A_word_is_the_word_in_any_letters_and_no_other_is_used(
        string column,
        string word,
        int rejected,
        int bounds
    )
    {
        var result = Measured(
            "serum",
            ["analyte", "concentration", "unit", "assay", column],
            ["CRP", "1.3", "mg/L", "A", word]
        );
        var finding = Assert.Single(result.Findings);
        Assert.Equal(rejected, finding.TrialsRejected);
        Assert.Equal(bounds, finding.Bound == Bound.AtMost ? 1 : 0);
        Assert.Equal(rejected == 0, finding.Estimate.IsFitted);
    }

    [Fact]
    public void A_row_that_is_not_used_is_told_once_with_line_word_and_words()
    {
        string[] columns = ["level", "pfirrmann", "modic", "rater", "status"];
        string[][] rows =
        [
            ["L1-L2", "2", "0", "a", ""],
            ["L2-L3", "5", "3", "a", "out"],
            ["L3-L4", "3", "0", "a", ""],
        ];
        var result = Measured("discs", columns, rows);
        var note = Assert.Single(result.Notes, note => note.Grade == Grade.Error);
        Assert.Equal(("RowWordUnknown", 3, "status"), (note.Code, note.Place.Line, note.Place.Column));
        Assert.Equal(("out", "rejected"), (note.Value, note.Limit));
        Importing.Speak(note);
        Assert.NotEqual(5, result.Findings.Single(f => f.Series.Outcome == "disc_highest_grade").Estimate.Value);
    }

    [Fact]
    public void A_catch_trial_is_one_in_any_letters()
    {
        string[] columns = ["method", "kind", "level", "response", "trial"];
        string[][] Rows(string word) =>
            [
                .. Enumerable
                    .Range(0, 40)
                    .Select(i =>
                        (string[])
                            [
                                "constant",
                                i % 2 == 0 ? word : "stimulus",
                                i % 2 == 0
                                    ? "n/a"
                                    : (i % 8).ToString(System.Globalization.CultureInfo.InvariantCulture),
                                i % 8 > 4 ? "yes" : "no",
                                i.ToString(System.Globalization.CultureInfo.InvariantCulture),
                            ]
                    ),
            ];
        Assert.Equal(
            Measured("detection", columns, Rows("catch")).Findings.Select(f => (f.Series, f.Estimate)),
            Measured("detection", columns, Rows("Catch")).Findings.Select(f => (f.Series, f.Estimate))
        );
    }

    [Fact]
    public void The_check_takes_the_same_words()
    {
        Measured(
            "serum",
            ["analyte", "concentration", "unit", "below_lod"],
            ["crp", "1", "mg/L", "YES"],
            ["CRP", "1", "mg/L", "aye"]
        );
        var notes = StudyCheck.Run(folder.At("study"), null, TestContext.Current.CancellationToken);
        Assert.Equal(("WordUnknown", "aye"), (Assert.Single(notes).Code, notes[0].Value));
    }

    // A zone or a drawing must not lose a single point to a word that is wrong: the whole outline goes.
    [Fact]
    public void An_outline_with_a_word_that_is_not_known_is_rejected_whole()
    {
        string[][] Box(string contour, string side, string word) =>
            [
                [contour, "0", "0", word],
                [contour, "0", side, ""],
                [contour, side, side, ""],
                [contour, side, "0", ""],
            ];
        var result = Measured(
            "bodyimage",
            ["contour", "x", "y", "confirmed"],
            [.. Box("Template", "100", ""), .. Box("drawn", "100", "so-so")]
        );
        Assert.False(result.Findings.Single(f => f.Series.Outcome == "drawn_area_ratio").Estimate.IsFitted);
        Assert.Contains("RowWordUnknown", result.Notes.Select(note => note.Code));
    }

    private StudyResult Measured(string task, string[] columns, params string[][] rows)
    {
        if (Directory.Exists(folder.At("study")))
        {
            Directory.Delete(folder.At("study"), recursive: true);
        }

        using (var writer = new StudyWriter(folder.At("study")))
        {
            writer.AddParticipant(
                new Participant("1", 40, Sex.Female, "control", new Dictionary<string, string>(StringComparer.Ordinal))
            );
            writer.WriteTrials(RecordingFile.Trials("1", "", task), columns, rows);
            writer.Commit();
        }

        return Run.Measure(Study.Open(folder.At("study")), MeasureOptions.Default);
    }
}
