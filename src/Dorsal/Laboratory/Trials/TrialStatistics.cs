using Dorsal.Numerics;

namespace Dorsal.Laboratory;

/// <summary>Estimates from a series of trials, some of which may be bounds only.</summary>
internal static class TrialStatistics
{
    /// <summary>The plain mean: bounds count as if they were values. What most papers report.</summary>
    public static Estimate PlainMean(IEnumerable<Trial> trials) => MeanEstimate.From(Values(trials));

    /// <summary>The mean with bounds as bounds; the plain mean where there are none (<see cref="CensoredNormal"/>).</summary>
    private static Estimate CensoredMean(IReadOnlyList<Trial> trials)
    {
        var counted = trials.Where(trial => trial.Counts).ToList();
        return counted.Exists(trial => trial.IsCensored)
            ? CensoredNormal.Estimate(Values(counted), [.. counted.Select(CensoringOf)])
            : MeanEstimate.From(Values(counted));
    }

    /// <summary>
    /// The threshold of a series: the mean with bounds as bounds. Where too few trials are exact for that and all bounds lie on one
    /// side, the plain mean is a bound itself: none of the true values behind the bounds lies on its other side.
    /// </summary>
    public static (Estimate Estimate, Bound Bound) Threshold(IReadOnlyList<Trial> trials)
    {
        var censored = CensoredMean(trials);
        var bound = BoundOf([.. trials.Where(trial => trial.IsCensored)]);
        return censored.IsFitted || bound == Bound.None
            ? (censored, Bound.None)
            : (Estimate.WithoutError(PlainMean(trials).Value), bound);
    }

    // Whether all trials that count are bounds on the same side, and which.
    private static Bound BoundOf(IReadOnlyList<Trial> trials)
    {
        var counted = trials.Where(trial => trial.Counts).ToList();
        return counted.Count == 0 ? Bound.None
            : counted.TrueForAll(trial => trial.Status == TrialStatus.AtFloor) ? Bound.AtMost
            : counted.TrueForAll(trial => trial.Status == TrialStatus.AtCeiling) ? Bound.AtLeast
            : Bound.None;
    }

    public static double[] Values(IEnumerable<Trial> trials) =>
        [.. trials.Where(trial => trial.Counts).Select(trial => trial.Value)];

    private static Censoring CensoringOf(Trial trial) =>
        trial.Status switch
        {
            TrialStatus.AtFloor => Censoring.AtFloor,
            TrialStatus.AtCeiling => Censoring.AtCeiling,
            _ => Censoring.Exact,
        };
}
