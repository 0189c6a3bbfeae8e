using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.TonicPain;

/// <summary>
/// Cold pressor and other tonic tests (ischaemia, heat, pressure): how long the person endures the stimulus, a time that is only known to
/// be longer where the ceiling came first, and the ratings meanwhile (evidence C.6).
/// </summary>
/// <remarks>
/// One immersion has no error of its own: a standard error needs repetitions (<c>trial</c>), of which the mean is taken. Groups are
/// compared by survival curves (<c>survival.csv</c>).
/// </remarks>
public sealed class TonicPainTest : ILaboratoryTest
{
    private static readonly Detector Curves = new("tonic-rating-curve", "1.0");

    /// <inheritdoc/>
    public string Id => "tonic";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => TonicOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var traces = new List<Trace>();
        var build = new FindingBuilder(recordings[0], Id, Curves);
        var curves = new List<(TonicRun Run, RatingCurve? Curve, TonicProtocol Rules, Unit Unit, List<Note> Quality)>();
        foreach (var recording in recordings)
        {
            var rules = TonicProtocol.From(protocol.For(recording.Sidecar));
            var rows = new TonicRows(Expect.TrialTable(recording), rules, log);
            foreach (var run in rows.Read())
            {
                var quality = new List<Note>();
                curves.Add(
                    (run, new TonicCurves(rules, log, traces).Of(run, rows.Unit, quality), rules, rows.Unit, quality)
                );
                log.Add(quality);
            }
        }

        var findings = new List<Finding>();
        foreach (var (series, trials) in log.BySeries().ToList())
        {
            findings.AddRange(
                series.Outcome == TonicOutcomes.Withdrawal.Id
                    ? [Withdrawal(build, series, trials, log)]
                    : Ratings(build, trials, [.. curves.Where(c => c.Run.Series == series)])
            );
        }

        return new Analysis(findings, log.Trials, log.Notes, traces);
    }

    private static Finding Withdrawal(FindingBuilder build, SeriesKey series, IReadOnlyList<Trial> trials, TrialLog log)
    {
        var quality = new WithinLimits().Check(trials).ToList();
        log.Add(quality);
        var (time, bound) = TrialStatistics.Threshold(trials);
        return build.Make(series, time, trials[0].Unit, trials, quality, bound);
    }

    private static IEnumerable<Finding> Ratings(
        FindingBuilder build,
        IReadOnlyList<Trial> trials,
        IReadOnlyList<(TonicRun Run, RatingCurve? Curve, TonicProtocol Rules, Unit Unit, List<Note> Quality)> runs
    )
    {
        var unit = trials[0].Unit;
        var areaUnit = unit == Unit.Unstated ? unit : TonicOutcomes.Area.Unit;
        var quality = runs.SelectMany(run => run.Quality).ToList();
        Finding Make(Outcome outcome, Unit of, Func<RatingCurve, TonicProtocol, double> value)
        {
            double[] values =
            [
                .. runs.Where(r => r.Curve is not null).Select(r => value(r.Curve!, r.Rules)).Where(double.IsFinite),
            ];
            var series = runs[0].Run.Series with { Outcome = outcome.Id };
            return build.Make(series, MeanEstimate.From(values), of, trials, quality);
        }

        yield return Make(TonicOutcomes.Area, areaUnit, (curve, _) => curve.Area);
        yield return Make(TonicOutcomes.Mean, unit, (curve, _) => curve.Mean);
        yield return Make(TonicOutcomes.Peak, unit, (curve, _) => curve.Peak);
        yield return Make(TonicOutcomes.Early, unit, (curve, rules) => curve.At(rules.EarlyTime.Value));
        yield return Make(TonicOutcomes.Late, unit, (curve, rules) => curve.At(rules.LateTime.Value));
    }
}
