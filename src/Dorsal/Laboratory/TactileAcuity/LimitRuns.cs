using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>
/// Method of limits: levels go up until the stimulus is felt, or down until it is not, a few times in a row; the mean over runs (evidence C5).
/// Each run is a trial whose value is the threshold, or a bound where the levels ended first.
/// </summary>
internal sealed class LimitRuns(YesNoOutcomes outcomes, YesNoProtocol protocol, TrialLog log)
{
    public IEnumerable<Finding> Findings(FindingBuilder build, SeriesKey series, IReadOnlyList<Answer> answers)
    {
        var key = series with { Outcome = outcomes.Limits.Id };
        var runs = answers
            .Where(a => a.Method == "limits" && !a.IsCatch)
            .GroupBy(a => a.Run, StringComparer.Ordinal)
            .Select(run => run.ToList())
            .ToList();
        if (runs.Count == 0)
        {
            yield break;
        }

        List<Trial> trials = [.. runs.Select((run, i) => TrialOf(key, run, i))];
        trials.ForEach(log.Add);
        List<Note> quality =
        [
            .. new EnoughTrials(protocol.CountedRuns).Check(trials),
            .. new WithinLimits().Check(trials),
        ];
        if (runs.Select(IsAscending).Distinct().Count() == 1)
        {
            quality.Add(new Note(Grade.Note, "RunsOneWay", trials[0].Place));
        }

        log.Add(quality);
        var (estimate, bound) = TrialStatistics.Threshold(trials);
        yield return build.Make(key, estimate, trials[0].Unit, trials, quality, bound);
    }

    private static bool IsAscending(List<Answer> run) => run[^1].Level > run[0].Level;

    private Trial TrialOf(SeriesKey key, List<Answer> run, int place)
    {
        var (value, status) = ThresholdOf(run);
        var reason = "";
        if (status == TrialStatus.Rejected)
        {
            var why = new Note(
                Grade.Warning,
                "RunNotSettled",
                run[^1].Trial.Place,
                null,
                Show.Count(protocol.Consecutive)
            );
            log.Add(why);
            reason = why.Code;
        }
        else if (place < protocol.PracticeRuns)
        {
            status = TrialStatus.Practice;
        }

        return new Trial(key, Show.Count(place + 1), value, run[0].Trial.Unit, status, reason, run[^1].Trial.Place);
    }

    // The run turns where so many equal answers of the new kind begin. Without one of the new kind at its end the levels ended first.
    private (double Value, TrialStatus Status) ThresholdOf(List<Answer> run)
    {
        var isUp = IsAscending(run);
        var turn = -1;
        for (var (i, equal) = (0, 0); i < run.Count && turn < 0; i++)
        {
            equal = run[i].IsYes == isUp ? equal + 1 : 0;
            turn = equal == protocol.Consecutive ? i - equal + 1 : -1;
        }

        return (turn, run[^1].IsYes == isUp) switch
        {
            (< 0, false) => (run[^1].Level, isUp ? TrialStatus.AtCeiling : TrialStatus.AtFloor),
            (< 0, true) => (run[^1].Level, TrialStatus.Rejected),
            (0, _) => (run[0].Level, isUp ? TrialStatus.AtFloor : TrialStatus.AtCeiling),
            _ => (run[!isUp && protocol.IsFeltLevel ? turn - 1 : turn].Level, TrialStatus.Used),
        };
    }
}
