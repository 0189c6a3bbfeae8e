using Dorsal.Laboratory;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Tests.Laboratory;

public class LateralityTests
{
    private const string Units = """{ "reaction_time": { "Units": "s" } }""";
    private const string Columns = "measure side answer reaction_time";

    private static Analysis Of(IEnumerable<string> rows, params (string Id, string Value)[] commands) =>
        Lab.Analyse(
            commands.ToDictionary(c => c.Id, c => c.Value, StringComparer.Ordinal),
            Lab.Table("laterality", Units, Columns, [.. rows])
        );

    private static IEnumerable<string> Pictures(
        string set,
        int right,
        int wrong,
        double seconds,
        string side = "left"
    ) =>
        Enumerable
            .Range(0, right + wrong)
            .Select(i =>
                FormattableString.Invariant(
                    $"{set} {side} {((i < right) == (side == "left") ? "left" : "right")} {seconds + (0.01 * i)}"
                )
            );

    private static Finding Of(Analysis analysis, string outcome, string side) =>
        Assert.Single(analysis.Findings, f => f.Series.Outcome == outcome && f.Series.Side == side);

    [Fact]
    public void Accuracy_and_time_are_taken_by_side_and_for_both()
    {
        var analysis = Of([
            .. Pictures("trunk", 18, 2, 1.5),
            .. Pictures("trunk", 10, 10, 2, "right"),
            .. Pictures("hand", 20, 0, 1),
        ]);
        Assert.Equal(90, Of(analysis, "laterality_accuracy_trunk", "left").Estimate.Value, 12);
        Assert.Equal(50, Of(analysis, "laterality_accuracy_trunk", "right").Estimate.Value, 12);
        Assert.Equal(70, Of(analysis, "laterality_accuracy_trunk", "both").Estimate.Value, 12);
        Assert.Equal(
            100 * WilsonShare.From(28, 40).Low,
            Of(analysis, "laterality_accuracy_trunk", "both").Estimate.Low,
            12
        );
        Assert.Equal(1.585, Of(analysis, "laterality_time_trunk", "left").Estimate.Value, 12);
        Assert.Equal(100, Of(analysis, "laterality_accuracy_hand", "both").Estimate.Value, 12);
        Assert.DoesNotContain("NoControlPictures", analysis.Codes());
    }

    [Fact]
    public void Times_are_those_of_right_answers_only()
    {
        var rows = Enumerable.Repeat("trunk left left 1.5", 10).Concat(Enumerable.Repeat("trunk left right 4", 3));
        Assert.Equal(1.5, Of(Of(rows), "laterality_time_trunk", "left").Estimate.Value);
    }

    [Fact]
    public void Answers_too_fast_for_a_judgement_do_not_count()
    {
        var analysis = Of([.. Pictures("trunk", 10, 0, 1.5), "trunk left left 0.29", "trunk left right 0.05"]);
        var finding = Of(analysis, "laterality_accuracy_trunk", "left");
        Assert.Equal((100.0, 10, 2), (finding.Estimate.Value, finding.TrialsUsed, finding.TrialsRejected));
        Assert.Equal(["0.29 s", "0.05 s"], analysis.Notes.Where(n => n.Code == "AnswerTooFast").Select(n => n.Value));
        var lenient = Of(
            [.. Pictures("trunk", 10, 0, 1.5), "trunk left left 0.29"],
            ("laterality.shortest_time", "0.2")
        );
        Assert.Equal(11, Of(lenient, "laterality_accuracy_trunk", "left").TrialsUsed);
    }

    [Fact]
    public void Time_outs_count_as_wrong_unless_the_protocol_leaves_them_out()
    {
        string[] rows = [.. Pictures("trunk", 8, 0, 1.5), "trunk left left 5.5", "trunk left none n/a"];
        var counted = Of(rows);
        Assert.Equal(80, Of(counted, "laterality_accuracy_trunk", "left").Estimate.Value, 12);
        Assert.Equal(1.535, Of(counted, "laterality_time_trunk", "left").Estimate.Value, 12);
        Assert.Contains(
            counted.Notes,
            note => note is { Code: "TimeOutsCounted", Value: "2/10", Grade: Grade.Warning }
        );
        var left = Of(rows, ("laterality.timeouts", "left_out"));
        Assert.Equal(100, Of(left, "laterality_accuracy_trunk", "left").Estimate.Value, 12);
        Assert.Equal(2, left.Codes().Count(code => code == "AnswerTimedOut"));
    }

    // Who presses at random is fast: without the accuracy the times would pass for those of a quick person.
    [Fact]
    public void Fast_guesses_are_told_where_accuracy_may_be_chance_trap()
    {
        var guessing = Of([.. Pictures("trunk", 11, 9, 0.5), .. Pictures("hand", 20, 0, 1)]);
        var judging = Of([.. Pictures("trunk", 18, 2, 1.5), .. Pictures("hand", 20, 0, 1)]);
        var time = Of(guessing, "laterality_time_trunk", "both");
        Assert.True(time.Estimate.Value < Of(judging, "laterality_time_trunk", "both").Estimate.Value);
        Assert.Contains(time.Quality, note => note is { Code: "TimesOfGuesses", Grade: Grade.Warning });
        Assert.DoesNotContain("TimesOfGuesses", judging.Codes());
    }

    [Fact]
    public void Without_hands_there_is_no_control_and_that_is_told() =>
        Of(Pictures("trunk", 10, 0, 1.5)).Noted("NoControlPictures");

    // Milliseconds of a table without a unit are taken for seconds: no picture was looked at for 25 minutes.
    [Fact]
    public void Times_in_another_unit_are_impossible_and_not_time_outs()
    {
        var analysis = Lab.Analyse(Lab.Table("laterality", "{}", Columns, [.. Pictures("trunk", 18, 2, 1500, "left")]));
        Assert.Equal(20, analysis.Codes().Count(code => code == "ValueImpossible"));
        Assert.All(analysis.Findings, finding => Assert.False(finding.Estimate.IsFitted));
        Assert.DoesNotContain("TimeOutsCounted", analysis.Codes());
    }

    [Fact]
    public void Accuracy_below_chance_is_no_guessing_and_says_so()
    {
        var swapped = Of(Pictures("trunk", 1, 39, 1.5));
        Assert.Contains("AnswersBelowChance", swapped.Codes());
        Assert.DoesNotContain("TimesOfGuesses", swapped.Codes());
        Assert.Equal("50 %", swapped.Notes.First(note => note.Code == "AnswersBelowChance").Limit);
    }

    [Fact]
    public void Rows_that_cannot_be_read_are_told()
    {
        var analysis = Of([
            "foot left left 1",
            "trunk up left 1",
            "trunk left maybe 1",
            "trunk left left n/a",
            "trunk left _ 1",
            "trunk left left -1",
        ]);
        Assert.Equal(3, analysis.Codes().Count(code => code == "MeasureUnknown"));
        Assert.Equal(2, analysis.Codes().Count(code => code == "ValueMissing"));
        Assert.Contains("ValueImpossible", analysis.Codes());
    }
}
