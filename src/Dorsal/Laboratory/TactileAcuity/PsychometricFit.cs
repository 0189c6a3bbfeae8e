using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>The psychometric function of all answers but those of the method of limits, whose levels follow from expectation.</summary>
internal sealed class PsychometricFit(YesNoOutcomes outcomes, YesNoProtocol protocol, TrialLog log)
{
    private const int CurvePoints = 80;

    // As near as the quantile of a flat posterior comes to its end.
    private const double NearLimit = 0.95;

    public List<Trace> Traces { get; } = [];

    public IEnumerable<Finding> Findings(FindingBuilder build, SeriesKey series, IReadOnlyList<Answer> answers)
    {
        var used = answers.Where(a => a.Method != "limits" && !a.IsCatch).ToList();
        if (used.Count == 0)
        {
            yield break;
        }

        var catches = answers.Where(a => a.IsCatch).ToList();
        List<AnswersAt> counts =
        [
            .. used.GroupBy(a => a.Level)
                .OrderBy(g => g.Key)
                .Select(g => new AnswersAt(g.Key, Sum(g.Where(a => a.IsYes)), Sum(g.Where(a => !a.IsYes)))),
        ];
        Trial[] trials = [.. used.Select(a => a.Trial)];
        var key = series with { Outcome = outcomes.Psychometric.Id };
        var total = Sum(used);
        List<Note> quality = [];
        if (total < protocol.FewestAnswers)
        {
            quality.Add(
                new Note(
                    Grade.Warning,
                    "FewTrials",
                    trials[0].Place,
                    Show.Count(total),
                    Show.Count(protocol.FewestAnswers)
                )
            );
        }

        var largest = protocol.LargestSpread * counts[^1].Level;
        var alarms = Sum(catches.Where(a => a.IsYes));
        var fit =
            largest > 0
                ? PsychometricFunction.Fit(
                    counts,
                    alarms,
                    Sum(catches),
                    protocol.Prior,
                    protocol.SmallestSpread * counts[^1].Level,
                    largest
                )
                : null;
        if (fit is not null && fit.Spread.High > NearLimit * largest)
        {
            var (high, most) = (Show.Quantity(fit.Spread.High, trials[0]), Show.Quantity(largest, trials[0]));
            quality.Add(new Note(Grade.Warning, "SpreadAtLimit", trials[0].Place, high, most));
        }

        var (estimate, bound) = fit is null ? Alike(counts) : Within(fit.Threshold, counts, trials[0], quality);
        log.Add(quality);
        yield return build.Make(key, estimate, trials[0].Unit, trials, quality, bound);
        if (fit is not null && bound == Bound.None)
        {
            yield return build.Make(
                key with
                {
                    Outcome = outcomes.Spread.Id,
                },
                fit.Spread,
                trials[0].Unit,
                trials,
                quality
            );
            yield return build.Make(
                key with
                {
                    Outcome = outcomes.Likelihood.Id,
                },
                PsychometricLikelihood.Threshold(
                    counts,
                    alarms,
                    Sum(catches),
                    protocol.Prior,
                    protocol.SmallestSpread * counts[^1].Level,
                    largest
                ),
                trials[0].Unit,
                trials,
                quality
            );
            Traces.Add(TraceOf(fit, counts, key, trials[0]));
        }
    }

    private static int Sum(IEnumerable<Answer> answers) => answers.Sum(a => a.Count);

    // Every answer yes: the threshold lies below the smallest level; every answer no: above the largest. At one level nothing is known.
    private static (Estimate Estimate, Bound Bound) Alike(List<AnswersAt> counts) =>
        counts.TrueForAll(c => c.No == 0) ? (Estimate.WithoutError(counts[0].Level), Bound.AtMost)
        : counts.TrueForAll(c => c.Yes == 0) ? (Estimate.WithoutError(counts[^1].Level), Bound.AtLeast)
        : (Estimate.None(FitOutcome.NotIdentified), Bound.None);

    private static (Estimate Estimate, Bound Bound) Within(
        Estimate found,
        List<AnswersAt> counts,
        Trial first,
        List<Note> quality
    )
    {
        var (low, high) = (counts[0].Level, counts[^1].Level);
        if (found.Low < low || found.High > high)
        {
            quality.Add(
                new Note(
                    Grade.Warning,
                    "ThresholdAtEnd",
                    first.Place,
                    $"{Show.Quantity(found.Low, "")} … {Show.Quantity(found.High, first)}",
                    $"{Show.Quantity(low, "")} … {Show.Quantity(high, first)}"
                )
            );
        }

        return found.Value > high ? (Estimate.WithoutError(high), Bound.AtLeast)
            : found.Value < low ? (Estimate.WithoutError(low), Bound.AtMost)
            : (found, Bound.None);
    }

    private static Trace TraceOf(PsychometricFunction fit, List<AnswersAt> counts, SeriesKey series, Trial first)
    {
        var (from, to) = (counts[0].Level, counts[^1].Level);
        double[] levels = [.. Enumerable.Range(0, CurvePoints + 1).Select(i => from + (i * (to - from) / CurvePoints))];
        var half = 100 * fit.At(fit.Threshold.Value);
        return new Trace(
            "psychometric",
            series,
            "",
            levels,
            [.. levels.Select(level => 100 * fit.At(level))],
            first.Unit.Code,
            "%",
            [
                .. counts.Select(c => ("share", c.Level, 100.0 * c.Yes / (c.Yes + c.No))),
                ("low", fit.Threshold.Low, half),
                ("high", fit.Threshold.High, half),
                ("threshold", fit.Threshold.Value, half),
            ],
            first.Place.File
        );
    }
}
