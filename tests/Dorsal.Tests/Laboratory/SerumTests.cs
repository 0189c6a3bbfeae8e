using Dorsal.Laboratory;
using Dorsal.Laboratory.Groups;
using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Serum;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Concentrations are logarithms, limits of detection are bounds, and assays are never mixed (evidence sections 1-5, C.7).</summary>
public class SerumTests
{
    private const string Columns = "analyte concentration unit assay lod below_lod haemolysis";

    [Fact]
    public void A_concentration_is_its_logarithm_in_the_outcomes_unit()
    {
        var crp = Panel("CRP 0.13 mg/dL kitA _ _ _").Of("serum_crp");
        Assert.Equal(Math.Log(1.3), crp.Estimate.Value, 12);
        Assert.Equal(("ln(mg/L)", "kitA", Bound.None), (crp.Unit.Code, crp.Series.Condition, crp.Bound));
    }

    [Theory]
    [InlineData("IL6 <0.2 pg/mL A _ _ _")]
    [InlineData("IL6 0.2 pg/mL A _ yes _")]
    [InlineData("IL6 _ pg/mL A 0.2 yes _")]
    [InlineData("IL6 0.07 pg/mL A 0.2 _ _")]
    [InlineData("IL6 0 pg/mL A 0.2 _ _")]
    [InlineData("IL6 <0.2 ng/L A _ _ _")]
    public void Below_the_limit_of_detection_is_a_bound_and_never_a_value(string row)
    {
        var il6 = Panel(row).Of("serum_il6");
        Assert.Equal((Math.Log(0.2), Bound.AtMost), (il6.Estimate.Value, il6.Bound));
        Assert.False(il6.Estimate.HasInterval);
    }

    [Fact]
    public void Above_the_range_of_the_assay_is_a_bound_the_other_way()
    {
        var analysis = Panel("IL8 >500 pg/mL A _ _ _");
        var il8 = analysis.Of("serum_il8");
        Assert.Equal((Math.Log(500), Bound.AtLeast), (il8.Estimate.Value, il8.Bound));
        Assert.Equal(TrialStatus.AtCeiling, Assert.Single(analysis.Trials).Status);
    }

    [Theory]
    [InlineData("IL6 _ pg/mL A _ yes _", "LimitOfDetectionMissing")]
    [InlineData("IL6 1.2 _ A _ _ _", "ConcentrationWithoutUnit")]
    [InlineData("IL6 1.2 kPa A _ _ _", "UnitWrong")]
    [InlineData("IL6 >500 pg/mL A _ yes _", "AboveAndBelow")]
    [InlineData("IL6 >5 pg/mL A 8 _ _", "AboveAndBelow")]
    [InlineData("IL6 0 pg/mL A _ _ _", "ValueImpossible")]
    [InlineData("IL6 1e12 ng/mL A _ _ _", "ValueImpossible")]
    [InlineData("IL6 1.2 pg/mL A 1e308 _ _", "ValueImpossible")]
    [InlineData("IL6 -1 pg/mL A 0.2 _ _", "ValueImpossible")]
    [InlineData("IL6 -1 pg/mL A 0.2 yes _", "ValueImpossible")]
    [InlineData("IL6 1.2 pg/mL A -5 _ _", "ValueImpossible")]
    [InlineData("IL6 <low pg/mL A _ _ _", "NotANumber")]
    [InlineData("IL6 low pg/mL A _ _ _", "NotANumber")]
    [InlineData("IL6 _ pg/mL A _ _ _", "ValueMissing")]
    public void What_cannot_be_a_concentration_is_rejected_and_told(string row, string code)
    {
        var analysis = Panel(row);
        Assert.Contains(code, analysis.Codes());
        Assert.False(analysis.Of("serum_il6").Estimate.IsFitted);
        Assert.Equal(TrialStatus.Rejected, Assert.Single(analysis.Trials).Status);
    }

    [Fact]
    public void An_unknown_analyte_is_told() =>
        Assert.Equal("IL99", Panel("IL99 1 pg/mL A _ _ _", "CRP 1 mg/L A _ _ _").Noted("AnalyteUnknown").Value);

    [Fact]
    public void Acute_illness_and_haemolysis_flag_the_value()
    {
        var analysis = Panel("CRP 10.1 mg/L A _ _ yes", "IL6 10.1 pg/mL A _ _ no");
        Assert.Equal(
            ["CrpHigh", "SampleHaemolysed"],
            analysis.Of("serum_crp").Quality.Select(note => note.Code).Order(StringComparer.Ordinal)
        );
        Assert.Empty(analysis.Of("serum_il6").Quality);
    }

    [Fact]
    public void Replicates_are_averaged_on_the_logarithm() =>
        Assert.Equal(
            Math.Log(2),
            Panel("TNF 1 pg/mL A _ _ _", "TNF 4 pg/mL A _ _ _").Of("serum_tnf").Estimate.Value,
            12
        );

    [Fact]
    public void Samples_of_different_conditions_are_kept_apart_and_not_taken_for_different_assays()
    {
        string[] rows = ["IL6 1 pg/mL A _ _ _ morning", "IL6 5 pg/mL A _ _ _ evening", "IL6 2 pg/mL _ _ _ _ morning"];
        var findings = Lab.Analyse(Lab.Table("serum", "{}", Columns + " condition", rows)).Findings;
        Assert.Equal(["A / morning", "A / evening", "? / morning"], findings.Select(f => f.Series.Condition));
        Assert.Empty(SerumNotes.Of(findings.Take(2).ToList(), []));
        Assert.Equal("?, A", Assert.Single(SerumNotes.Of(findings, [])).Value);
    }

    [Fact]
    public void Different_assays_are_kept_apart_and_told()
    {
        var findings = Panel("IL6 1 pg/mL A _ _ _", "IL6 5 pg/mL B _ _ _").Findings;
        Assert.Equal(2, findings.Count);
        var note = Assert.Single(SerumNotes.Of(findings, []));
        Assert.Equal(("AssaysDiffer", "A, B"), (note.Code, note.Value));
    }

    [Fact]
    public void More_than_half_below_the_limit_is_told()
    {
        var findings = new[] { "<0.2", "<0.2", "1" }.SelectMany(x => Panel($"IL6 {x} pg/mL A _ _ _").Findings);
        Assert.Equal("67 %", Assert.Single(SerumNotes.Of([.. findings], [])).Value);
    }

    [Fact]
    public void The_share_below_the_limit_is_the_studys_own_where_it_states_one()
    {
        var findings = new[] { "<0.2", "1", "1" }.SelectMany(x => Panel($"IL6 {x} pg/mL A _ _ _").Findings).ToList();
        Assert.Empty(SerumNotes.Of(findings, []));
        Assert.Equal("33 %", Assert.Single(SerumNotes.Of(findings, [Below("20")])).Value);
        var differing = SerumNotes.Of(findings, [Below("20"), Below("30")]);
        Assert.Equal(("StudySettingsDiffer", "20, 30"), (differing[0].Code, differing[0].Value));
        static ProtocolChoice Below(string share) =>
            new("serum.most_below", share, "%", ProtocolSource.Sidecar, "task-serum_qst.json");
    }

    // Group contrast: without bounds it is Welch's interval of the logarithms, here by hand.
    [Fact]
    public void The_difference_between_groups_is_that_of_the_logarithms_claim_1_2()
    {
        var (findings, people) = Groups([1, 2, 3], [2, 4, 6]);
        var contrast = Assert.Single(GroupContrasts.Of(findings, people, "control"));
        Assert.Equal(Math.Log(2), contrast.Difference.Value, 12);
        Assert.Equal("ln(pg/mL)", contrast.Unit.Code);
        double[] logs = [0, Math.Log(2), Math.Log(3)];
        var error = Math.Sqrt(2 * Moments.Variance(logs) / 3);
        Assert.Equal(error, contrast.Difference.StandardError, 12);
        Assert.Equal(contrast.Difference.Value + (Level.StudentT975(4) * error), contrast.Difference.High, 10);
    }

    [Fact]
    public void A_table_with_limits_passes_the_check()
    {
        using var folder = new House.TemporaryFolder();
        using (var writer = new StudyWriter(folder.At("study")))
        {
            writer.AddParticipant(new Participant("1", 40, Sex.Female, "control", new Dictionary<string, string>()));
            writer.WriteTrials(
                RecordingFile.Trials("1", "", "serum"),
                ["analyte", "concentration", "unit", "assay"],
                [
                    ["CRP", "<0.2", "mg/L", "A"],
                    ["IL6", "<x", "pg/mL", "A"],
                    ["TNF", "-1", "pg/mL", "A"],
                ]
            );
            writer.Commit();
        }

        var notes = Dorsal.Studies.Checks.StudyCheck.Run(
            folder.At("study"),
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(["NotANumber", "ValueOutsideTable"], notes.Select(note => note.Code));
        Assert.Equal([3, 4], notes.Select(note => note.Place.Line));
    }

    private static (List<Finding>, List<Participant>) Groups(double[] controls, double[] patients)
    {
        var people = new List<Participant>();
        var findings = new List<Finding>();
        foreach (var (value, group) in controls.Select(c => (c, "control")).Concat(patients.Select(p => (p, "pain"))))
        {
            var id = people.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            people.Add(Brains.Person(id, group));
            var row = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"IL6 {value} pg/mL A _ _ _");
            findings.Add(Panel(row).Findings[0] with { Participant = id });
        }

        return (findings, people);
    }

    private static Analysis Panel(params string[] rows) => Lab.Analyse(Lab.Table("serum", "{}", Columns, rows));

    [Theory]
    [InlineData("＜0.2", Bound.AtMost)]
    [InlineData("＞500", Bound.AtLeast)]
    public void Full_width_signs_are_bounds_too(string cell, Bound bound) =>
        Assert.Equal(bound, Assert.Single(Panel($"IL6 {cell} pg/mL A _ _ _").Findings).Bound);
}
