using System.Globalization;
using Dorsal.Laboratory;
using Dorsal.Laboratory.Groups;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Tests.Laboratory;

/// <summary>Change of a person against the error of measurement, and groups with covariates held equal.</summary>
public class ReliableChangeTests
{
    private static readonly SeriesKey Heat = new("heat_pain_threshold", "back", "", "");

    [Fact]
    public void A_change_beyond_the_error_of_the_controls_is_reliable_and_the_rest_is_not()
    {
        // Controls differ by ±0.2 °C between sessions: SEM = SD(diff)/√2. Patient 9 rises by 3 °C, patient 8 by 0.1 °C.
        var people = Enumerable
            .Range(0, 10)
            .Select(i => Person(i, i < 8 ? "control" : "back_pain", 30, Sex.Female))
            .ToList();
        var findings = people
            .SelectMany(
                (p, i) =>
                    new[]
                    {
                        Value(p, "1", 44 + (0.1 * i)),
                        Value(
                            p,
                            "2",
                            44
                                + (0.1 * i)
                                + (
                                    i == 9 ? 3
                                    : i == 8 ? 0.1
                                    : i % 2 == 0 ? 0.2
                                    : -0.2
                                )
                        ),
                    }
            )
            .ToList();
        var changes = ReliableChanges.Of(findings, people);
        var sd = MeanEstimate.From([0.2, -0.2, 0.2, -0.2, 0.2, -0.2, 0.2, -0.2]).StandardError * Math.Sqrt(8);
        var detectable = 1.959963984540054 * sd;
        Assert.Equal(10, changes.Count);
        Assert.All(changes, c => Assert.Equal("control", c.ErrorFrom));
        Assert.All(changes, c => Assert.Equal(detectable, c.SmallestDetectableChange, 12));
        Assert.Equal(["9"], changes.Where(c => c.IsReliable).Select(c => c.Participant));
        Assert.Equal(3 / sd, changes.Single(c => c.Participant == "9").Index, 9);
    }

    [Fact]
    public void A_difference_that_is_all_age_vanishes_when_age_is_held_equal()
    {
        var people = Enumerable
            .Range(0, 40)
            .Select(i =>
                Person(
                    i,
                    i < 20 ? "control" : "back_pain",
                    i < 20 ? 20 + i : 35 + i,
                    i % 2 == 0 ? Sex.Female : Sex.Male
                )
            )
            .ToList();
        var findings = people
            .Select((p, i) => Value(p, "", 50 - (0.1 * p.Age!.Value) + (0.05 * Math.Sin(7 * i))))
            .ToList();
        var contrast = Assert.Single(AdjustedContrasts.Of(findings, people, ["age", "sex"], "control", []));
        Assert.True(contrast.Difference.Low < 0 && contrast.Difference.High > 0);
        Assert.True(Assert.Single(GroupContrasts.Of(findings, people, "control")).HedgesG.High < 0);
        Assert.Equal(40, contrast.Count);
    }

    [Fact]
    public void People_without_a_covariate_are_left_out_and_counted_and_an_unknown_covariate_is_refused()
    {
        var people = Enumerable
            .Range(0, 12)
            .Select(i => Person(i, i < 6 ? "control" : "back_pain", i == 3 ? null : 20 + (i * i), Sex.Female))
            .ToList();
        var findings = people.Select((p, i) => Value(p, "", 44 + Math.Sin(i))).ToList();
        var contrast = Assert.Single(AdjustedContrasts.Of(findings, people, ["age"], "control", []));
        Assert.Equal((11, 1), (contrast.Count, contrast.LeftOut));
        var fault = Assert.Throws<StudyException>(() =>
            AdjustedContrasts.Of(findings, people, ["shoe_size"], "control", [])
        );
        Assert.Equal("shoe_size", fault.Note.Value);
    }

    private static Participant Person(int i, string group, double? age, Sex sex) =>
        new(
            i.ToString(CultureInfo.InvariantCulture),
            age,
            sex,
            group,
            new Dictionary<string, string>(StringComparer.Ordinal)
        );

    private static Finding Value(Participant person, string session, double value) =>
        new(
            person.Id,
            session,
            "thermal",
            Heat,
            Estimate.WithoutError(value),
            DegreesCelsius.Unit,
            3,
            0,
            new Detector("made-up", "1"),
            []
        );
}
