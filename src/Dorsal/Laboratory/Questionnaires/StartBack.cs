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
        var fields = input.Fields;
        var isRaw = fields.Word("start_back_item_nine") == "raw";
        if (input.Answered.Length < input.Rule.All.Count)
        {
            return input.TooFew();
        }

        var ninth = input.Sheet.Answer(Bothersomeness);
        return !isRaw && ninth > 1
            ? input.Of(
                double.NaN,
                new Note(
                    Grade.Error,
                    "AnswerImpossible",
                    input.Sheet.Place,
                    Show.Quantity(ninth, ""),
                    "0–1",
                    Bothersomeness
                )
            )
            : input.Of(input.Answered.Sum() - ninth + (ninth >= (isRaw ? VeryMuch : 1) ? 1 : 0));
    }

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
