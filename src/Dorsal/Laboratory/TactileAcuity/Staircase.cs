using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>
/// A staircase: the mean of the levels at which it turned. One step down after each yes and up after each no settles where half of all answers,
/// guesses included, are yes (Levitt, J Acoust Soc Am 1971;49:467-477, from memory). Error and interval: <see cref="ResponseThreshold"/>.
/// </summary>
internal sealed class Staircase(YesNoOutcomes outcomes, YesNoProtocol protocol, TrialLog log)
{
    // Share of steps that may go another way: an examiner's slip, a repeat.
    private const double MostOtherSteps = 0.1;

    public IEnumerable<Finding> Findings(FindingBuilder build, SeriesKey series, IReadOnlyList<Answer> answers)
    {
        var used = answers.Where(a => a.Method == "staircase" && !a.IsCatch).ToList();
        if (used.Count == 0)
        {
            yield break;
        }

        var runs = used.GroupBy(a => a.Run, StringComparer.Ordinal).Select(run => run.ToList()).ToList();
        List<double> turns = [.. runs.SelectMany(run => Turns(run).Skip(protocol.SkippedReversals))];
        List<Note> quality = [.. Check(runs, turns)];
        log.Add(quality);
        var largest = used.Max(a => a.Level);
        var estimate =
            turns.Count == 0 || largest <= 0
                ? Estimate.None(FitOutcome.TooFewTrials)
                : ResponseThreshold.Around(
                    turns.Average(),
                    [.. used.Select(a => new Response(a.Level, a.IsYes))],
                    protocol.SmallestSpread * largest,
                    protocol.LargestSpread * largest
                );
        Trial[] trials = [.. used.Select(a => a.Trial)];
        yield return build.Make(
            series with
            {
                Outcome = outcomes.Staircase.Id,
            },
            estimate,
            trials[0].Unit,
            trials,
            quality
        );
    }

    private static IEnumerable<double> Turns(List<Answer> run)
    {
        var before = 0;
        for (var i = 1; i < run.Count; i++)
        {
            var step = Math.Sign(run[i].Level - run[i - 1].Level);
            if (step != 0 && before != 0 && step != before)
            {
                yield return run[i - 1].Level;
            }

            before = step == 0 ? before : step;
        }
    }

    private IEnumerable<Note> Check(List<List<Answer>> runs, List<double> turns)
    {
        var place = runs[0][0].Trial.Place;
        if (turns.Count < protocol.FewestReversals)
        {
            yield return new Note(
                Grade.Warning,
                "FewReversals",
                place,
                Show.Count(turns.Count),
                Show.Count(protocol.FewestReversals)
            );
        }

        var steps = runs.SelectMany(run => run.Zip(run.Skip(1))).ToList();
        var other = steps.Count(s => Math.Sign(s.Second.Level - s.First.Level) != (s.First.IsYes ? -1 : 1));
        if (other > MostOtherSteps * steps.Count)
        {
            yield return new Note(
                Grade.Warning,
                "StaircaseNotSimple",
                place,
                Show.Count(other),
                Show.Count(steps.Count)
            );
        }
    }
}
