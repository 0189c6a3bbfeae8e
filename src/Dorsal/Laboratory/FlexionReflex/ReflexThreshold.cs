using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>A stimulus with its verdict.</summary>
internal sealed record JudgedStimulus(ReflexStimulus Stimulus, bool IsPresent);

/// <summary>
/// The reflex threshold from a search. The value is the field's: the mean of peaks and troughs of the last runs (full form), or the first
/// reflex of an ascending series (brief form; evidence C.4). Error and interval are those of <see cref="ResponseThreshold"/> from all
/// responses: peaks and troughs depend on each other, and their SD says nothing of the step size.
/// </summary>
internal sealed class ReflexThreshold(ReflexProtocol protocol, TrialLog log, FindingBuilder build)
{
    /// <summary>The threshold of a staircase.</summary>
    /// <param name="at">Where it was looked for.</param>
    /// <param name="judged">The stimuli in their order; at least one.</param>
    public Finding OfStaircase(ReflexPlace at, IReadOnlyList<JudgedStimulus> judged)
    {
        var series = at.Of(ReflexOutcomes.Threshold);
        var runs = StaircaseRun.Of(judged);
        var complete = runs.Where(run => run.Peak is not null && run.Trough is not null).ToList();
        var counted = complete.TakeLast(protocol.Staircase.CountedRuns).ToList();
        foreach (var (run, number) in runs.Select((run, i) => (run, i + 1)))
        {
            AddTurn(series, run.Peak, $"{Show.Count(number)} peak", counted.Contains(run));
            AddTurn(series, run.Trough, $"{Show.Count(number)} trough", counted.Contains(run));
        }

        if (counted.Count == 0)
        {
            return Bounded(series, judged);
        }

        var notes = new List<Note>();
        if (complete.Count < protocol.Staircase.Runs)
        {
            var place = judged[0].Stimulus.Place;
            var (found, wanted) = (Show.Count(complete.Count), Show.Count(protocol.Staircase.Runs));
            notes.Add(new Note(Grade.Warning, "ReflexRunsFew", place, found, wanted));
        }

        var turns = counted.SelectMany(run => new[] { run.Peak!, run.Trough! });
        return Fitted(series, turns.Average(turn => turn.Stimulus.Intensity), judged, notes);
    }

    /// <summary>The threshold of ascending series: the first reflex of each, averaged.</summary>
    /// <inheritdoc cref="OfStaircase"/>
    public Finding OfAscending(ReflexPlace at, IReadOnlyList<JudgedStimulus> judged)
    {
        var series = at.Of(ReflexOutcomes.BriefThreshold);
        var (firsts, beyond) = (new List<JudgedStimulus>(), new List<Note>());
        foreach (var run in judged.GroupBy(j => j.Stimulus.Run, StringComparer.Ordinal))
        {
            if (run.FirstOrDefault(j => j.IsPresent) is { } first)
            {
                AddTurn(series, first, Named(run.Key), isCounted: true);
                firsts.Add(first);
                continue;
            }

            var last = run.MaxBy(j => j.Stimulus.Intensity)!;
            beyond.Add(NotReached(last.Stimulus));
            firsts.Add(last);
        }

        if (beyond.Count == firsts.Count || !judged.Any(j => !j.IsPresent))
        {
            return Bounded(series, judged);
        }

        var value = firsts.Average(first => first.Stimulus.Intensity);
        return beyond.Count == 0 ? Fitted(series, value, judged, []) : Beyond(series, value, firsts, beyond);
    }

    // Some series ended without a reflex: with their highest intensities in place of thresholds the mean is a lower bound.
    private Finding Beyond(SeriesKey series, double value, List<JudgedStimulus> firsts, List<Note> beyond)
    {
        foreach (var last in firsts.Where(first => !first.IsPresent).Select(first => first.Stimulus))
        {
            var status = TrialStatus.AtCeiling;
            log.Add(
                new Trial(series, Named(last.Run), last.Intensity, last.Unit, status, "ReflexNotReached", last.Place)
            );
        }

        log.Add(beyond);
        return build.Make(
            series,
            Estimate.WithoutError(value),
            firsts[0].Stimulus.Unit,
            TrialsOf(series),
            beyond,
            Bound.AtLeast
        );
    }

    private static string Named(string run) => run.Length > 0 ? run : "1";

    private Note NotReached(ReflexStimulus last) =>
        new(
            Grade.Warning,
            "ReflexNotReached",
            last.Place,
            Show.Quantity(last.Intensity, "mA"),
            Show.Quantity(protocol.Staircase.HighestIntensity.Value, "mA")
        );

    private Finding Fitted(SeriesKey series, double value, IReadOnlyList<JudgedStimulus> judged, List<Note> notes)
    {
        if (judged[0].IsPresent)
        {
            var first = judged[0].Stimulus;
            notes.Add(new Note(Grade.Warning, "ReflexAtFirst", first.Place, Show.Quantity(first.Intensity, "mA")));
        }

        log.Add(notes);
        var estimate = ResponseThreshold.Around(
            value,
            [.. judged.Select(j => new Response(j.Stimulus.Intensity, j.IsPresent))],
            protocol.Staircase.SmallestScatter.Value,
            protocol.Staircase.LargestScatter.Value
        );
        return build.Make(series, estimate, judged[0].Stimulus.Unit, TrialsOf(series), notes);
    }

    // No reflex at all: the threshold is at least the highest intensity; nothing but reflexes: at most the lowest. A search that ended
    // between reflex and absence before a whole run has a value of neither kind.
    private Finding Bounded(SeriesKey series, IReadOnlyList<JudgedStimulus> judged)
    {
        var unit = judged[0].Stimulus.Unit;
        var isMixed = judged.Any(j => j.IsPresent) && judged.Any(j => !j.IsPresent);
        if (isMixed)
        {
            var few = new Note(
                Grade.Warning,
                "ReflexRunsFew",
                judged[0].Stimulus.Place,
                Show.Count(0),
                Show.Count(protocol.Staircase.Runs)
            );
            log.Add(few);
            return build.Make(series, Estimate.None(FitOutcome.TooFewTrials), unit, TrialsOf(series), [few]);
        }

        var isAbsent = !judged[0].IsPresent;
        var reached = isAbsent ? judged.Max(j => j.Stimulus.Intensity) : judged.Min(j => j.Stimulus.Intensity);
        var status = isAbsent ? TrialStatus.AtCeiling : TrialStatus.AtFloor;
        var last = judged.First(j => j.Stimulus.Intensity == reached).Stimulus;
        log.Add(new Trial(series, last.Label, reached, unit, status, "", last.Place));
        var note = new Note(
            Grade.Warning,
            isAbsent ? "ReflexNotReached" : "ReflexAlways",
            last.Place,
            Show.Quantity(reached, "mA"),
            Show.Quantity(protocol.Staircase.HighestIntensity.Value, "mA")
        );
        log.Add(note);
        return build.Make(
            series,
            Estimate.WithoutError(reached),
            unit,
            TrialsOf(series),
            [note],
            isAbsent ? Bound.AtLeast : Bound.AtMost
        );
    }

    private void AddTurn(SeriesKey series, JudgedStimulus? turn, string label, bool isCounted)
    {
        if (turn is not null)
        {
            var (value, unit, place) = (turn.Stimulus.Intensity, turn.Stimulus.Unit, turn.Stimulus.Place);
            var status = isCounted ? TrialStatus.Used : TrialStatus.Practice;
            log.Add(new Trial(series, label, value, unit, status, "", place));
        }
    }

    private List<Trial> TrialsOf(SeriesKey series) => [.. log.Trials.Where(trial => trial.Series == series)];
}

/// <summary>One ascending and descending run.</summary>
/// <param name="Peak">Its first reflex.</param>
/// <param name="Trough">The first stimulus after it without a reflex.</param>
internal sealed record StaircaseRun(JudgedStimulus? Peak, JudgedStimulus? Trough)
{
    /// <summary>The runs as they are numbered; where they are not, one ends at each trough.</summary>
    public static IReadOnlyList<StaircaseRun> Of(IReadOnlyList<JudgedStimulus> judged)
    {
        if (judged.Any(j => j.Stimulus.Run.Length > 0))
        {
            return [.. judged.GroupBy(j => j.Stimulus.Run, StringComparer.Ordinal).Select(run => One([.. run]))];
        }

        var runs = new List<StaircaseRun>();
        for (var rest = judged; rest.Any(j => j.IsPresent); )
        {
            var run = One(rest);
            runs.Add(run);
            rest = run.Trough is { } trough ? [.. rest.SkipWhile(j => j != trough)] : [];
        }

        return runs;
    }

    private static StaircaseRun One(IReadOnlyList<JudgedStimulus> judged)
    {
        var after = judged.SkipWhile(j => !j.IsPresent).ToList();
        return new(after.FirstOrDefault(), after.Find(j => !j.IsPresent));
    }
}
