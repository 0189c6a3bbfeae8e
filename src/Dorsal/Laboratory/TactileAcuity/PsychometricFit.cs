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
    private const double LowestPart = 0.1;

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

        var scale = LevelScale.Of(used, protocol);
        List<AnswersAt> scaled = [.. counts.Select(c => c with { Level = scale.At(c.Level) })];
        var alarms = Sum(catches.Where(a => a.IsYes));
        var fit =
            scale.LargestSpread > 0
                ? PsychometricFunction.Fit(
                    scaled,
                    alarms,
                    Sum(catches),
                    protocol.Prior,
                    scale.SmallestSpread,
                    scale.LargestSpread
                )
                : null;
        quality.AddRange(fit is null ? [] : CheckSpread(fit.Spread, scale, trials[0]));
        var (estimate, bound) = fit is null
            ? Alike(counts)
            : Within(scale.Level(fit.Threshold), counts, trials[0], quality);
        log.Add(quality);
        yield return build.Make(key, estimate, trials[0].Unit, trials, quality, bound);
        if (fit is not null && bound == Bound.None)
        {
            yield return build.Make(
                key with
                {
                    Outcome = (scale.IsLog10 ? outcomes.LogSpread : outcomes.Spread).Id,
                },
                fit.Spread,
                scale.IsLog10 ? outcomes.LogSpread.Unit : trials[0].Unit,
                trials,
                quality
            );
            yield return build.Make(
                key with
                {
                    Outcome = outcomes.Likelihood.Id,
                },
                scale.Level(
                    PsychometricLikelihood.Threshold(
                        scaled,
                        alarms,
                        Sum(catches),
                        protocol.Prior,
                        scale.SmallestSpread,
                        scale.LargestSpread
                    )
                ),
                trials[0].Unit,
                trials,
                quality
            );
            Traces.Add(TraceOf(fit, scale, counts, key, trials[0]));
        }
    }

    // The spread reaches the largest looked for, or more than half of what is thought of it lies in the lowest tenth of what was looked for.
    private static IEnumerable<Note> CheckSpread(Estimate spread, LevelScale scale, Trial first)
    {
        var (smallest, largest) = (scale.SmallestSpread, scale.LargestSpread);
        string Say(double value) => scale.IsLog10 ? Show.Quantity(value, "lg") : Show.Quantity(value, first);
        if (spread.High > NearLimit * largest)
        {
            yield return new Note(Grade.Warning, "SpreadAtLimit", first.Place, Say(spread.High), Say(largest));
        }

        if (spread.Value < smallest * Math.Pow(largest / smallest, LowestPart))
        {
            yield return new Note(Grade.Warning, "SpreadAtLowerLimit", first.Place, Say(spread.Value), Say(smallest));
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

    private static Trace TraceOf(
        PsychometricFunction fit,
        LevelScale scale,
        List<AnswersAt> counts,
        SeriesKey series,
        Trial first
    )
    {
        var (from, to) = (scale.At(counts[0].Level), scale.At(counts[^1].Level));
        double[] places = [.. Enumerable.Range(0, CurvePoints + 1).Select(i => from + (i * (to - from) / CurvePoints))];
        var threshold = scale.Level(fit.Threshold);
        var half = 100 * fit.At(fit.Threshold.Value);
        return new Trace(
            "psychometric",
            series,
            "",
            [.. places.Select(scale.Level)],
            [.. places.Select(place => 100 * fit.At(place))],
            first.Unit.Code,
            "%",
            [
                .. counts.Select(c => ("share", c.Level, 100.0 * c.Yes / (c.Yes + c.No))),
                ("low", threshold.Low, half),
                ("high", threshold.High, half),
                ("threshold", threshold.Value, half),
            ],
            first.Place.File
        );
    }
}
