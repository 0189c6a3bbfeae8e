using Dorsal.Laboratory.Protocols;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>How answers become thresholds.</summary>
/// <param name="Consecutive">Equal answers in a row that end a run of the method of limits.</param>
/// <param name="IsFeltLevel">Whether a run yields the smallest level still felt; else the level of the first new answer.</param>
/// <param name="PracticeRuns">Runs at the start that do not count.</param>
/// <param name="CountedRuns">Runs expected to count.</param>
/// <param name="Downs">Yes answers in a row after which a staircase goes one step down; it goes up after each no.</param>
/// <param name="SkippedReversals">Reversals of a staircase that are left out, as it is still on its way.</param>
/// <param name="FewestReversals">Reversals that must be left.</param>
/// <param name="FewestAnswers">Answers that a psychometric function needs.</param>
/// <param name="Prior">Guesses and lapses.</param>
/// <param name="SmallestSpread">Smallest sigma, as a share of the largest level.</param>
/// <param name="LargestSpread">Largest sigma, likewise.</param>
/// <param name="FalseAlarmLimit">False alarms in % above which a warning is given.</param>
/// <param name="HighestPossible">Larger levels are rejected.</param>
internal sealed record YesNoProtocol(
    int Consecutive,
    bool IsFeltLevel,
    int PracticeRuns,
    int CountedRuns,
    int Downs,
    int SkippedReversals,
    int FewestReversals,
    int FewestAnswers,
    AnswerPrior Prior,
    double SmallestSpread,
    double LargestSpread,
    double FalseAlarmLimit,
    double HighestPossible
)
{
    public static YesNoProtocol From(ProtocolReader fields) =>
        new(
            fields.Count("consecutive"),
            fields.Word("run_threshold") == "felt",
            fields.Count("practice_runs"),
            fields.Count("counted_runs"),
            fields.Count("staircase_downs"),
            fields.Count("skipped_reversals"),
            fields.Count("fewest_reversals"),
            fields.Count("fewest_answers"),
            new AnswerPrior(fields.Number("guess_rate"), fields.Number("guess_weight"), fields.Number("lapse_rate")),
            fields.Number("smallest_spread"),
            fields.Number("largest_spread"),
            fields.Number("false_alarm_limit"),
            fields.Number("highest_possible")
        );
}
