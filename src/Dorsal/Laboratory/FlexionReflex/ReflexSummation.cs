using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>
/// Temporal summation of the reflex: over series of equal stimuli, the last response less the first, in Cohen's d (evidence C.4:
/// mean(R3) - mean(R1) over five series), and in SDs of the baseline. Each series gives one difference; the interval is Student's t between series.
/// </summary>
internal static class ReflexSummation
{
    public static IEnumerable<Finding> Of(
        ReflexPlace at,
        IReadOnlyList<ReflexReading> readings,
        ReflexProtocol protocol,
        TrialLog log,
        FindingBuilder build
    )
    {
        var series = at.Of(ReflexOutcomes.Summation);
        foreach (var one in readings.GroupBy(r => r.Stimulus.Run, StringComparer.Ordinal))
        {
            Add(series, [.. one], protocol.Summation, log);
        }

        var quality = new List<Note>();
        foreach (var outcome in new[] { series, at.Of(ReflexOutcomes.Growth) })
        {
            var trials = log.Trials.Where(trial => trial.Series == outcome).ToList();
            if (trials.Count > 0)
            {
                var few = new EnoughTrials(protocol.Summation.Series).Check(trials).ToList();
                log.Add(quality.Count == 0 ? few : []);
                quality.AddRange(few);
                yield return build.Make(outcome, TrialStatistics.PlainMean(trials), Plain, trials, few);
            }
        }
    }

    private static Unit Plain { get; } = Unit.Parse("1");

    private static void Add(SeriesKey series, IReadOnlyList<ReflexReading> one, SummationRule rule, TrialLog log)
    {
        var (first, last) = (At(one, 1), At(one, rule.Stimuli));
        if (first is null || last is null || rule.Stimuli < 2)
        {
            var note = new Note(
                Grade.Warning,
                "ReflexSeriesIncomplete",
                one[0].Stimulus.Place,
                string.Join(", ", one.Select(r => Show.Count(r.Stimulus.Pulse)).Order(StringComparer.Ordinal)),
                string.Create(CultureInfo.InvariantCulture, $"1, {rule.Stimuli}")
            );
            log.Reject(series, one[0].Stimulus.Run, double.NaN, Plain, note);
            return;
        }

        var before = rule.OwnBaseline ? last.Baseline : first.Baseline;
        var difference = last.CohenD(before) - first.CohenD(first.Baseline);
        var growth = (last.Response.Mean - before.Mean) / before.Sd - first.Score(ReflexScore.MeanZ);
        var (run, place) = (first.Stimulus.Run, first.Stimulus.Place);
        log.Add(new Trial(series, run, difference, Plain, TrialStatus.Used, "", place));
        var ofGrowth = series with { Outcome = ReflexOutcomes.Growth.Id };
        log.Add(new Trial(ofGrowth, run, growth, Plain, TrialStatus.Used, "", place));
    }

    private static ReflexReading? At(IReadOnlyList<ReflexReading> one, int pulse) =>
        one.FirstOrDefault(reading => reading.Stimulus.Pulse == pulse);
}
