using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Tests.House;
using Dorsal.Tests.Studies;

namespace Dorsal.Tests.Laboratory;

/// <summary>Cells and sidecars of any text never end in a crash, and every row of a diary ends as one trial.</summary>
public class QuestionnaireFuzzTests
{
    private static readonly string[] Texts =
    [
        "",
        "n/a",
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "-1",
        "1.5",
        "1e308",
        "-1e308",
        "NaN",
        "23:30",
        "25:99",
        "=1+1",
        "<script>",
        "../..",
        "2026-01-01",
        "2026-01-02",
        "9999-12-31",
        "0001-01-01",
        "2147483647",
        "-2147483648",
        "average",
        "worst",
        "PCS",
        "psqi",
        "painDETECT",
        "STarT Back",
        "total",
        "pattern",
        "5a",
        "04",
        "{0}",
        "\u3000",
        "痛み",
    ];

    private static readonly Gen<string> Cell = Gen.Int[0, Texts.Length - 1].Select(i => Texts[i]);

    [Fact]
    public void Any_phenotype_is_measured_or_noted() =>
        Gen.Select(Cell.Array[6], Cell.Array[6], Cell.Array[6], Cell.Array[3])
            .Sample(
                (row, instruments, items, file) =>
                {
                    using var folder = new Dorsal.Tests.House.TemporaryFolder();
                    string[] columns = ["pcs_01", "psqi_1", "a", "b", "dass21_7", "c"];
                    var sidecar = new JsonObject
                    {
                        ["Instrument"] = file[0],
                        ["Version"] = file[1],
                        ["Language"] = file[2],
                    };
                    for (var i = 2; i < columns.Length; i += 2)
                    {
                        sidecar[columns[i]] = new JsonObject
                        {
                            ["Instrument"] = instruments[i],
                            ["Item"] = items[i],
                            ["Score"] = items[i - 1],
                        };
                    }

                    var result = Measured(folder.At("study"), columns, row, sidecar);
                    Assert.DoesNotContain(result.Notes, note => note.Code == "FileCrashed");
                    Assert.All(result.Notes, Importing.Speak);
                    Assert.All(result.Findings.SelectMany(finding => finding.Quality), Importing.Speak);
                },
                iter: 300,
                threads: 1
            );

    [Fact]
    public void Every_row_of_a_diary_ends_as_one_trial_and_a_rejected_one_has_its_note() =>
        Gen.Select(Cell, Cell, Cell)
            .Array[0, 12]
            .Sample(
                rows =>
                {
                    try
                    {
                        string[][] cells = [.. rows.Select(row => new[] { row.Item1, row.Item2, row.Item3 })];
                        foreach (var column in (string[])["date", "day"])
                        {
                            Check(Diary.Of(["measure", column, "rating"], cells), rows.Length);
                            Check(Diary.Of(["measure", column, "rating"], cells.Select(Averaged)), rows.Length);
                        }
                    }
                    catch (StudyException fault)
                    {
                        Importing.Speak(fault.Note);
                    }
                },
                iter: 3000,
                threads: 1
            );

    private static string[] Averaged(string[] cells, int i) =>
        ["average", i.ToString(CultureInfo.InvariantCulture), cells[2]];

    private static void Check(Analysis analysis, int rows)
    {
        Assert.Equal(rows, analysis.Trials.Count);
        var rejected = analysis.Trials.Where(trial => trial.Status == TrialStatus.Rejected).ToList();
        Assert.All(rejected, trial => Assert.Contains(analysis.Notes, note => note.Code == trial.Reason));
        Assert.All(analysis.Notes, Importing.Speak);
    }

    private static StudyResult Measured(string path, string[] columns, string[] row, JsonObject sidecar)
    {
        using (var writer = new StudyWriter(path))
        {
            writer.AddParticipant("01", new Dictionary<string, string>(StringComparer.Ordinal));
            writer.WritePhenotype(
                "forms",
                ["participant_id", .. columns],
                [
                    ["sub-01", .. row],
                ],
                sidecar
            );
            writer.Commit();
        }

        return Run.Measure(path);
    }
}
