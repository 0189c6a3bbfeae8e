using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.FlexionReflex;

/// <summary>The outcomes of one site, side and condition.</summary>
internal sealed class ReflexSeries(
    ReflexPlace at,
    IReadOnlyList<ReflexReading> readings,
    ReflexProtocol protocol,
    TrialLog log,
    FindingBuilder build
)
{
    private static readonly Unit Plain = Unit.Parse("1");
    private static readonly Unit Milliseconds = Unit.Parse("ms");

    private readonly List<ReflexReading> judgeable =
    [
        .. readings.Where(reading => reading.Stimulus.Kind != ReflexKinds.Summation),
    ];

    /// <summary>The score from which on there is a reflex, once <see cref="Findings"/> were asked for.</summary>
    public double CutOff { get; private set; } = protocol.CutOff;

    /// <summary>All outcomes that the stimuli allow.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        foreach (var reading in judgeable)
        {
            var (label, score) = (reading.Stimulus.Label, reading.Score(protocol.Score));
            var place = reading.Stimulus.Place;
            log.Add(new Trial(at.Of(ReflexOutcomes.Score), label, score, Plain, TrialStatus.Used, "", place));
        }

        var (curve, ofLabels) = Roc();
        CutOff = protocol.FromLabels && curve is not null ? curve.CutOff : protocol.CutOff;
        var present = judgeable.Where(reading => reading.Score(protocol.Score) >= CutOff).ToHashSet();
        LogMarkers(present);
        var summation = readings.Where(reading => reading.Stimulus.Kind == ReflexKinds.Summation).ToList();
        var threshold = new ReflexThreshold(protocol, log, build);
        var (staircase, ascending) = (Judged(ReflexKinds.Staircase, present), Judged(ReflexKinds.Ascending, present));
        return
        [
            .. staircase.Count > 0 ? [threshold.OfStaircase(at, staircase)] : Array.Empty<Finding>(),
            .. ascending.Count > 0 ? [threshold.OfAscending(at, ascending)] : Array.Empty<Finding>(),
            .. present.Count > 0 ? [Latency(present)] : Array.Empty<Finding>(),
            .. ReflexSummation.Of(at, summation, protocol, log, build),
            .. ofLabels,
        ];
    }

    private void LogMarkers(HashSet<ReflexReading> present)
    {
        foreach (var reading in judgeable.Where(reading => reading.Onset.Note is not null))
        {
            var isUnused = reading.Onset.IsMoved && !present.Contains(reading);
            log.Add(isUnused ? reading.Unmarked!() : reading.Onset.Note!);
        }
    }

    private List<JudgedStimulus> Judged(string kind, HashSet<ReflexReading> present) =>
        [
            .. judgeable
                .Where(reading => reading.Stimulus.Kind == kind)
                .Select(reading => new JudgedStimulus(reading.Stimulus, present.Contains(reading))),
        ];

    private Finding Latency(HashSet<ReflexReading> present)
    {
        var series = at.Of(ReflexOutcomes.Latency);
        foreach (var reading in judgeable.Where(present.Contains))
        {
            var (label, place) = (reading.Stimulus.Label, reading.Stimulus.Place);
            var onset = reading.Onset.Time.Value * 1000;
            if (double.IsNaN(onset))
            {
                var search = protocol.Onset.Search;
                var limits = FormattableString.Invariant(
                    $"{1000 * search.From.Value:0.#} … {1000 * search.To.Value:0.#} ms"
                );
                var why = new Note(Grade.Note, "ReflexWithoutOnset", place, null, limits);
                log.Reject(series, label, double.NaN, Milliseconds, why);
            }
            else
            {
                var why = reading.Onset.IsMoved ? reading.Onset.Note!.Code : "";
                log.Add(new Trial(series, label, onset, Milliseconds, TrialStatus.Used, why, place));
            }
        }

        var trials = log.Trials.Where(trial => trial.Series == series).ToList();
        var byHand = judgeable.Where(present.Contains).Select(reading => reading.Onset.Note).OfType<Note>();
        return build.Make(series, TrialStatistics.PlainMean(trials), Milliseconds, trials, [.. byHand]);
    }

    // How well the score agrees with the examiner's labels, where there are both kinds.
    private (RocCurve? Curve, IReadOnlyList<Finding> Findings) Roc()
    {
        var labelled = judgeable.Where(reading => reading.Stimulus.Labelled is not null).ToList();
        double[] Scores(bool isPresent) =>
            [.. labelled.Where(r => r.Stimulus.Labelled == isPresent).Select(r => r.Score(protocol.Score))];
        var (positive, negative) = (Scores(true), Scores(false));
        if (labelled.Count == 0)
        {
            return (null, []);
        }

        var place = labelled[0].Stimulus.Place;
        var notes = new List<Note>();
        if (Math.Min(positive.Length, negative.Length) < protocol.FewestLabels)
        {
            var found = $"{Show.Count(positive.Length)} + {Show.Count(negative.Length)}";
            notes.Add(new Note(Grade.Warning, "ReflexLabelsFew", place, found, Show.Count(protocol.FewestLabels)));
            log.Add(notes);
        }

        if (positive.Length == 0 || negative.Length == 0)
        {
            return (null, []);
        }

        var curve = RocCurve.Of(positive, negative);
        Trial[] trials =
        [
            .. labelled.Select(r => new Trial(
                at.Of(ReflexOutcomes.Area),
                r.Stimulus.Label,
                r.Score(protocol.Score),
                Plain,
                TrialStatus.Used,
                "",
                r.Stimulus.Place
            )),
        ];
        return (
            curve,
            [
                build.Make(at.Of(ReflexOutcomes.Area), curve.Area, Plain, trials, notes),
                build.Make(at.Of(ReflexOutcomes.CutOff), Estimate.WithoutError(curve.CutOff), Plain, trials, notes),
            ]
        );
    }
}
