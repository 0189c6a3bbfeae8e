using Dorsal.Laboratory.Quality;
using Dorsal.Messages;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>
/// Method of limits: levels go up until the stimulus is felt, or down until it is not, a few times in a row; the mean over runs (evidence C5), on the <see cref="LevelScale"/>.
/// Each run is a trial whose value is the threshold, or a bound where the levels ended first.
/// </summary>
internal sealed class LimitRuns(YesNoOutcomes outcomes, YesNoProtocol protocol, TrialLog log)
{
    public IEnumerable<Finding> Findings(FindingBuilder build, SeriesKey series, IReadOnlyList<Answer> answers)
    {
        var key = series with { Outcome = outcomes.Limits.Id };
        var used = answers.Where(a => a.Method == "limits" && !a.IsCatch).ToList();
        if (used.Count == 0)
        {
            yield break;
        }

        var labelled = used.GroupBy(a => a.Run, StringComparer.Ordinal).ToList();
        var runs = labelled.SelectMany(label => OneWay([.. label])).ToList();

        List<Trial> trials = [.. runs.Select((run, i) => TrialOf(key, run.Answers, run.IsBrokenOff, i))];
        trials.ForEach(log.Add);
        List<Note> quality =
        [
            .. new EnoughTrials(protocol.CountedRuns).Check(trials),
            .. new WithinLimits().Check(trials),
        ];
        if (runs.Select(run => IsAscending(run.Answers)).Distinct().Count() == 1)
        {
            quality.Add(new Note(Grade.Note, "RunsOneWay", trials[0].Place));
        }

        if (runs.Count > labelled.Count)
        {
            var (told, labels) = (Show.Count(runs.Count), Show.Count(labelled.Count));
            quality.Add(new Note(Grade.Note, "RunsDivided", trials[0].Place, told, null, labels));
        }

        log.Add(quality);
        var scale = LevelScale.Of(used, protocol);
        var (estimate, bound) = TrialStatistics.Threshold([
            .. trials.Select(trial => trial with { Value = scale.At(trial.Value) }),
        ]);
        yield return build.Make(key, scale.Level(estimate), trials[0].Unit, trials, quality, bound);
    }

    // Where levels turn round another run begins, whatever its label. The level at the turn begins it where it lies nearer to what follows. A run that stops short of the levels of
    // its label was broken off and bounds nothing: its levels did not end.
    private static IEnumerable<(List<Answer> Answers, bool IsBrokenOff)> OneWay(List<Answer> answers)
    {
        List<List<Answer>> runs =
        [
            [answers[0]],
        ];
        var way = 0;
        for (var i = 1; i < answers.Count; i++)
        {
            var run = runs[^1];
            var step = answers[i].Level - answers[i - 1].Level;
            if (step * way < 0)
            {
                var isNearer = run.Count > 2 && Math.Abs(step) < Math.Abs(run[^1].Level - run[^2].Level);
                runs.Add(isNearer ? [run[^1], answers[i]] : [answers[i]]);
                run.RemoveRange(run.Count - (isNearer ? 1 : 0), isNearer ? 1 : 0);
                way = isNearer ? Math.Sign(step) : 0;
                continue;
            }

            run.Add(answers[i]);
            way = step == 0 ? way : Math.Sign(step);
        }

        var (lowest, highest) = (answers.Min(a => a.Level), answers.Max(a => a.Level));
        return runs.Select(run => (run, IsAscending(run) ? run[^1].Level < highest : run[^1].Level > lowest));
    }

    private static bool IsAscending(List<Answer> run) => run[^1].Level > run[0].Level;

    private Trial TrialOf(SeriesKey key, List<Answer> run, bool isBrokenOff, int place)
    {
        var (value, status) = ThresholdOf(run);
        status =
            isBrokenOff && status is (TrialStatus.AtFloor or TrialStatus.AtCeiling) ? TrialStatus.Rejected : status;
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
            // A single level has no way.
            (< 0, _) when run[^1].Level == run[0].Level => (run[^1].Level, TrialStatus.Rejected),
            (< 0, false) => (run[^1].Level, isUp ? TrialStatus.AtCeiling : TrialStatus.AtFloor),
            (< 0, true) => (run[^1].Level, TrialStatus.Rejected),
            (0, _) => (run[0].Level, isUp ? TrialStatus.AtFloor : TrialStatus.AtCeiling),
            _ => (run[!isUp && protocol.IsFeltLevel ? turn - 1 : turn].Level, TrialStatus.Used),
        };
    }
}
