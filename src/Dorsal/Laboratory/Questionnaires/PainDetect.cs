using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>
/// The painDETECT total: seven items, the pattern of the pain's course, and whether it radiates (Freynhagen et al. 2006). The points of
/// the pattern are disputed (evidence D), so the user chooses.
/// </summary>
internal static class PainDetect
{
    // Pictures: 1 constant, 2 constant with attacks, 3 attacks without pain between, 4 attacks with pain between.
    private static readonly Coding Original = new(
        new()
        {
            [1] = 0,
            [2] = -1,
            [3] = 1,
            [4] = 1,
        },
        YesNo
    );
    private static readonly Coding Ninds = new(
        new()
        {
            [1] = 0,
            [2] = -1,
            [3] = 1,
            [4] = 2,
        },
        YesNo
    );
    private static readonly Coding Points = new(
        new()
        {
            [-1] = -1,
            [0] = 0,
            [1] = 1,
            [2] = 2,
        },
        new() { [0] = 0, [2] = 2 }
    );

    private static Dictionary<double, double> YesNo => new() { [0] = 0, [1] = 2 };

    /// <summary>The total; all items are needed, each as the codes chosen have it.</summary>
    public static ScoreValue Total(ScoreInput input)
    {
        var fields = input.Fields;
        var coding = fields.Word("pain_detect_pattern") switch
        {
            "points" => Points,
            "ninds" => Ninds,
            _ => Original,
        };
        if (input.Answered.Length < input.Rule.All.Count)
        {
            return input.TooFew();
        }

        var (pattern, radiating) = (input.Sheet.Answer("pattern"), input.Sheet.Answer("radiating"));
        Note[] wrong =
        [
            .. Wrong(input, "pattern", pattern, coding.Pattern),
            .. Wrong(input, "radiating", radiating, coding.Radiating),
        ];
        var items = Enumerable.Range(1, 7).Sum(i => input.Sheet.Answer(Show.Count(i)));
        return wrong.Length == 0
            ? input.Of(items + coding.Pattern[pattern] + coding.Radiating[radiating])
            : new ScoreValue(double.NaN, input.Rule.All.Count - wrong.Length, wrong.Length, wrong)
            {
                Rejected = wrong.Length,
            };
    }

    private static IEnumerable<Note> Wrong(
        ScoreInput input,
        string item,
        double answer,
        Dictionary<double, double> points
    ) =>
        points.ContainsKey(answer)
            ? []
            :
            [
                new Note(
                    Grade.Error,
                    "AnswerImpossible",
                    input.Sheet.Place,
                    Show.Quantity(answer, ""),
                    string.Join(", ", points.Keys.Select(key => Show.Quantity(key, ""))),
                    item
                ),
            ];

    /// <summary>What the cells may hold, and the points for it.</summary>
    private sealed record Coding(Dictionary<double, double> Pattern, Dictionary<double, double> Radiating);
}
