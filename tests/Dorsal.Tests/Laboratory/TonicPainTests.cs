using Dorsal.Laboratory;
using Dorsal.Laboratory.TonicPain;
using Dorsal.Messages;
using Dorsal.Reports;
using Dorsal.Studies;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>Tonic pain: areas by hand, withdrawal as a bound, and groups as survival curves.</summary>
public class TonicPainTests
{
    private static readonly TonicPainTest Test = new();

    private static readonly TrialTable Withdrawn = Rows.Table(
        "tonic",
        "second rating event",
        "0 0 n/a",
        "30 60 n/a",
        "60 80 withdrawal",
        "90 20 n/a"
    );

    [Theory]
    [InlineData("carry", (900 + 2100 + 9600) / 60.0, 70)]
    [InlineData("stop", (900 + 2100) / 60.0, 50)]
    public void The_last_rating_stands_until_the_ceiling_or_the_area_ends_at_withdrawal(
        string rule,
        double area,
        double mean
    )
    {
        var analysis = Rows.Analyse(Test, Withdrawn, ("tonic.after_withdrawal", rule));
        Assert.Equal(area, Rows.Of(analysis, "tonic_rating_area").Estimate.Value, 9);
        Assert.Equal(mean, Rows.Of(analysis, "tonic_mean_rating").Estimate.Value, 9);
        Assert.Equal(80, Rows.Of(analysis, "tonic_peak_rating").Estimate.Value);
        Assert.Equal(60, Rows.Of(analysis, "tonic_early_rating").Estimate.Value, 9);
        Assert.Equal(60, Rows.Of(analysis, "tonic_withdrawal_time").Estimate.Value);
        var quality = Rows.Of(analysis, "tonic_rating_area").Quality.Select(n => n.Code);
        Assert.Contains(rule == "carry" ? "TonicCarried" : "TonicStopped", quality);
        Assert.Contains(analysis.Notes, n => n.Code == "TonicAfterWithdrawal" && n.Place.Line == 5);
    }

    [Fact]
    public void Who_reaches_the_ceiling_has_a_bound_and_not_a_value()
    {
        var table = Rows.Table("tonic", "second rating event", "180 n/a ceiling");
        var time = Rows.Of(Rows.Analyse(Test, table), "tonic_withdrawal_time");
        Assert.Equal((180, Bound.AtLeast), (time.Estimate.Value, time.Bound));
        Assert.False(time.Estimate.HasInterval);
    }

    [Fact]
    public void A_run_whose_end_nobody_noted_has_no_withdrawal_time_and_that_is_said()
    {
        var table = Rows.Table(
            "tonic",
            "trial second rating event",
            "1 0 10 n/a",
            "1 180 40 n/a",
            "2 90 60 withdrawal"
        );
        var analysis = Rows.Analyse(Test, table);
        Assert.Equal("1", Assert.Single(analysis.Notes, n => n.Code == "TonicEndMissing").Value);
        Assert.Equal(90, Rows.Of(analysis, "tonic_withdrawal_time").Estimate.Value);
    }

    [Fact]
    public void A_gap_is_bridged_and_an_early_end_is_said()
    {
        var table = Rows.Table("tonic", "minute rating", "0 0", "1 n/a", "2 40");
        var area = Rows.Of(Rows.Analyse(Test, table), "tonic_rating_area");
        Assert.Equal(40, area.Estimate.Value, 9);
        Assert.Equal(["TonicEndsEarly", "TonicSamplesMissing"], area.Quality.Select(n => n.Code).Order());
    }

    [Fact]
    public void Repeated_runs_give_the_mean_with_its_error()
    {
        var table = Rows.Table("tonic", "trial minute rating", "1 0 40", "1 3 40", "2 0 60", "2 3 60");
        var area = Rows.Of(Rows.Analyse(Test, table), "tonic_rating_area").Estimate;
        Assert.Equal(150, area.Value, 9);
        Assert.Equal(30, area.StandardError, 9);
    }

    [Fact]
    public void A_table_without_time_is_refused() =>
        Assert.Equal(
            "ColumnMissing",
            Assert.Throws<StudyException>(() => Rows.Analyse(Test, Rows.Table("tonic", "rating", "1"))).Note.Code
        );

    [Fact]
    public void Groups_are_compared_by_survival_and_no_bound_is_averaged()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new StudyWriter(folder.At("study")))
        {
            string[] ends = ["20", "40", "60", "ceiling", "80", "100", "ceiling", "ceiling"];
            for (var i = 0; i < ends.Length; i++)
            {
                var id = FormattableString.Invariant($"{i + 1:00}");
                var group = i < 4 ? "control" : "patient";
                writer.AddParticipant(id, new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = group });
                var isLimit = ends[i] == "ceiling";
                writer.WriteTrials(
                    RecordingFile.Trials(id, "", "tonic"),
                    ["second", "rating", "event"],
                    [
                        [isLimit ? "180" : ends[i], "", isLimit ? "ceiling" : "withdrawal"],
                    ]
                );
            }

            writer.Commit();
        }

        var result = Run.Measure(folder.At("study"));
        var (first, second) = (result.Survival[0], result.Survival[1]);
        Assert.Equal(("control", 4, 3), (first.Group, first.Count, first.Events));
        Assert.Equal(50, first.Median.Value);
        Assert.Equal((20 + 40 + 60 + 180) / 4.0, first.RestrictedMean.Value, 9);
        Assert.Equal((100 + 180) / 2.0, second.Median.Value);
        Assert.Equal(first.LogRank, second.LogRank);
        Assert.DoesNotContain(result.Contrasts, c => c.Series.Outcome == "tonic_withdrawal_time");
        Assert.All(result.Summaries, s => Assert.True(double.IsNaN(s.Mean) && double.IsNaN(s.Median)));
        GroupsWriter.Write(folder.At("study"), result);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(folder.At("study"), "survival.csv")).Length);
    }
}
