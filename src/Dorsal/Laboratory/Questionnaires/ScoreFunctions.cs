using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.Questionnaires;

/// <summary>The ways of scoring that rules can name.</summary>
internal static class ScoreFunctions
{
    private static readonly Dictionary<string, Func<ScoreInput, ScoreValue>> ByName = new(StringComparer.Ordinal)
    {
        ["sum"] = Sum,
        ["single"] = Single,
        ["percentOfAnswered"] = PercentOfAnswered,
        ["tickedStatements"] = TickedStatements.Count,
        ["sumOfScores"] = SumOfScores,
        ["psqiLatency"] = SleepQuality.Latency,
        ["psqiDuration"] = SleepQuality.Duration,
        ["psqiEfficiency"] = SleepQuality.Efficiency,
        ["psqiDisturbance"] = SleepQuality.Disturbance,
        ["psqiDaytime"] = SleepQuality.Daytime,
        ["painDetect"] = PainDetect.Total,
        ["startBack"] = StartBack.Count,
        ["nihChronicPain"] = ChronicPain.ByTwoQuestions,
    };

    /// <summary>The function with a name.</summary>
    /// <exception cref="KeyNotFoundException">A rule names a function that there is not.</exception>
    public static Func<ScoreInput, ScoreValue> Get(string name) => ByName[name];

    // The sum; missing items get the person's mean of the others as long as few enough are missing.
    private static ScoreValue Sum(ScoreInput input)
    {
        var (answered, wanted) = (input.Answered, input.Rule.All.Count);
        if (answered.Length == 0 || wanted - answered.Length > input.MostMissing)
        {
            return input.TooFew();
        }

        var sum = answered.Sum() * input.Rule.Factor;
        return answered.Length == wanted
            ? input.Of(sum)
            : input.Of(sum * wanted / answered.Length, Prorated(input, answered.Length, wanted));
    }

    private static ScoreValue Single(ScoreInput input) =>
        input.Answered is [var answer] ? input.Of(answer) : input.TooFew();

    // ODI and NDI: what was reached of what could be reached in the sections answered.
    private static ScoreValue PercentOfAnswered(ScoreInput input)
    {
        var (answered, wanted) = (input.Answered, input.Rule.All.Count);
        if (answered.Length == 0 || wanted - answered.Length > input.MostMissing)
        {
            return input.TooFew();
        }

        var highest = input.Sheet.Instrument.Find(input.Rule.All[0])!.Highest;
        var percent = 100 * answered.Sum() / (highest * answered.Length);
        return answered.Length == wanted
            ? input.Of(percent)
            : input.Of(percent, Prorated(input, answered.Length, wanted));
    }

    private static ScoreValue SumOfScores(ScoreInput input)
    {
        var parts = input.Rule.SumOf.Select(id => input.Earlier.GetValueOrDefault(id, double.NaN)).ToList();
        return parts.Exists(double.IsNaN) ? input.TooFew() : input.Of(parts.Sum(), [.. FilledIn(input)]);
    }

    // A sum rests on what its parts did with items that are missing.
    private static IEnumerable<Note> FilledIn(ScoreInput input)
    {
        var (answered, wanted, blanks) = (input.Answered.Length, input.Rule.All.Count, input.Blank.Count);
        if (blanks > 0)
        {
            yield return Blank(input);
        }

        if (answered + blanks < wanted)
        {
            yield return Prorated(input, answered, wanted);
        }
    }

    /// <summary>Says that blanks count 0.</summary>
    public static Note Blank(ScoreInput input) =>
        new(Grade.Note, "BlankAsNo", input.Sheet.Place, Show.Count(input.Blank.Count), null, input.Outcome);

    private static Note Prorated(ScoreInput input, int answered, int wanted) =>
        new(Grade.Note, "AnswersProrated", input.Sheet.Place, Show.Count(answered), Show.Count(wanted), input.Outcome);
}
