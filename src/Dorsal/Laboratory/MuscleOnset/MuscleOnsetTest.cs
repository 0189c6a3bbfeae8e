using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;

namespace Dorsal.Laboratory.MuscleOnset;

/// <summary>
/// Variability of the postural strategy: when trunk muscles become active relative to the prime mover of a rapid arm raise, and how much that
/// varies within a block (Moseley and Hodges 2006, Behav Neurosci 120:474-476; evidence file, sections 6-10, C9).
/// </summary>
public sealed class MuscleOnsetTest : ILaboratoryTest
{
    private static readonly Detector Onsets = new("muscle-onset", "1.0");

    /// <inheritdoc/>
    public string Id => "onset";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => OnsetOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var traces = new List<Trace>();
        var trials = new OnsetTrials(log, traces);
        foreach (var recording in recordings.Select(Expect.Stimuli))
        {
            trials.Read(recording, OnsetProtocol.From(protocol.For(recording.Sidecar)));
        }

        var rules = OnsetProtocol.From(protocol.For(recordings[0].Sidecar));
        var build = new FindingBuilder(recordings[0], Id, Onsets);
        var blocks = trials.Trials.GroupBy(t => t.Trial.Series).ToList();
        var findings = blocks.SelectMany(block => OfBlock(build, [.. block], trials, rules, log)).ToList();
        var courses = trials.Trials.GroupBy(t => t.Muscle);
        findings.AddRange(courses.SelectMany(course => Course(build, course.Key, [.. course], rules)));
        return new Analysis(findings, log.Trials, log.Notes, traces);
    }

    private static Finding[] OfBlock(
        FindingBuilder build,
        IReadOnlyList<OnsetTrial> block,
        OnsetTrials read,
        OnsetProtocol rules,
        TrialLog log
    )
    {
        List<Trial> trials = [.. block.Select(t => t.Trial)];
        var (series, values) = (trials[0].Series, TrialStatistics.Values(trials));
        List<Note> few = [.. new EnoughTrials(rules.CountedTrials).Check(trials)];
        log.Add(few);
        var moved = block.Where(t => t.Trial.Counts).SelectMany(t => t.Moved);
        List<Note> quality = [.. few, .. read.AboutMuscle.GetValueOrDefault(series.Site, []), .. moved];
        return
        [
            build.Make(series, MeanEstimate.From(values), OnsetOutcomes.Milliseconds, trials, quality),
            build.Make(
                series with
                {
                    Outcome = OnsetOutcomes.Variability.Id,
                },
                SpreadEstimate.From(values),
                OnsetOutcomes.Milliseconds,
                trials,
                quality
            ),
        ];
    }

    // The blocks' own SDs are the time course. Its one number is a straight line of their logarithm: a decay to a rest level has three unknowns,
    // and a few SDs do not tell them.
    private static Finding[] Course(
        FindingBuilder build,
        SeriesKey muscle,
        IReadOnlyList<OnsetTrial> course,
        OnsetProtocol rules
    )
    {
        var blocks = course
            .GroupBy(t => t.Block, StringComparer.Ordinal)
            .OrderBy(b => LabelOrder.Key(b.Key), StringComparer.Ordinal);
        double[][] values = [.. blocks.Select(block => TrialStatistics.Values(block.Select(t => t.Trial)))];
        if (values.Count(block => block.Length > 1) < rules.CourseBlocks)
        {
            return [];
        }

        return
        [
            build.Make(
                muscle with
                {
                    Outcome = OnsetOutcomes.VariabilityChange.Id,
                },
                SpreadTrend.PercentPerStep(values),
                OnsetOutcomes.Percent,
                [.. course.Select(t => t.Trial)],
                []
            ),
        ];
    }
}
