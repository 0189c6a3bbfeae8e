using Dorsal.Laboratory;
using Dorsal.Laboratory.PainModulation;
using Dorsal.Studies;
using Dorsal.Tests.House;

namespace Dorsal.Tests.Laboratory;

/// <summary>Conditioned pain modulation, by hand. Positive is inhibition for thresholds and ratings.</summary>
public class PainModulationTests
{
    private static readonly PainModulationTest Test = new();

    private static readonly TrialTable Full = Rows.Table(
        "cpm",
        "phase minute measure value conditioning_rating",
        "baseline n/a PPT 200 n/a",
        "baseline n/a PPT 210 n/a",
        "baseline n/a PPT 190 n/a",
        "during n/a PPT 240 60",
        "during n/a PPT 260 80",
        "after 1 PPT 230 n/a",
        "after 10 PPT 205 n/a",
        "control_baseline n/a PPT 200 n/a",
        "control_baseline n/a PPT 200 n/a",
        "control_during n/a PPT 205 n/a",
        "control_during n/a PPT 205 n/a"
    );

    [Theory]
    [InlineData("effect", "during", 50)]
    [InlineData("effect_percent", "during", 25)]
    [InlineData("test_stimulus", "during", 250)]
    [InlineData("net_effect", "during", 45)]
    [InlineData("effect", "after", 30)]
    [InlineData("effect", "late", 5)]
    [InlineData("decay", "after", -25.0 / 9)]
    [InlineData("class", "during", 1)]
    [InlineData("class", "late", 0)]
    [InlineData("baseline_change", "baseline", 10)]
    public void A_threshold_that_rises_is_inhibition(string kind, string phase, double expected) =>
        Assert.Equal(expected, Rows.Of(Rows.Analyse(Test, Full), "cpm_ppt_" + kind, phase).Estimate.Value, 9);

    [Fact]
    public void Errors_are_pooled_over_the_series()
    {
        // Sums of squares 200 + 200 on 3 degrees of freedom.
        var effect = Rows.Of(Rows.Analyse(Test, Full), "cpm_ppt_effect", "during").Estimate;
        Assert.Equal(Math.Sqrt(400.0 / 3 * ((1.0 / 3) + (1.0 / 2))), effect.StandardError, 9);
    }

    [Fact]
    public void The_effect_in_baseline_sd_is_corrected_for_few_trials()
    {
        // (250 - 200) / 10 x J(2), J(2) = Γ(1) / (√1 Γ(1/2)) = 1/√π.
        var effect = Rows.Of(Rows.Analyse(Test, Full), "cpm_ppt_effect_in_sd", "during").Estimate;
        Assert.Equal(5 / Math.Sqrt(Math.PI), effect.Value, 9);
        Assert.True(effect.HasInterval);
    }

    [Fact]
    public void A_rating_that_falls_is_inhibition_too()
    {
        var table = Rows.Table(
            "cpm",
            "phase measure value",
            "baseline rating 60",
            "baseline rating 60",
            "after rating 40"
        );
        var analysis = Rows.Analyse(Test, table);
        Assert.Equal(20, Rows.Of(analysis, "cpm_rating_effect", "after").Estimate.Value, 9);
        Assert.Equal(100.0 / 3, Rows.Of(analysis, "cpm_rating_effect_percent", "after").Estimate.Value, 9);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("7", 0)]
    public void The_class_depends_on_the_multiplier_of_the_persons_sem(string multiplier, double expected)
    {
        // SEM = √(200 / 3) = 8.16 from baseline and control baseline; the effect is 50.
        var analysis = Rows.Analyse(Test, Full, ("cpm.responder_multiplier", multiplier));
        var found = Rows.Of(analysis, "cpm_ppt_class", "during");
        Assert.Equal(expected, found.Estimate.Value);
        Assert.Equal(expected > 0 ? "Note: CpmInhibitor" : "Note: CpmNonResponder", found.QualityText);
    }

    [Fact]
    public void A_conditioned_threshold_at_the_limit_is_a_bound_of_the_effect()
    {
        var table = Rows.Table("cpm", "phase measure value", "baseline PDT 40", "baseline PDT 44", "during PDT 100");
        var effect = Rows.Of(Rows.Analyse(Test, table), "cpm_pdt_effect", "during");
        Assert.Equal((58, Bound.AtLeast), (effect.Estimate.Value, effect.Bound));
    }

    [Fact]
    public void Timing_and_conditioning_rating_follow_the_table_and_the_protocol()
    {
        var analysis = Rows.Analyse(Test, Full, ("cpm.timing", "parallel"));
        Assert.DoesNotContain(analysis.Findings, f => f.Series is { Outcome: "cpm_ppt_effect", Condition: "after" });
        Assert.Equal(70, Rows.Of(analysis, "cpm_conditioning_rating").Estimate.Value, 9);
    }

    [Fact]
    public void A_measure_that_the_unit_does_not_fit_and_an_unknown_phase_are_noted()
    {
        var table = Rows.Table("cpm", "phase measure value", "baseline PPT 200", "baseline rating 40", "before PPT 3");
        var codes = Rows.Analyse(Test, table).Notes.Select(n => n.Code).ToList();
        Assert.Contains("UnitWrong", codes);
        Assert.Contains("CpmPhaseUnknown", codes);
        Assert.Contains("CpmConditionedMissing", codes);
    }

    [Fact]
    public void The_groups_sem_comes_from_the_differences_of_two_baselines()
    {
        using var folder = new TemporaryFolder();
        double[] changes = [4, -4, 8, -8];
        using (var writer = new StudyWriter(folder.At("study")))
        {
            for (var i = 0; i < changes.Length; i++)
            {
                var id = FormattableString.Invariant($"{i + 1:00}");
                writer.AddParticipant(id, new Dictionary<string, string>(StringComparer.Ordinal));
                var second = FormattableString.Invariant($"{200 + changes[i]}");
                writer.WriteTrials(
                    RecordingFile.Trials(id, "", "cpm"),
                    ["phase", "measure", "value"],
                    [
                        ["baseline", "PPT", "200"],
                        ["baseline", "PPT", second],
                        ["during", "PPT", "206"],
                    ]
                );
            }

            writer.WriteSidecar(
                "task-cpm_qst.json",
                new()
                {
                    ["value"] = new System.Text.Json.Nodes.JsonObject { ["Units"] = "kPa" },
                    ["Protocol"] = new System.Text.Json.Nodes.JsonObject { ["SemFrom"] = "group" },
                }
            );
            writer.Commit();
        }

        // Variance of the differences 160 / 3, SEM √(80 / 3) = 5.16; effects 4, 8, 2, 10.
        var classes = Run.Measure(folder.At("study"))
            .Findings.Where(f => f.Series.Outcome == "cpm_ppt_class")
            .Select(f => f.Estimate.Value);
        Assert.Equal([0, 1, 0, 1], classes);
    }
}
