using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Studies.Tables;
using Dorsal.Units;

namespace Dorsal.Laboratory.ThermalThresholds;

/// <summary>
/// Cold and warm detection thresholds, cold and heat pain thresholds by the method of limits: the temperature changes from
/// baseline until the person stops it; the threshold is the mean of the stops (Rolke et al. 2006, Pain 123:231-243).
/// </summary>
/// <remarks>
/// A stop at the instrument's limit is a bound, not a value. The threshold treats it so; the plain mean, which counts it as a
/// value and is therefore biased towards the limit, stands beside it as <c>…_plain_mean</c>.
/// </remarks>
public sealed class ThermalThresholdTest : ILaboratoryTest
{
    private static readonly Detector Limits = new("thermal-limits", "1.0");
    private static readonly Detector LimitsRpn = new("thermal-limits-rpn", "1.0");

    /// <inheritdoc/>
    public string Id => "thermal";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => ThermalOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var used = ThermalProtocol.From(protocol.For(recordings[0].Sidecar));
        foreach (var recording in recordings)
        {
            new ThermalTrials(
                Expect.TrialTable(recording),
                ThermalProtocol.From(protocol.For(recording.Sidecar)),
                log
            ).Read();
        }

        var findings = new List<Finding>();
        var build = new FindingBuilder(recordings[0], Id, used.Rule == ThermalRule.Rpn ? LimitsRpn : Limits);
        foreach (var (series, trials) in log.BySeries())
        {
            var measure = ThermalOutcomes.Measures.First(m => m.Threshold.Id == series.Outcome);
            var quality = Check(trials, measure, used).ToList();
            log.Add(quality);
            findings.AddRange(
                used.Rule == ThermalRule.Rpn
                    ? [RpnThreshold(build, series, measure, trials, quality)]
                    : Thresholds(build, series, measure, trials, quality, used.Baseline)
            );
        }

        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    private static IEnumerable<Note> Check(
        IReadOnlyList<Trial> trials,
        ThermalMeasure measure,
        ThermalProtocol protocol
    )
    {
        ITrialCheck[] always =
        [
            new EnoughTrials(protocol.CountedTrials),
            protocol.Rule == ThermalRule.Rpn ? new LimitsAsValues() : new WithinLimits(),
            new SpreadWithin(protocol.SpreadLimit),
        ];
        ITrialCheck[] checks = measure.IsPain ? [.. always, new DriftWithin(protocol.DriftLimit)] : always;
        return checks.SelectMany(check => check.Check(trials));
    }

    private static IEnumerable<Finding> Thresholds(
        FindingBuilder build,
        SeriesKey series,
        ThermalMeasure measure,
        IReadOnlyList<Trial> trials,
        IReadOnlyList<Note> quality,
        DegreesCelsius baseline
    )
    {
        var unit = trials[0].Unit;
        var plain = TrialStatistics.PlainMean(trials);
        var (temperature, bound) = TrialStatistics.Threshold(trials);
        yield return measure.IsPain || unit == Unit.Unstated
            ? build.Make(series, temperature, unit, trials, quality, bound)
            : build.Make(
                series,
                Distance(temperature, baseline, measure),
                measure.Threshold.Unit,
                trials,
                quality,
                Mirrored(bound, measure)
            );
        yield return build.Make(series with { Outcome = measure.PlainMean.Id }, plain, unit, trials, quality);
    }

    private static Estimate Distance(Estimate temperature, DegreesCelsius baseline, ThermalMeasure measure)
    {
        if (!temperature.IsFitted)
        {
            return temperature;
        }

        return measure.IsCold
            ? new(
                baseline.Value - temperature.Value,
                temperature.StandardError,
                baseline.Value - temperature.High,
                baseline.Value - temperature.Low
            )
            : new(
                temperature.Value - baseline.Value,
                temperature.StandardError,
                temperature.Low - baseline.Value,
                temperature.High - baseline.Value
            );
    }

    // The coldest possible temperature is the largest possible distance from baseline.
    private static Bound Mirrored(Bound bound, ThermalMeasure measure) =>
        (bound, measure.IsCold) switch
        {
            (Bound.AtMost, true) => Bound.AtLeast,
            (Bound.AtLeast, true) => Bound.AtMost,
            _ => bound,
        };

    private static Finding RpnThreshold(
        FindingBuilder build,
        SeriesKey series,
        ThermalMeasure measure,
        IReadOnlyList<Trial> trials,
        IReadOnlyList<Note> quality
    )
    {
        const double BelowZero = -0.1;
        var values = TrialStatistics.Values(trials);
        if (measure.Code == "CPT")
        {
            values = [.. values.Select(value => value < 0 ? BelowZero : value)];
        }

        var mean = MeanEstimate.From(values);
        return measure.IsPain
            ? build.Make(series, mean, trials[0].Unit, trials, quality)
            : build.Make(series, LogOf(mean), trials[0].Unit.Log(UnitScale.NaturalLog), trials, quality);
    }

    private static Estimate LogOf(Estimate mean) =>
        !mean.IsFitted || mean.Value <= 0 ? Estimate.None(FitOutcome.NotComputed)
        : mean.HasInterval && mean.Low > 0
            ? new(Math.Log(mean.Value), mean.StandardError / mean.Value, Math.Log(mean.Low), Math.Log(mean.High))
        : Estimate.WithoutError(Math.Log(mean.Value));
}
