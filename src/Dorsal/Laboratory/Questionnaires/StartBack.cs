using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>The STarT Back screening tool (Hill et al. 2008, Arthritis Rheum 59:632-641).</summary>
internal static class StartBack
{
    private const string Bothersomeness = "9";
    private const double VeryMuch = 3;
    private const double LowUpTo = 3;
    private const double MediumUpTo = 3;

    /// <summary>Statements agreed with; item 9 counts from "very much" on.</summary>
    public static ScoreValue Count(ScoreInput input)
    {
        if (input.Answered.Length < input.Rule.All.Count)
        {
            return input.TooFew();
        }

        var (points, note) = ItemNine(input);
        var others = input.Answered.Sum() - input.Sheet.Answer(Bothersomeness);
        return input.Of(others + points, note is null ? [] : [note]);
    }

    // 0 is 0 in either coding. A value from 2 on in the file shows that it was entered as ticked, so that 1 is "slightly".
    private static (double Points, Note? Note) ItemNine(ScoreInput input)
    {
        var answer = input.Sheet.Answer(Bothersomeness);
        var fields = input.Fields;
        var isStated = fields.States("start_back_item_nine");
        var coding = fields.Word("start_back_item_nine");
        var highest = input.Sheet.InFile(Bothersomeness).Where(IsTicked).DefaultIfEmpty(double.NaN).Max();
        var isTicked = !double.IsNaN(highest);
        Note Say(Grade grade, string code, string value, string limit) =>
            new(grade, code, input.Sheet.Place, value, limit, input.Outcome);

        var asTicked = answer >= VeryMuch ? 1 : 0;
        var (one, seen) = (Show.Quantity(answer, ""), Show.Quantity(highest, ""));
        return (answer, coding, isTicked, isStated) switch
        {
            (0, _, _, _) => (0, null),
            (_, "raw", true, _) => (asTicked, null),
            (_, "raw", false, _) => (asTicked, Say(Grade.Warning, "ItemNineUnclear", coding, "0")),
            (_, _, true, true) => (double.NaN, Say(Grade.Error, "ItemNineContradicts", one, seen)),
            (_, _, true, false) => (asTicked, Say(Grade.Warning, "ItemNineReadAsTicked", one, seen)),
            (_, _, false, true) => (answer, null),
            (_, _, false, false) => (answer, Say(Grade.Warning, "ItemNineUnclear", coding, "1")),
        };
    }

    private static bool IsTicked(double value) => value is 2 or 3 or 4;

    /// <summary>The risk group from total and psychosocial subscale; empty where the subscale is not known and needed.</summary>
    public static string RiskOf(IReadOnlyDictionary<string, double> scores)
    {
        var total = scores.GetValueOrDefault("total", double.NaN);
        var psychosocial = scores.GetValueOrDefault("psychosocial", double.NaN);
        return double.IsNaN(total) ? ""
            : total <= LowUpTo ? "low"
            : double.IsNaN(psychosocial) ? ""
            : psychosocial <= MediumUpTo ? "medium"
            : "high";
    }
}
