using CsCheck;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory;

/// <summary>Whatever stands in the cells, a row ends as a trial or a note with its line, and nothing but a study's own fault is thrown.</summary>
public class ModulationFuzzTests
{
    private static readonly string[] Odd =
    [
        "",
        "n/a",
        "0",
        "-1",
        "1e300",
        "1e-300",
        "NaN",
        "Infinity",
        "1,5",
        "=1+1",
        "../x",
        "５",
        "rejected",
        "after",
        "100",
        "42.5",
        "180",
        "left",
    ];

    [Theory]
    [InlineData("tonic", "trial|second|rating|event|condition|status", "1|2|0|30|60|90|180|withdrawal|ceiling")]
    [InlineData("tonic", "minute|rating", "0|1|2|3|50|60")]
    [InlineData("cuff", "measure|pressure|side|trial|status", "cPDT|cPTT|limit|20|55|101")]
    [InlineData(
        "cpm",
        "phase|measure|minute|value|conditioning_rating|condition",
        "baseline|during|after|control_baseline|control_after|PPT|PDT|HPT|rating|1|10|200|250|44"
    )]
    public void Random_cells_end_as_a_trial_or_a_note(string task, string columns, string words)
    {
        var names = columns.Split('|');
        string[] pool = [.. words.Split('|'), .. words.Split('|'), .. words.Split('|'), .. Odd];
        var test = TestCatalogue.Find(task)!;
        Gen.Int[0, pool.Length - 1]
            .Select(i => pool[i])
            .Array[names.Length]
            .Array[0, 12]
            .Sample(
                rows =>
                {
                    var table = Rows.Table(RecordingFile.Trials("1", "", task), names, rows);
                    try
                    {
                        var analysis = Rows.Analyse(test, table);
                        var lines = analysis
                            .Trials.Select(t => t.Place.Line)
                            .Concat(analysis.Notes.Select(n => n.Place.Line))
                            .ToHashSet();
                        Assert.All(table.Table.Rows, row => Assert.Contains(row.Line, lines));
                        Assert.All(analysis.Notes, n => Assert.NotEmpty(n.Message(Language.Japanese)));
                    }
                    catch (StudyException)
                    {
                        // A fault of the study, which has its note.
                    }
                },
                iter: 1500,
                threads: 1
            );
    }
}
