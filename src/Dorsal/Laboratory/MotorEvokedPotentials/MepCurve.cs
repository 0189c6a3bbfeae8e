using System.Globalization;
using Dorsal.Laboratory.Quality;
using Dorsal.Messages;
using Dorsal.Numerics;
using Dorsal.Units;

namespace Dorsal.Laboratory.MotorEvokedPotentials;

/// <summary>The input-output curve of a muscle in a condition: plateau, midpoint and width of a Boltzmann sigmoid.</summary>
/// <remarks>Where the curve does not reach its plateau, plateau and midpoint are at least the lower limit of their interval.</remarks>
internal static class MepCurve
{
    public static IEnumerable<Finding> Findings(
        FindingBuilder build,
        SeriesKey series,
        IReadOnlyList<(MepPoint Point, Trial Trial)> read,
        MepSeriesProtocol protocol,
        TrialLog log
    )
    {
        Trial[] trials = [.. read.Select(r => r.Trial)];
        var counted = read.Where(r => r.Trial.Counts).Select(r => r.Point).ToList();
        if (counted.Select(point => point.Intensity).Distinct().Count() < protocol.CurveIntensities)
        {
            return [];
        }

        var curve = BoltzmannCurve.Fit(
            [.. counted.Select(point => point.Intensity)],
            [.. counted.Select(point => point.Amplitude)],
            counted.Min(point => point.AbsentBelow)
        );
        if (curve is null)
        {
            log.Add(new Note(Grade.Warning, "CurveNotFitted", trials[0].Place, Show.Count(counted.Count)));
            return [];
        }

        var isReached = curve.Plateau.IsClosed && curve.HighestShare >= protocol.PlateauShare;
        Note[] quality = isReached ? [] : [NotReached(curve, protocol, trials[0].Place)];
        log.Add(quality);
        return
        [
            .. Make(MepOutcomes.Plateau, curve.Plateau, isReached),
            .. Make(MepOutcomes.Midpoint, curve.Midpoint, isReached),
            .. Make(MepOutcomes.Width, curve.Width, isReached: true),
        ];

        // A width that the data leave open has no number at all; a plateau and its half have one that they exceed.
        IEnumerable<Finding> Make(Outcome outcome, ProfiledValue value, bool isReached)
        {
            var isValue = isReached && value.IsClosed;
            var isBound = !isValue && !value.IsOpenBelow && outcome != MepOutcomes.Width;
            var estimate =
                isValue ? value.Estimate
                : isBound ? Estimate.WithoutError(value.Low)
                : Estimate.None(FitOutcome.NotIdentified);
            yield return build.Make(
                series with
                {
                    Outcome = outcome.Id,
                },
                estimate,
                outcome.Unit,
                trials,
                quality,
                isBound ? Bound.AtLeast : Bound.None
            );
        }
    }

    private static Note NotReached(BoltzmannCurve curve, MepSeriesProtocol protocol, Place place) =>
        new(
            Grade.Warning,
            "PlateauNotReached",
            place,
            string.Create(CultureInfo.InvariantCulture, $"{100 * curve.HighestShare:0} %"),
            string.Create(CultureInfo.InvariantCulture, $"{100 * protocol.PlateauShare:0} %")
        );
}
