using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>
/// The two centres of Spisak et al. 2020, read from the shared data: under the authors' rules every derived column comes out as the
/// authors have it.
/// </summary>
public sealed class RpnTests : IDisposable
{
    private const double Tolerance = 1e-9;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Essen_every_author_column_and_the_composite_normed_by_Bochum_agree_within_1e_9()
    {
        var (essen, bochum) = (Imported("essen"), Imported("bochum"));
        var result = Run.Measure(essen, bochum + ",sd=population,session=1");
        Assert.Empty(result.Broken);
        var authors = Authors("essen");
        Assert.Equal(49, authors.Count);
        (string Outcome, string Column)[] pairs =
        [
            ("cold_pain_threshold", "CPT"),
            ("heat_pain_threshold", "HPT"),
            ("mechanical_pain_threshold", "MPT_log_geom"),
            ("mechanical_detection_threshold", "MDT_log_geom"),
            ("cold_detection_threshold", "CDT_log_mean"),
            ("warm_detection_threshold", "WDT_log_mean"),
            ("pain_sensitivity_composite", "mean_QST_pain_sensitivity"),
        ];
        foreach (var (outcome, column) in pairs)
        {
            var ours = result
                .Findings.Where(f => f.Series.Outcome == outcome)
                .ToDictionary(f => f.Participant, f => f.Estimate.Value, StringComparer.Ordinal);
            Assert.Equal(authors.Count, ours.Count);
            Assert.All(
                authors,
                row => Assert.Equal(Number(row.Value[column]), ours["essen" + row.Key.PadLeft(3, '0')], Tolerance)
            );
        }
    }

    [Fact]
    public void Essen_detection_thresholds_get_no_z_from_Bochum_because_the_scale_is_another()
    {
        var (essen, bochum) = (Imported("essen"), Imported("bochum"));
        var result = Run.Measure(essen, bochum);
        var detection = result
            .Findings.Where(f => f.Series.Outcome is "cold_detection_threshold" or "warm_detection_threshold")
            .ToList();
        Assert.Equal(2 * 49, detection.Count);
        Assert.All(
            detection,
            f => Assert.True(double.IsNaN(f.Z) && f.Quality.Any(note => note.Code == "NormOtherScale"))
        );
    }

    [Fact]
    public void Essen_pressures_without_a_unit_are_kept_and_get_no_z()
    {
        var result = Run.Measure(Imported("essen"));
        var pressures = result
            .Findings.Where(f => f.Series.Outcome == "pressure_pain_threshold" && f.Estimate.IsFitted)
            .ToList();
        Assert.Equal(48, pressures.Count);
        Assert.All(pressures, f => Assert.Equal("unstated", f.Unit.Code));
        Assert.Contains(result.Notes, note => note.Code == "UnitUnstated");
    }

    [Fact]
    public void Essen_a_force_that_no_pinprick_has_is_noted_and_kept()
    {
        var result = Run.Measure(Imported("essen"));
        var note = Assert.Single(result.Notes, note => note.Code == "OffLadder");
        Assert.StartsWith("126", note.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Bochum_both_composites_and_their_reliability_agree_with_the_authors()
    {
        var result = Run.Measure(Imported("bochum"), "controls");
        var authors = Authors("bochum");
        foreach (
            var (session, column) in ((string, string)[])
                [("1", "mean_QST_pain_sensitivity"), ("2", "mean_QST_pain_sensitivityd2")]
        )
        {
            var ours = result
                .Findings.Where(f => f.Series.Outcome == "pain_sensitivity_composite" && f.Session == session)
                .ToDictionary(f => f.Participant, f => f.Estimate.Value, StringComparer.Ordinal);
            var theirs = authors.Where(row => double.IsFinite(Number(row.Value[column]))).ToList();
            Assert.Equal(39, theirs.Count);
            Assert.Equal(theirs.Count, ours.Count);
            Assert.All(
                theirs,
                row => Assert.Equal(Number(row.Value[column]), ours["bochum" + row.Key.PadLeft(3, '0')], Tolerance)
            );
        }

        var reliability = Assert.Single(result.Reliability, r => r.Series.Outcome == "pain_sensitivity_composite");
        Assert.Equal(39, reliability.Pairs);
        Assert.Equal(0.8288, reliability.Correlation.Value, 4);

        var complete = result
            .Findings.Where(f =>
                f.Series.Outcome == "pain_sensitivity_composite" && f.Quality.All(n => n.Code != "CompositeIncomplete")
            )
            .GroupBy(f => f.Participant, StringComparer.Ordinal)
            .Where(g => g.Count() == 2)
            .Select(g =>
                (
                    First: g.Single(f => f.Session == "1").Estimate.Value,
                    Second: g.Single(f => f.Session == "2").Estimate.Value
                )
            )
            .ToList();
        Assert.Equal(36, complete.Count);
        Assert.Equal(
            0.8246,
            Pearson.From([.. complete.Select(p => p.First)], [.. complete.Select(p => p.Second)]).Value,
            4
        );
    }

    [Fact]
    public void Bochum_values_are_marked_as_given_and_the_two_people_without_values_are_empty_not_broken()
    {
        var result = Run.Measure(Imported("bochum"));
        Assert.Equal(["bochum010", "bochum014"], result.Empty);
        Assert.Empty(result.Broken);
        var given = result.Findings.Where(f => f.Test is "thermal" or "mechanical").ToList();
        Assert.All(
            given,
            f =>
                Assert.True(
                    f.Detector == Detector.AsGiven && f.TrialsUsed == 0 && double.IsNaN(f.Estimate.StandardError)
                )
        );
    }

    [Fact]
    public void Below_zero_degrees_counts_as_minus_a_tenth_by_the_authors_rule()
    {
        // No Essen value is below 0 °C, so the clause is shown on a made-up series.
        var writer = new StudyWriter(folder.At("frozen"));
        writer.AddParticipant(
            new Participant("1", null, Sex.Unstated, "", new Dictionary<string, string>(StringComparer.Ordinal))
        );
        writer.WriteSidecar(
            "task-thermal_qst.json",
            System
                .Text.Json.Nodes.JsonNode.Parse(
                    """{"temperature":{"Units":"Cel"},"Protocol":{"Rule":"rpn","PracticeTrials":1}}"""
                )!
                .AsObject()
        );
        string[] temperatures = ["9", "-3", "2", "-0.5", "4", "1"];
        writer.WriteTrials(
            RecordingFile.Trials("1", "", "thermal"),
            ["measure", "temperature"],
            temperatures.Select(t => new[] { "CPT", t })
        );
        writer.Commit();
        writer.Dispose();
        var result = Run.Measure(folder.At("frozen"));
        Assert.Equal((-0.1 + 2 - 0.1 + 4 + 1) / 5, Assert.Single(result.Findings).Estimate.Value, 12);
    }

    private string Imported(string centre)
    {
        var table = Path.Combine(SharedData.Folder("rpn_qst_rsfmri"), "qst", $"{centre}_sample_raw.csv");
        Run.Import(table, "rpn-" + centre, folder.At(centre));
        return folder.At(centre);
    }

    private static Dictionary<string, Dictionary<string, string>> Authors(string centre)
    {
        var path = Path.Combine(
            SharedData.Folder("rpn_qst_rsfmri"),
            "reference",
            $"{centre}_sample_with_author_derived_columns.csv"
        );
        var table = TableReader.Read(path, new Place(path), new TableFormat(','));
        return table.Rows.ToDictionary(
            row => row.Cells[table.Require("ID")],
            row => table.Columns.Zip(row.Cells).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
