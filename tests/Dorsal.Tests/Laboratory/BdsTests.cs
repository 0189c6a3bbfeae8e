using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Measurement;
using Dorsal.Messages;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>The twelve force-plate trials of Santos and Duarte 2016 (PeerJ 4:e2648), by their own rule: unfiltered.</summary>
public sealed class BdsTests : IDisposable
{
    private const double RelativeTolerance = 1e-9;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Velocity_area_and_mean_frequency_of_all_12_trials_agree_with_the_authors_within_1e_9()
    {
        var source = SharedData.Folder("posturography_bds");
        Run.Import(source, "bds-force-plate", folder.At("bds"));
        var study = Study.Open(folder.At("bds"));
        var trials = new List<Trial>();
        var result = Run.Measure(
            study,
            MeasureOptions.Default,
            person => trials.AddRange(person.Trials.Select(t => t.Trial))
        );
        Assert.Empty(result.Broken);
        var authors = TableReader.Read(
            Path.Combine(source, "BDSinfoCOP.txt"),
            new Place("BDSinfoCOP.txt"),
            new TableFormat('\t')
        );
        foreach (
            var (outcome, column) in ((string, string)[])
                [("sway_velocity", "COPvelo"), ("sway_area", "COParea"), ("sway_mean_frequency", "COPmfreq")]
        )
        {
            var ours = trials
                .Where(t => t.Series.Outcome == outcome)
                .ToDictionary(t => OriginalName(study, t), t => t.Value, StringComparer.Ordinal);
            Assert.Equal(12, ours.Count);
            Assert.All(
                authors.Rows,
                row =>
                {
                    var theirs = double.Parse(row.Cells[authors.Require(column)], CultureInfo.InvariantCulture);
                    Assert.Equal(1, ours[row.Cells[authors.Require("Trial")]] / theirs, RelativeTolerance);
                }
            );
        }
    }

    [Fact]
    public void A_filtered_path_is_shorter_and_each_condition_is_the_mean_of_its_three_recordings()
    {
        Run.Import(SharedData.Folder("posturography_bds"), "bds-force-plate", folder.At("bds"));
        var study = Study.Open(folder.At("bds"));
        var plain = Run.Measure(study, MeasureOptions.Default);
        var filtered = Run.Measure(
            study,
            MeasureOptions.Default with
            {
                Protocol = new Dictionary<string, string>(StringComparer.Ordinal) { ["stance.low_pass"] = "10" },
            }
        );
        var velocity = plain.Findings.Where(f => f.Series.Outcome == "sway_velocity").ToList();
        Assert.Equal(4, velocity.Count);
        Assert.All(velocity, f => Assert.Equal(3, f.TrialsUsed));
        Assert.All(
            velocity,
            f => Assert.True(filtered.Findings.Single(g => g.Series == f.Series).Estimate.Value < f.Estimate.Value)
        );
    }

    private static string OriginalName(Study study, Trial trial)
    {
        var file = study.Recordings.Single(r => r.Path == trial.Place.File);
        var source = study.SidecarOf(file).Field("SourceFile") ?? study.SidecarOf(file).Field("OriginalTrial");
        return Path.GetFileName(source!.Value).Split('.')[0];
    }
}
