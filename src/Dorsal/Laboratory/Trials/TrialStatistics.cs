using Dorsal.Numerics;

namespace Dorsal.Laboratory;

/// <summary>Estimates from a series of trials, some of which may be bounds only.</summary>
internal static class TrialStatistics
{
    /// <summary>The plain mean: bounds count as if they were values. What most papers report.</summary>
    public static Estimate PlainMean(IEnumerable<Trial> trials) => MeanEstimate.From(Values(trials));

    /// <summary>The mean with bounds as bounds; the plain mean where there are none (<see cref="CensoredNormal"/>).</summary>
    public static Estimate CensoredMean(IReadOnlyList<Trial> trials)
    {
        var counted = trials.Where(trial => trial.Counts).ToList();
        return counted.Exists(trial => trial.IsCensored)
            ? CensoredNormal.Estimate(Values(counted), [.. counted.Select(CensoringOf)])
            : MeanEstimate.From(Values(counted));
    }

    /// <summary>Whether all trials that count are bounds on the same side, and which.</summary>
    public static Bound BoundOf(IReadOnlyList<Trial> trials)
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
