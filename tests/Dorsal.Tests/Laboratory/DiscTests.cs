using Dorsal.Laboratory;
using Dorsal.Laboratory.DiscGrading;
using Dorsal.Laboratory.Groups;
using Dorsal.Laboratory.Norms;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory;

/// <summary>Disc grades keep their order and get no distances (evidence sections 1-5, C.8).</summary>
public class DiscTests
{
    private static readonly string[] Five = ["L1-L2 1 0 A", "L2-L3 2 0 A", "L3-L4 4 1 A", "L4-L5 5 2 A", "L5-S1 3 1 A"];

    [Fact]
    public void A_person_is_the_highest_grade_and_the_number_of_degenerated_discs()
    {
        var analysis = Grades(Five);
        double Of(string outcome) => analysis.Of(outcome).Estimate.Value;
        Assert.Equal((5, 2), (Of("disc_highest_grade"), Of("discs_degenerated")));
        Assert.Equal((3, 2), (Of("modic_levels"), Of("modic_1_levels")));
        Assert.Equal(4, analysis.Of("disc_grade", "L3-L4").Estimate.Value);
        Assert.Empty(analysis.Notes.Where(note => note.Grade >= Grade.Warning));
    }

    [Theory]
    [InlineData("L4-L5 6 0 A", "GradeNotWhole")]
    [InlineData("L4-L5 0 0 A", "GradeNotWhole")]
    [InlineData("L4-L5 3.5 0 A", "GradeNotWhole")]
    [InlineData("L4-L5 3 4 A", "GradeNotWhole")]
    [InlineData("L5-L6 3 0 A", "DiscLevelUnknown")]
    [InlineData("L3-L4 3 _ A", "DiscLevelTwice")]
    public void An_impossible_grade_or_level_is_told(string row, string code)
    {
        var analysis = Grades("L3-L4 4 1 A", row);
        Assert.Equal(Grade.Error, analysis.Noted(code).Grade);
    }

    [Fact]
    public void Levels_that_were_not_graded_are_told() =>
        Assert.Equal("4", Grades(Five[..4]).Of("disc_highest_grade").Quality[0].Value);

    [Fact]
    public void Ordinal_outcomes_have_no_mean_no_z_and_no_difference_of_means()
    {
        var (findings, people) = Groups([1, 2, 4], [2, 4, 5]);
        var summary = GroupSummaries.Of(findings, people)[0];
        Assert.True(double.IsNaN(summary.Mean) && double.IsNaN(summary.Sd) && !summary.CensoredMean.IsFitted);
        Assert.Equal(2, summary.Median);
        Assert.Empty(GroupContrasts.Of(findings, people, "control"));
        Assert.Empty(
            AdjustedContrasts.Of(findings, [.. people.Select(p => p with { Age = 40 })], ["age"], "control", [])
        );
    }

    [Fact]
    public void Grades_of_tenderness_and_classes_of_drawings_are_ordinal() =>
        Assert.All(["palpation_tenderness", "drawn_class"], id => Assert.True(TestCatalogue.Outcomes[id].IsOrdinal));

    // Of 9 pairs the patient is higher in 1 + 2 + 3 and equal in 2: (6 + 1) / 9.
    [Fact]
    public void Groups_are_compared_by_the_probability_of_the_higher_grade()
    {
        var (findings, people) = Groups([1, 2, 4], [2, 4, 5]);
        var contrast = Assert.Single(OrdinalContrasts.Of(findings, people, "control"));
        Assert.Equal(7.0 / 9, contrast.Superiority.Value, 12);
        Assert.Equal(("1:0 2:1 4:1 5:1", "1:1 2:1 4:1 5:0"), (contrast.Distribution, contrast.ReferenceDistribution));
        Assert.InRange(0.5, contrast.Superiority.Low, contrast.Superiority.High);
    }

    // Cohen 1968 by hand: observed linear disagreement 1/4 of pairs; marginals 1,1,2,3 and 1,2,2,3 give an expected one of (8 + 2 + 4) / 16.
    [Fact]
    public void Weighted_kappa_is_that_of_a_count_by_hand()
    {
        (double, double)[][] people =
        [
            [(1, 1)],
            [(1, 2)],
            [(2, 2)],
            [(3, 3)],
        ];
        Assert.Equal(1 - (0.25 / (14.0 / 16)), WeightedKappa.From(people, false).Value, 12);
        Assert.True(WeightedKappa.From(people, true).HasInterval);
        Assert.Equal(
            1,
            WeightedKappa
                .From(
                    [
                        [(1, 1), (2, 2)],
                        [(3, 3)],
                        [(4, 4)],
                    ],
                    true
                )
                .Value
        );
        Assert.False(
            WeightedKappa
                .From(
                    [
                        [(1, 1)],
                        [(1, 1)],
                    ],
                    true
                )
                .IsFitted
        );
    }

    [Fact]
    public void Two_raters_are_compared_and_not_merged()
    {
        var analysis = Grades([.. Five, .. Five.Select(row => row.Replace(" A", " B", StringComparison.Ordinal))]);
        Assert.Equal(2, analysis.Findings.Count(f => f.Series.Outcome == "disc_highest_grade"));
        var agreement = RaterAgreements.Of(analysis.Findings, [], []);
        Assert.Equal(["disc_grade", "modic_type"], agreement.Select(a => a.Outcome));
        Assert.All(
            agreement,
            a => Assert.Equal(("A", "B", 1, 5, 1.0), (a.Rater, a.Other, a.People, a.Pairs, a.Kappa.Value))
        );
    }

    private static (List<Finding>, List<Participant>) Groups(double[] controls, double[] patients)
    {
        var people = new List<Participant>();
        var findings = new List<Finding>();
        foreach (var (value, group) in controls.Select(c => (c, "control")).Concat(patients.Select(p => (p, "pain"))))
        {
            var id = people.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            people.Add(Brains.Person(id, group));
            var finding = Grades(Five).Of("disc_highest_grade");
            findings.Add(finding with { Participant = id, Estimate = Estimate.WithoutError(value) });
        }

        return (findings, people);
    }

    private static Analysis Grades(params string[] rows) =>
        Lab.Analyse(Lab.Table("discs", "{}", "level pfirrmann modic rater", rows));
}
