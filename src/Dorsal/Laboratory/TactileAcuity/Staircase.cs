using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>
/// A staircase: the mean of the levels at which it turned. One step down after n yes in a row and up after each no settles where n yes in a row
/// are as likely as not: the share of yes, guesses included, is then 0.5^(1/n), which is 50 % for n = 1, 70.7 % for 2 and 79.4 % for 3 (Levitt, J
/// Acoust Soc Am 1971;49:467-477, from memory). n is the protocol's; for n above 1 the threshold is an outcome of its own.
/// Error and interval: <see cref="ResponseThreshold"/>.
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
                    protocol.LargestSpread * largest,
                    Share
                );
        Trial[] trials = [.. used.Select(a => a.Trial)];
        yield return build.Make(
            series with
            {
                Outcome = (protocol.Downs == 1 ? outcomes.Staircase : outcomes.Transformed).Id,
            },
            estimate,
            trials[0].Unit,
            trials,
            quality
        );
    }

    // The share of yes at which n in a row are as likely as not.
    private double Share => Math.Pow(0.5, 1.0 / protocol.Downs);

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

        var steps = runs.Sum(run => run.Count - 1);
        var other = runs.Sum(Others);
        if (other > MostOtherSteps * steps)
        {
            var rule = Show.Count(protocol.Downs);
            yield return new Note(
                Grade.Warning,
                "StaircaseNotSimple",
                place,
                Show.Count(other),
                Show.Count(steps),
                rule
            );
        }

        if (protocol.Downs > 1)
        {
            yield return new Note(
                Grade.Note,
                "StaircaseTarget",
                place,
                Show.Quantity(Math.Round(100 * Share, 1), "%"),
                null,
                Show.Count(protocol.Downs)
            );
        }
    }

    // Steps that do not follow the rule: down after so many yes since the last step or no, up after each no, else none.
    private int Others(List<Answer> run)
    {
        var (others, yes) = (0, 0);
        for (var i = 1; i < run.Count; i++)
        {
            yes = run[i - 1].IsYes ? yes + 1 : 0;
            var wanted =
                yes == 0 ? 1
                : yes >= protocol.Downs ? -1
                : 0;
            var step = Math.Sign(run[i].Level - run[i - 1].Level);
            others += step == wanted ? 0 : 1;
            yes = step == 0 ? yes : 0;
        }

        return others;
    }
}
