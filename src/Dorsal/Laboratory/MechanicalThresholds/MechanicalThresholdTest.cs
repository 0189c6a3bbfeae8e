using Dorsal.Laboratory.Protocols;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Studies;
using Dorsal.Units;

namespace Dorsal.Laboratory.MechanicalThresholds;

/// <summary>
/// Mechanical detection threshold (von Frey filaments) and mechanical pain threshold (weighted pinpricks) by the method of
/// levels: the geometric mean of the turning points (Rolke et al. 2006, Pain 123:231-243; Baumgärtner et al. 2002).
/// </summary>
public sealed class MechanicalThresholdTest : ILaboratoryTest
{
    private static readonly Detector Levels = new("mechanical-levels", "1.0");
    private static readonly Detector LevelsRpn = new("mechanical-levels-rpn", "1.0");

    /// <inheritdoc/>
    public string Id => "mechanical";

    /// <inheritdoc/>
    public IReadOnlyList<Outcome> Outcomes => MechanicalOutcomes.All;

    /// <inheritdoc/>
    public Analysis Analyse(IReadOnlyList<Recording> recordings, ProtocolReader protocol)
    {
        var log = new TrialLog();
        var used = MechanicalProtocol.From(protocol.For(recordings[0].Sidecar));
        var points = new List<TurningTrial>();
        foreach (var recording in recordings)
        {
            var trials = new TurningPointTrials(Expect.TrialTable(recording), used, log);
            trials.Read();
            points.AddRange(trials.Points);
        }

        var build = new FindingBuilder(recordings[0], Id, used.Rule == MechanicalRule.Rpn ? LevelsRpn : Levels);
        var findings = new List<Finding>();
        foreach (var (series, trials) in log.BySeries())
        {
            var counted = points
                .Where(p => p.Trial.Series == series && p.Trial.Unit == trials[0].Unit && p.Trial.Counts)
                .ToList();
            var pairs = Pairs(counted);
            var quality = Check(trials, counted, pairs, used).ToList();
            log.Add(quality);
            findings.Add(Threshold(build, series, trials, counted, pairs, quality, used));
        }

        return new Analysis(findings, log.Trials, log.Notes, []);
    }

    private static List<TurningPair> Pairs(List<TurningTrial> points) =>
        [
            .. points
                .GroupBy(point => (point.Trial.Place.File, point.Pair))
                .Select(pair => new TurningPair(
                    pair.Key.Pair,
                    pair.FirstOrDefault(p => !p.IsAbove),
                    pair.FirstOrDefault(p => p.IsAbove),
                    pair.Count()
                )),
        ];

    private static IEnumerable<Note> Check(
        IReadOnlyList<Trial> trials,
        List<TurningTrial> counted,
        List<TurningPair> pairs,
        MechanicalProtocol protocol
    )
    {
        foreach (var (pair, below, above, count) in pairs)
        {
            if (below is null || above is null || count > 2)
            {
                yield return new Note(Grade.Warning, "TurnsUnpaired", (below ?? above)!.Trial.Place, pair);
            }

            if (below is not null && above is not null && below.Trial.Value >= above.Trial.Value)
            {
                yield return new Note(
                    Grade.Warning,
                    "TurnsNotOrdered",
                    below.Trial.Place,
                    Show.Quantity(below.Trial.Value, below.Trial),
                    Show.Quantity(above.Trial.Value, above.Trial)
                );
            }
        }

        var wanted = protocol.CountedPairs - protocol.PracticePairs;
        if (counted.Count > 0 && pairs.Count < wanted)
        {
            yield return new Note(
                Grade.Warning,
                "FewTrials",
                trials[0].Place,
                Show.Count(pairs.Count),
                Show.Count(wanted)
            );
        }
    }

    private static Finding Threshold(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<Trial> trials,
        List<TurningTrial> counted,
        List<TurningPair> pairs,
        List<Note> quality,
        MechanicalProtocol protocol
    )
    {
        var log10 = Estimated(counted, pairs, protocol);
        return protocol.Rule == MechanicalRule.Rpn
            ? build.Make(
                series,
                Scaled(log10.Log10, Math.Log(10)),
                trials[0].Unit.Log(UnitScale.NaturalLog),
                trials,
                quality
            )
            : build.Make(series, log10.BackTransformed, trials[0].Unit, trials, quality);
    }

    // With error and interval where every pair is whole, in order, and on the ladder; else the plain geometric mean.
    private static Log10Estimate Estimated(
        List<TurningTrial> counted,
        List<TurningPair> pairs,
        MechanicalProtocol protocol
    )
    {
        if (pairs.Count > 0 && pairs.TrueForAll(p => p.IsWhole))
        {
            var startsBelow = !counted[0].IsAbove;
            var points = pairs.Select(p => PointOf(p.Below!.Trial.Value, p.Above!.Trial.Value, startsBelow)).ToArray();
            if (TurningPoints.Fit(points, protocol.LadderFactor))
            {
                var estimate = TurningPoints.Estimate(points, protocol.LadderFactor).GeometricMean;
                return startsBelow ? estimate : new Log10Estimate(Scaled(estimate.Log10, -1));
            }
        }

        var plain = GeometricMeanEstimate.From(TrialStatistics.Values(counted.Select(point => point.Trial)));
        return plain.IsFitted ? new Log10Estimate(Estimate.WithoutError(plain.Log10.Value)) : plain;
    }

    // The estimator takes series that first go down. Pinpricks first go up (MPT): on the axis 1/force that is down, and the answers swap.
    private static TurningPoint PointOf(double below, double above, bool startsBelow) =>
        startsBelow ? new(below, above) : new(1 / above, 1 / below);

    private static Estimate Scaled(Estimate estimate, double factor) =>
        !estimate.IsFitted ? estimate
        : factor < 0
            ? new(
                estimate.Value * factor,
                estimate.StandardError * -factor,
                estimate.High * factor,
                estimate.Low * factor
            )
        : new(estimate.Value * factor, estimate.StandardError * factor, estimate.Low * factor, estimate.High * factor);
}
