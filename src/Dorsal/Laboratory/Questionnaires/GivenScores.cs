using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Studies;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>Checks scores that somebody else has computed. What does not fit is noted; every value is kept.</summary>
internal static class GivenScores
{
    /// <summary>What is odd about a given score: its range, its scale, and whether its subscales add up to it.</summary>
    public static IEnumerable<Note> Check(
        ScoreRule rule,
        GivenOutcome outcome,
        IReadOnlyDictionary<string, GivenOutcome> all,
        ProtocolReader fields
    )
    {
        var shown = Show.Quantity(outcome.Value, "");
        if (outcome.Value < rule.Lowest || outcome.Value > rule.Highest)
        {
            var range = Show.Quantity(rule.Lowest, "") + "–" + Show.Quantity(rule.Highest, "");
            yield return new Note(Grade.Warning, "ScoreOutOfRange", outcome.Place, shown, range, rule.Abbreviation);
        }
        else if (rule.GivenAs.Length > 0)
        {
            yield return new Note(Grade.Note, "ScoreScaleAssumed", outcome.Place, shown, rule.GivenAs);
        }

        if (rule.SumOf.Count > 0 && rule.SumOf.All(all.ContainsKey))
        {
            var sum = rule.SumOf.Sum(part => all[part].Value);
            if (Math.Abs(sum - outcome.Value) > Rounding(fields))
            {
                yield return new Note(
                    Grade.Warning,
                    "SubscaleSumDiffers",
                    outcome.Place,
                    shown,
                    Show.Quantity(sum, ""),
                    string.Join(" + ", rule.SumOf)
                );
            }
        }
    }

    /// <summary>Says where a given score is not the one that the items yield.</summary>
    public static Note? Differs(ScoreRule rule, GivenOutcome outcome, double computed, ProtocolReader fields) =>
        Math.Abs(outcome.Value - computed) > Rounding(fields)
            ? new Note(
                Grade.Warning,
                "ScoreDiffersFromItems",
                outcome.Place,
                Show.Quantity(outcome.Value, ""),
                Show.Quantity(computed, ""),
                rule.Abbreviation
            )
            : null;

    private static double Rounding(ProtocolReader fields) => fields.Number("given_score_rounding");
}
