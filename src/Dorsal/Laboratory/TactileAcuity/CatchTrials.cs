using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>What the trials with nothing to be felt tell: false alarms, and with the hits d' and criterion.</summary>
internal static class CatchTrials
{
    public static IReadOnlyList<Note> Check(IReadOnlyList<Answer> answers, YesNoProtocol protocol)
    {
        var catches = answers.Where(a => a.IsCatch).ToList();
        var place = answers[0].Trial.Place;
        if (catches.Count == 0)
        {
            return protocol.Prior.GuessRate > 0
                ? [new Note(Grade.Warning, "NoCatchTrials", place, Show.Quantity(protocol.Prior.GuessRate, ""))]
                : [];
        }

        var (alarms, all) = (Sum(catches.Where(a => a.IsYes)), Sum(catches));
        var percent = 100.0 * alarms / all;
        return percent > protocol.FalseAlarmLimit
            ?
            [
                new Note(
                    Grade.Warning,
                    "FalseAlarmsMany",
                    place,
                    $"{Show.Quantity(percent, "%")} ({Show.Count(alarms)}/{Show.Count(all)})",
                    Show.Quantity(protocol.FalseAlarmLimit, "%")
                ),
            ]
            : [];
    }

    /// <summary>Share of catch trials answered yes, in %.</summary>
    public static IEnumerable<Finding> FalseAlarms(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Answer> answers,
        YesNoOutcomes outcomes
    ) => Rate(build, series, [.. answers.Where(a => a.IsCatch)], outcomes.FalseAlarms);

    /// <summary>Hit rate, d' and criterion, over all levels given.</summary>
    public static IEnumerable<Finding> Detection(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Answer> answers,
        YesNoOutcomes outcomes
    )
    {
        // The levels of a run of the method of limits are all but its last above or below threshold by design: their hit rate says nothing.
        var stimuli = answers.Where(a => !a.IsCatch && a.Method != "limits").ToList();
        foreach (var rate in Rate(build, series, stimuli, outcomes.HitRate))
        {
            yield return rate;
        }

        var catches = answers.Where(a => a.IsCatch).ToList();
        if (stimuli.Count == 0 || catches.Count == 0)
        {
            yield break;
        }

        var found = SignalDetection.From(
            Sum(stimuli.Where(a => a.IsYes)),
            Sum(stimuli),
            Sum(catches.Where(a => a.IsYes)),
            Sum(catches)
        );
        Trial[] trials = [.. stimuli.Concat(catches).Select(a => a.Trial)];
        foreach (
            var (outcome, value) in new[]
            {
                (outcomes.Sensitivity, found.Sensitivity),
                (outcomes.Criterion, found.Criterion),
            }
        )
        {
            yield return build.Make(series with { Outcome = outcome.Id }, value, outcome.Unit, trials, []);
        }
    }

    private static IEnumerable<Finding> Rate(
        FindingBuilder build,
        SeriesKey series,
        List<Answer> answers,
        Outcome outcome
    ) =>
        answers.Count == 0
            ? []
            :
            [
                build.Make(
                    series with
                    {
                        Outcome = outcome.Id,
                    },
                    Percent.Of(Sum(answers.Where(a => a.IsYes)), Sum(answers)),
                    outcome.Unit,
                    [.. answers.Select(a => a.Trial)],
                    []
                ),
            ];

    private static int Sum(IEnumerable<Answer> answers) => answers.Sum(a => a.Count);
}
