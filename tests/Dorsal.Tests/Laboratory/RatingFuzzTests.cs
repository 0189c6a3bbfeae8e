using CsCheck;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.StimulusResponse;
using Dorsal.Laboratory.TemporalSummation;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;

namespace Dorsal.Tests.Laboratory;

/// <summary>Whatever stands in the cells, a table of ratings is analysed or refused with a note, and no row is lost.</summary>
public class RatingFuzzTests
{
    private static readonly string[] Cells =
    [
        "pinprick",
        "filament",
        "heat",
        "pressure",
        "cuff",
        "electrical",
        "single",
        "train",
        "pulse",
        "laser",
        "",
        "n/a",
        "0",
        "1",
        "2",
        "3",
        "4",
        "10",
        "100",
        "1.5",
        "-1",
        "1e9",
        "1e999",
        "NaN",
        "x",
        "../",
        "=1+1",
        "<b>",
        "rejected",
        "44",
        "45.5",
        "１",
    ];

    private static readonly string[] SummationColumns = ["modality", "kind", "repeat", "pulse", "rating", "status"];
    private static readonly string[] ResponseColumns = ["intensity", "rating", "run", "trial", "condition", "status"];

    private static readonly Sidecar[] Sidecars =
    [
        Rated.Units("rating={rating_0_100}", "intensity=Cel"),
        Rated.Units("rating={rating_0_10}", "intensity=kPa"),
        Rated.Units("rating={rating_0_200}", "intensity=mN"),
        Rated.Units("rating=unstated", "intensity=mA"),
        Rated.Units("intensity=Cel"),
        Rated.Units("rating=Cel", "intensity={rating_0_100}"),
        Rated.Units("rating={rating_0_10}/{pulse}", "intensity=wrong"),
    ];

    // Words that belong to a column come up more often than chance, so that many tables are nearly right.
    private static readonly Gen<string> Modality = Word("heat", "pinprick", "cuff");
    private static readonly Gen<string> Kind = Word("pulse", "single", "train");
    private static readonly Gen<string> Number = Word("1", "2", "3", "44", "45.5");

    [Fact]
    public void Random_cells_of_a_summation_table_end_as_trials_or_notes()
    {
        var test = new TemporalSummationTest();
        var row = Gen.Select(Modality, Kind, Number, Number, Number, Word("", "rejected"))
            .Select((a, b, c, d, e, f) => (string[])[a, b, c, d, e, f]);
        Check(test, SummationColumns, row, "summation.zero_singles=offset");
    }

    [Fact]
    public void Random_cells_of_a_response_table_end_as_trials_or_notes()
    {
        var row = Gen.Select(Number, Number, Number, Number, Kind, Word("", "rejected"))
            .Select((a, b, c, d, e, f) => (string[])[a, b, c, d, e, f]);
        Check(new StimulusResponseTest(), ResponseColumns, row, "response.most_intensities=3");
    }

    private static Gen<string> Word(params string[] usual) => Gen.Frequency((4, Any(usual)), (1, Any(Cells)));

    private static Gen<string> Any(string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static void Check(ILaboratoryTest test, string[] columns, Gen<string[]> row, string field)
    {
        var analysed = 0;
        Gen.Select(row.Array[0, 12], Gen.Int[0, columns.Length], Gen.Int[0, Sidecars.Length - 1], Gen.Bool)
            .Sample(
                (cells, kept, units, isPlain) =>
                {
                    // Now and then the last columns are missing.
                    var width = kept < 2 ? columns.Length - kept : columns.Length;
                    var rows = cells.Select((c, i) => new TableRow(i + 2, c[..width])).ToList();
                    var file = RecordingFile.Trials("1", "", test.Id);
                    var table = new Table(new(file.Path), columns[..width], rows, []);
                    var sidecar = Sidecars[isPlain ? 0 : units];
                    try
                    {
                        Analyse(test, new TrialTable(file, sidecar, table), field);
                        analysed++;
                    }
                    catch (StudyException fault)
                    {
                        Assert.NotEmpty(fault.Note.Message(Language.Japanese));
                    }
                },
                iter: 3000,
                threads: 1
            );
        Assert.InRange(analysed, 1500, 3000);
    }

    private static void Analyse(ILaboratoryTest test, TrialTable table, string field)
    {
        var parts = field.Split('=');
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { [parts[0]] = parts[1] };
        var analysis = test.Analyse([table], new ProtocolReader(test.Id, table.Sidecar, fields));
        var homeless = analysis.Notes.Count(note => note.Code == "WordUnknown");
        Assert.Equal(table.Table.Rows.Count, analysis.Trials.Count + homeless);
        Assert.All(
            analysis.Trials.Where(trial => trial.Status == TrialStatus.Rejected),
            trial => Assert.Contains(analysis.Notes, note => note.Code == trial.Reason && note.Place == trial.Place)
        );
        // What has no estimate has no number, and the study will say why.
        Assert.All(
            analysis.Findings.Where(finding => !finding.Estimate.IsFitted),
            finding =>
            {
                Assert.True(double.IsNaN(finding.Estimate.Value));
                Assert.Single(Unestimated.Notes([Unestimated.Explained(finding)]));
            }
        );
    }
}
