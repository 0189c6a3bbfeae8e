using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.PainModulation;

/// <summary>All outcomes of one test stimulus at one place of one person in one session.</summary>
internal sealed class CpmPerson(
    FindingBuilder build,
    CpmMeasure measure,
    IReadOnlyList<CpmTrial> trials,
    CpmProtocol protocol,
    TrialLog log
)
{
    private readonly Trial first = trials[0].Trial;
    private readonly double[] baseline = Values(trials, "baseline");

    private bool IsUnstated => first.Unit == Unit.Unstated;

    public IEnumerable<Finding> Findings()
    {
        var findings = trials
            .GroupBy(t => t.Trial.Series)
            .Select(g => Stimulus(g.Key, [.. g.Select(t => t.Trial)]))
            .ToList();
        if (Missing() is { } missing)
        {
            log.Add(missing);
            return findings;
        }

        foreach (var phase in protocol.Phases.Where(Has))
        {
            findings.AddRange(Effects(phase));
        }

        findings.AddRange(Decay());
        if (baseline.Length > 1)
        {
            var change = Estimate.WithoutError(baseline[1] - baseline[0]);
            findings.Add(Make(measure.BaselineChange, "baseline", change, Of("baseline"), measure.BaselineChange.Unit));
        }

        return findings;
    }

    private Finding Stimulus(SeriesKey series, IReadOnlyList<Trial> own)
    {
        var (value, bound) = TrialStatistics.Threshold(own);
        return build.Make(
            series,
            value,
            first.Unit,
            own,
            own.Any(t => t.IsCensored) ? [new Note(Grade.Warning, "CpmAtLimit", own[0].Place)] : [],
            bound
        );
    }

    private Note? Missing() =>
        baseline.Length == 0 ? new Note(Grade.Warning, "CpmBaselineMissing", first.Place)
        : Of("baseline").Any(t => t.IsCensored) ? new Note(Grade.Warning, "CpmBaselineAtLimit", first.Place)
        : !protocol.Phases.Any(Has) ? new Note(Grade.Warning, "CpmConditionedMissing", first.Place)
        : null;

    private List<Finding> Effects(string phase)
    {
        var conditioned = Values(trials, phase);
        var own = Of("baseline", phase);
        var value = PooledContrast.From((measure.Sign, conditioned), (-measure.Sign, baseline));
        if (Of(phase).Any(t => t.IsCensored))
        {
            // The conditioned threshold is at least the limit, so the inhibition is at least this.
            var note = new Note(Grade.Warning, "CpmAtLimit", Of(phase)[0].Place);
            log.Add(note);
            return
            [
                build.Make(
                    Key(measure.Effect, phase),
                    Estimate.WithoutError(value.Value),
                    UnitOf(measure.Effect.Unit),
                    own,
                    [note],
                    Bound.AtLeast
                ),
            ];
        }

        var findings = new List<Finding> { Make(measure.Effect, phase, value, own, UnitOf(measure.Effect.Unit)) };
        findings.AddRange(Relative(phase, conditioned, own));
        findings.AddRange(Net(phase, conditioned, own));
        findings.AddRange(Class(phase, value.Value, own));
        return findings;
    }

    private IEnumerable<Finding> Relative(string phase, double[] conditioned, IReadOnlyList<Trial> own)
    {
        var change = PooledContrast.RelativeChange(conditioned, baseline);
        if (double.IsFinite(100 * change.Value))
        {
            var percent = Scaled(change, 100 * measure.Sign);
            yield return Make(measure.Percent, phase, percent, own, measure.Percent.Unit);
        }
        else
        {
            log.Add(new Note(Grade.Note, "CpmBaselineZero", first.Place));
        }

        var inSd = PooledContrast.InReferenceSd(conditioned, baseline);
        if (inSd.IsFitted)
        {
            yield return Make(measure.InSd, phase, Scaled(inSd, measure.Sign), own, measure.InSd.Unit);
        }
    }

    private IEnumerable<Finding> Net(string phase, double[] conditioned, IReadOnlyList<Trial> own)
    {
        var (before, then) = (Values(trials, "control_baseline"), Values(trials, "control_" + phase));
        var control = Of("control_baseline", "control_" + phase);
        if (before.Length == 0 || then.Length == 0 || control.Any(t => t.IsCensored))
        {
            yield break;
        }

        var s = measure.Sign;
        var net = PooledContrast.From((s, conditioned), (-s, baseline), (-s, then), (s, before));
        yield return Make(measure.Net, phase, net, [.. own, .. control], UnitOf(measure.Net.Unit));
    }

    private IEnumerable<Finding> Class(string phase, double effect, IReadOnlyList<Trial> own)
    {
        if (protocol.SemFrom != "person")
        {
            yield break;
        }

        var (spread, degrees) = PooledContrast.Spread(baseline, Values(trials, "control_baseline"));
        var sem = new CpmSem(CpmSem.OfPerson, spread, degrees);
        if (sem.Fault(effect, protocol.SemDegrees, first.Place) is { } fault)
        {
            log.Add(fault);
            yield break;
        }

        var (grade, note) = CpmClass.Of(effect, sem, protocol.Multiplier, first.Place, UnitOf(measure.Effect.Unit));
        log.Add(note);
        yield return build.Make(
            Key(measure.Class, phase),
            Estimate.WithoutError(grade),
            measure.Class.Unit,
            own,
            [note]
        );
    }

    private IEnumerable<Finding> Decay()
    {
        var timed = trials
            .Where(t => t.Phase is "after" or "late" && !double.IsNaN(t.Minute) && !t.Trial.IsCensored)
            .ToList();
        if (timed.Select(t => t.Minute).Distinct().Count() < 2)
        {
            yield break;
        }

        var slope = RegressionSlope.From(
            [.. timed.Select(t => t.Minute)],
            [.. timed.Select(t => measure.Sign * t.Trial.Value)]
        );
        yield return Make(measure.Decay, "after", slope, [.. timed.Select(t => t.Trial)], UnitOf(measure.Decay.Unit));
    }

    private static Estimate Scaled(Estimate e, double by) =>
        e.HasInterval
            ? new(
                e.Value * by,
                e.StandardError * Math.Abs(by),
                Math.Min(e.Low * by, e.High * by),
                Math.Max(e.Low * by, e.High * by)
            )
            : Estimate.WithoutError(e.Value * by);

    private bool Has(string phase) => trials.Any(t => t.Phase == phase);

    private List<Trial> Of(params string[] phases) =>
        [.. trials.Where(t => phases.Contains(t.Phase, StringComparer.Ordinal)).Select(t => t.Trial)];

    private static double[] Values(IReadOnlyList<CpmTrial> all, string phase) =>
        [.. all.Where(t => t.Phase == phase).Select(t => t.Trial.Value)];

    private Unit UnitOf(Unit unit) => IsUnstated ? Unit.Unstated : unit;

    private SeriesKey Key(Outcome outcome, string phase) =>
        first.Series with
        {
            Outcome = outcome.Id,
            Condition = CpmRows.ConditionOf(trials[0].Condition, phase),
        };

    private Finding Make(Outcome outcome, string phase, Estimate value, IReadOnlyList<Trial> own, Unit unit) =>
        build.Make(Key(outcome, phase), value, unit, own, []);
}
