using System.Text.Json.Nodes;
using Dorsal.Laboratory;
using Dorsal.Laboratory.PainModulation;
using Dorsal.Messages;
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
        var analysis = Rows.Analyse(
            Test,
            Full,
            ("cpm.sem_from", "person"),
            ("cpm.sem_degrees", "3"),
            ("cpm.responder_multiplier", multiplier)
        );
        var found = Rows.Of(analysis, "cpm_ppt_class", "during");
        Assert.Equal(expected, found.Estimate.Value);
        Assert.Equal(expected > 0 ? "Note: CpmInhibitor" : "Note: CpmNonResponder", found.QualityText);
        Assert.Equal([multiplier, "@Sem.Person", "8.165 kPa", "3"], found.Quality[0].Arguments);
        Assert.Contains(analysis.Notes, note => note == found.Quality[0]);
        Assert.Contains("this person", found.Quality[0].Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_persons_sem_from_few_trials_gives_no_class_but_the_reason()
    {
        var analysis = Rows.Analyse(Test, Full, ("cpm.sem_from", "person"));
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "cpm_ppt_class");
        var notes = analysis.Notes.Where(n => n.Code == "CpmSemUncertain").ToList();
        Assert.Equal(3, notes.Count);
        Assert.All(notes, n => Assert.Equal(("3", "8", "@Sem.Person"), (n.Value, n.Limit, n.Arguments[0])));
    }

    [Fact]
    public void Two_equal_baselines_do_not_turn_any_effect_into_a_response()
    {
        var table = Rows.Table("cpm", "phase measure value", "baseline PPT 200", "baseline PPT 200", "during PPT 201");
        var analysis = Rows.Analyse(Test, table, ("cpm.sem_from", "person"), ("cpm.sem_degrees", "1"));
        Assert.DoesNotContain(analysis.Findings, f => f.Series.Outcome == "cpm_ppt_class");
        Assert.Single(analysis.Notes, n => n.Code == "CpmSemZero");
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

    [Theory]
    [InlineData("PPT 4000", "0 … 3000 kPa")]
    [InlineData("PPT -5", "0 … 3000 kPa")]
    public void A_value_that_cannot_be_is_told_with_the_unit_of_the_limit(string value, string limit)
    {
        var analysis = Rows.Analyse(Test, Rows.Table("cpm", "phase measure value", "baseline " + value));
        Assert.Equal(limit, Assert.Single(analysis.Notes, n => n.Code == "ValueImpossible").Limit);
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
    public void The_studys_sem_comes_from_the_differences_of_two_baselines()
    {
        // Variance of the differences 160 / 3, SEM √(80 / 3) = 5.16; effects 4, 8, 2, 10.
        var result = Studied([4, -4, 8, -8], "3");
        var classes = result.Findings.Where(f => f.Series.Outcome == "cpm_ppt_class").ToList();
        Assert.Equal([0, 1, 0, 1], classes.Select(f => f.Estimate.Value));
        Assert.All(classes, f => Assert.Equal(["1", "@Sem.Study", "5.164 kPa", "3"], f.Quality[0].Arguments));
        Assert.Equal(
            4,
            result.Notes.Count(n => n.Code is "CpmInhibitor" or "CpmNonResponder" && n.Subject.Test == "cpm")
        );
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    public void A_class_needs_people_enough_to_know_the_studys_sem(int people, bool isTold)
    {
        var result = Studied([.. Enumerable.Range(0, people).Select(i => i % 2 == 0 ? 4.0 : -4.0)], null);
        Assert.Equal(isTold, result.Findings.Any(f => f.Series.Outcome == "cpm_ppt_class"));
        var refusals = result.Notes.Where(n => n.Code == "CpmSemUncertain").Select(n => (n.Value, n.Limit));
        Assert.Equal(isTold ? [] : [("7", "8")], refusals);
    }

    [Fact]
    public void People_whose_baselines_all_change_alike_have_no_class()
    {
        var result = Studied([4.1, 4.1, 4.1], "1");
        Assert.DoesNotContain(result.Findings, f => f.Series.Outcome == "cpm_ppt_class");
        Assert.Single(result.Notes, n => n.Code == "CpmSemZero");
    }

    [Fact]
    public void People_of_whom_one_goes_by_another_rule_have_one_class_each_at_most()
    {
        // By the person's own SEM the first would be told once more, by a rule that is not the others'.
        var result = Studied([4, -4, 8, -8], "3", ("SemFrom", "person"));
        var note = Assert.Single(result.Notes, n => n.Code == "CpmRulesDiffer");
        Assert.Equal(("group, person", "cpm.sem_from"), (note.Value, note.Place.Column));
        Assert.DoesNotContain(result.Findings, f => f.Series.Outcome == "cpm_ppt_class");
    }

    [Fact]
    public void Different_multipliers_of_one_sem_are_told_and_none_is_taken()
    {
        var result = Studied([4, -4, 8, -8], "3", ("ResponderMultiplier", "2"));
        Assert.Equal("1, 2", Assert.Single(result.Notes, n => n.Code == "CpmRulesDiffer").Value);
        Assert.DoesNotContain(result.Findings, f => f.Series.Outcome == "cpm_ppt_class");
    }

    // A person for each change from the first to the second baseline; the SEM's rule is the default.
    private static StudyResult Studied(double[] changes, string? degrees, (string Field, string Value)? ofFirst = null)
    {
        using var folder = new TemporaryFolder();
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

            if (ofFirst is var (field, value))
            {
                writer.WriteSidecar(
                    "sub-01/sub-01_task-cpm_qst.json",
                    new() { ["Protocol"] = new JsonObject { [field] = value } }
                );
            }

            writer.WriteSidecar(
                "task-cpm_qst.json",
                new()
                {
                    ["value"] = new JsonObject { ["Units"] = "kPa" },
                    ["Protocol"] = degrees is null ? [] : new JsonObject { ["SemDegrees"] = degrees },
                }
            );
            writer.Commit();
        }

        return Run.Measure(folder.At("study"));
    }
}
