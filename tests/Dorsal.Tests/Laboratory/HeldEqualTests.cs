using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.GreyMatter;
using Dorsal.Laboratory.Groups;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Groups are compared with the chosen reference, bounds are never taken for values, and a slip in a covariate is told.</summary>
public class HeldEqualTests
{
    private const string Score = "depression";

    // Both groups are alike, and half of each is at the bound: a mean of z-scores at the bound would differ from 0.
    [Fact]
    public void The_reference_rule_has_no_p_where_a_z_is_only_a_bound_and_says_so()
    {
        var people = People(12);
        var findings = people.Select((p, i) => Value(p, i % 6) with { Z = i % 6 / 2.0, NormCount = 6 }).ToList();
        Assert.InRange(Rule(findings), 0, 1);
        Assert.Empty(RuleNotes.Of(findings, people, "control"));
        List<Finding> bounded = [.. findings.Select(f => f.Estimate.Value < 3 ? f with { Bound = Bound.AtMost } : f)];
        Assert.Equal(double.NaN, Rule(bounded));
        var note = Assert.Single(RuleNotes.Of(bounded, people, "control"));
        Assert.Equal(("RuleWithBounds", Grade.Warning), (note.Code, note.Grade));
        Speak(note);

        double Rule(List<Finding> some) => Assert.Single(GroupContrasts.Of(some, people, "control")).ReferenceRuleP;
    }

    [Fact]
    public void An_adjusted_difference_is_never_of_bounds()
    {
        var people = People(12);
        var findings = people.Select((p, i) => Value(p, i * i % 7)).ToList();
        var notes = new List<Note>();
        Assert.Single(AdjustedContrasts.Of(findings, people, ["age"], "control", notes));
        Assert.Empty(notes);
        findings[3] = findings[3] with { Bound = Bound.AtLeast };
        Assert.Empty(AdjustedContrasts.Of(findings, people, ["age"], "control", notes));
        Assert.Equal(("AdjustedWithBounds", "patient"), (Assert.Single(notes).Code, notes[0].Arguments[0]));
        Speak(notes[0]);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("NA")]
    [InlineData("3,5")]
    public void A_slip_in_a_column_of_numbers_is_a_missing_number_and_told(string slip)
    {
        var wrong = People(12, (i, scores) => i == 3 ? slip : scores);
        var missing = People(12, (i, scores) => i == 3 ? TrialTable.Missing : scores);
        var notes = new List<Note>();
        var contrast = Assert.Single(Adjusted(wrong, notes));
        Assert.Equal((11, 1), (contrast.Count, contrast.LeftOut));
        Assert.Equal(Assert.Single(Adjusted(missing, notes)).Difference, contrast.Difference);
        Assert.Empty(notes);
        var note = Assert.Single(Covariates.NotNumbers([Score], wrong));
        Assert.Equal((slip, 5, Score), (note.Value, note.Place.Line, note.Place.Column));
        Speak(note);
    }

    [Fact]
    public void Decimal_commas_are_told_cell_by_cell_and_never_words()
    {
        var people = People(12, (_, score) => score.Replace('.', ','));
        var notes = new List<Note>();
        Assert.Empty(Adjusted(people, notes));
        Assert.Equal("AdjustedNotFitted", Assert.Single(notes).Code);
        Speak(notes[0]);
        Assert.Equal(12, Covariates.NotNumbers([Score], people).Count());
    }

    [Fact]
    public void Years_of_pain_that_are_no_numbers_are_told()
    {
        var people = new[]
        {
            Brains.Person("a", "pain", ("pain_years", "2,5")),
            Brains.Person("b", "pain", ("pain_years", "3")),
        };
        Assert.Equal("2,5", Assert.Single(Covariates.NotNumbers(["pain_years"], people)).Value);
    }

    [Fact]
    public void Words_stay_words()
    {
        var people = People(12, (i, _) => i % 2 == 0 ? "X" : "Y");
        Assert.Empty(Covariates.NotNumbers([Score], people));
        Assert.Single(Adjusted(people, []));
    }

    [Fact]
    public void The_reference_of_an_adjusted_difference_is_the_group_asked_for()
    {
        var people = People(12).ConvertAll(p => p with { Group = p.Group == "control" ? "healthy" : "back_pain" });
        var findings = people.Select((p, i) => Value(p, i + (i % 3))).ToList();
        var asked = Assert.Single(AdjustedContrasts.Of(findings, people, ["age"], "healthy", []));
        Assert.Equal(("back_pain", "healthy"), (asked.Group, asked.Reference));
        Assert.Equal(Assert.Single(GroupContrasts.Of(findings, people, "healthy")).Reference, asked.Reference);
        Assert.Equal(
            "back_pain",
            Assert.Single(AdjustedContrasts.Of(findings, people, ["age"], "control", [])).Reference
        );
    }

    // Two groups were scanned on one scanner, the third elsewhere: between the two the scanner is no covariate.
    [Fact]
    public void A_covariate_that_does_not_vary_within_two_groups_does_not_cost_their_contrast()
    {
        var people = People(18, (i, _) => i < 12 ? "X" : "Y");
        var notes = new List<Note>();
        var contrast = Assert.Single(Adjusted(people, notes));
        Assert.Equal("patient", contrast.Group);
        Assert.True(contrast.Difference.HasInterval);

        // That of the third group is the same as its scanner, and that is told.
        Assert.Equal(("AdjustedNotFitted", "third"), (Assert.Single(notes).Code, notes[0].Arguments[0]));
    }

    [Fact]
    public void Heads_are_held_equal_by_the_controls_asked_for()
    {
        var (people, findings) = Heads(10, i => 1.4e6 + (1e4 * i));
        var notes = new List<Note>();
        Assert.NotEmpty(HeadSize.Of(findings, people, "healthy", [], notes));
        Assert.Empty(notes);
        Assert.Empty(HeadSize.Of(findings, people, "control", [], notes));
        Assert.Equal(("HeadSizeNotAdjusted", "0"), (Assert.Single(notes).Code, notes[0].Value));
    }

    [Fact]
    public void Heads_that_are_all_alike_are_not_called_too_few()
    {
        var (people, findings) = Heads(12, _ => 1.5e6);
        var notes = new List<Note>();
        Assert.Empty(HeadSize.Of(findings, people, "healthy", [], notes));
        Assert.Equal(("HeadSizeWithoutSlope", "12"), (Assert.Single(notes).Code, notes[0].Value));
        Speak(notes[0]);
    }

    private static IReadOnlyList<AdjustedContrast> Adjusted(List<Participant> people, List<Note> notes) =>
        AdjustedContrasts.Of([.. people.Select((p, i) => Value(p, i * i % 7))], people, [Score], "control", notes);

    // Six of each group, with a score that is 2.5, 3.5 ... unless something else is made of it; on lines 2, 3 ... of the table.
    private static List<Participant> People(int count, Func<int, string, string>? score = null) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var text = string.Create(CultureInfo.InvariantCulture, $"{2 + (i * 5 % 7)}.5");
                    var group = ((string[])["control", "patient", "third"])[i / 6];
                    return Brains.Person(Id(i), group, (Score, score is null ? text : score(i, text))) with
                    {
                        Age = 30 + (i * 3 % 7),
                        Line = i + 2,
                    };
                }),
        ];

    private static (List<Participant>, List<Finding>) Heads(int count, Func<int, double> head)
    {
        var people = Enumerable.Range(0, count).Select(i => Brains.Person(Id(i), "healthy")).ToList();
        var findings = people.SelectMany(
            (p, i) =>
                new[]
                {
                    Value(p, head(i), "intracranial_volume", "mm3", ""),
                    Value(p, 7000 + (i * i % 5), "grey_region_volume", "mm3", "thalamus"),
                }
        );
        return (people, [.. findings]);
    }

    private static string Id(int i) => i.ToString(CultureInfo.InvariantCulture);

    private static Finding Value(
        Participant person,
        double value,
        string outcome = "cold_pain_threshold",
        string unit = "Cel",
        string site = "hand"
    ) =>
        new(
            person.Id,
            "",
            unit == "mm3" ? "greymatter" : "thermal",
            new SeriesKey(outcome, site, "", ""),
            Estimate.WithoutError(value),
            Unit.Parse(unit),
            3,
            0,
            new Detector("made-up", "1"),
            ["file"]
        );

    private static void Speak(Note note) => Studies.Importing.Speak(note);
}
