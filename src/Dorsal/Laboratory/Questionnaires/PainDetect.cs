using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>
/// The painDETECT total: seven items, the pattern of the pain's course, and whether it radiates (Freynhagen et al. 2006). The points of
/// the pattern are disputed (evidence D), so the user chooses.
/// </summary>
internal static class PainDetect
{
    private const double PointsOfRadiation = 2;

    // Points of the four pictures: constant, constant with attacks, attacks without pain between, attacks with pain between.
    private static readonly double[] Original = [0, -1, 1, 1];
    private static readonly double[] Ninds = [0, -1, 1, 2];

    /// <summary>The total; all items are needed.</summary>
    public static ScoreValue Total(ScoreInput input)
    {
        var fields = input.Fields;
        var rule = fields.Word("pain_detect_pattern");
        if (input.Answered.Length < input.Rule.All.Count)
        {
            return input.TooFew();
        }

        var pattern = input.Sheet.Answer("pattern");
        var points = PointsOf(pattern, rule);
        if (double.IsNaN(points))
        {
            var note = new Note(
                Grade.Error,
                "AnswerImpossible",
                input.Sheet.Place,
                Show.Quantity(pattern, ""),
                rule == "points" ? "-1–2" : "1–4",
                "pattern"
            );
            return input.Of(double.NaN, note);
        }

        var items = Enumerable.Range(1, 7).Sum(i => input.Sheet.Answer(Show.Count(i)));
        return input.Of(items + points + (input.Sheet.Answer("radiating") > 0 ? PointsOfRadiation : 0));
    }

    private static double PointsOf(double pattern, string rule) =>
        rule switch
        {
            "points" => pattern <= 2 ? pattern : double.NaN,
            _ when pattern < 1 => double.NaN,
            "ninds" => Ninds[(int)pattern - 1],
            _ => Original[(int)pattern - 1],
        };
}
