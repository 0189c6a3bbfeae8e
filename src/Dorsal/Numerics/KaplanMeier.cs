namespace Dorsal.Numerics;

/// <summary>The survival curve of a group, of whom some were still holding out when the observation ended.</summary>
/// <remarks>
/// Product-limit estimator (Kaplan and Meier, J Am Stat Assoc 1958;53:457-481) with Greenwood's variance. It holds if who is censored,
/// and when, says nothing about how long they would have lasted: a ceiling for all does so.
/// </remarks>
public sealed class KaplanMeier
{
    private readonly List<Step> steps = [];
    private readonly double last;
    private readonly int events;

    /// <summary>Makes the curve.</summary>
    /// <param name="times">Time of the event, or time until which there was none; finite, 0 or more.</param>
    /// <param name="isEvent">For each, whether the event happened.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a time is not finite.</exception>
    public KaplanMeier(ReadOnlySpan<double> times, ReadOnlySpan<bool> isEvent)
    {
        Guard.SameLength(times.Length, isEvent.Length, nameof(isEvent));
        Guard.Finite(times);
        var (t, e) = (times.ToArray(), isEvent.ToArray());
        var (survival, greenwood) = (1.0, 0.0);
        foreach (var at in t.Where((_, i) => e[i]).Distinct().Order())
        {
            var atRisk = t.Count(time => time >= at);
            var here = t.Where((time, i) => e[i] && time == at).Count();
            survival *= 1 - ((double)here / atRisk);
            greenwood += atRisk == here ? 0 : here / ((double)atRisk * (atRisk - here));
            steps.Add(new Step(at, survival, greenwood, atRisk, here));
        }

        last = t.Length == 0 ? double.NaN : t.Max();
        events = e.Count(x => x);
    }

    /// <summary>
    /// The median with the interval of Brookmeyer and Crowley (Biometrics 1982;38:29-41) on the complementary log-log scale, as R's
    /// <c>survfit(conf.type = "log-log")</c>; without standard error.
    /// </summary>
    /// <returns>
    /// No fit (<see cref="FitOutcome.AllCensored"/>) where more than half held out: only a bound of the median is known. An upper end
    /// that the data do not reach is infinite.
    /// </returns>
    public Estimate Median()
    {
        var at = steps.FindIndex(s => s.Survival <= 0.5 + Tolerance);
        if (at < 0)
        {
            return Estimate.None(FitOutcome.AllCensored);
        }

        // Where the curve is flat at one half, the middle of the flat part, as for an ordinary median.
        var isFlat = Math.Abs(steps[at].Survival - 0.5) <= Tolerance;
        var end = at + 1 < steps.Count ? steps[at + 1].Time : last;
        var median = isFlat ? (steps[at].Time + end) / 2 : steps[at].Time;
        var low = steps.Find(s => Band(s, -1) <= 0.5)?.Time ?? median;
        var high = steps.Find(s => Band(s, 1) <= 0.5)?.Time ?? double.PositiveInfinity;
        return new Estimate(median, double.NaN, Math.Min(low, median), Math.Max(high, median));
    }

    /// <summary>
    /// Mean time until the event or the horizon, whichever is first: the area under the curve (Royston and Parmar, BMC Med Res
    /// Methodol 2013;13:152), with the small-sample factor m / (m - 1) of Kaplan and Meier on its variance, m events, and a t interval on
    /// m - 1 degrees of freedom: without censoring it is Student's interval of the mean.
    /// </summary>
    /// <param name="horizon">Where the area ends; not beyond the longest time observed.</param>
    public Estimate RestrictedMean(double horizon)
    {
        if (double.IsNaN(last))
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var mean = AreaFrom(0, horizon);
        if (events < 2)
        {
            return Estimate.WithoutError(mean);
        }

        var variance = steps
            .Where(s => s.Time <= horizon && s.AtRisk > s.Events)
            .Sum(s => Math.Pow(AreaFrom(s.Time, horizon), 2) * s.Events / ((double)s.AtRisk * (s.AtRisk - s.Events)));
        var error = Math.Sqrt(variance * events / (events - 1));
        var reach = Level.StudentT975(events - 1) * error;
        return new Estimate(mean, error, mean - reach, mean + reach);
    }

    private const double Tolerance = 1e-12;

    private double AreaFrom(double start, double horizon)
    {
        var (area, from, survival) = (0.0, start, 1.0);
        foreach (var step in steps.Where(s => s.Time < horizon))
        {
            if (step.Time > start)
            {
                area += survival * (step.Time - from);
                from = step.Time;
            }

            survival = step.Survival;
        }

        return area + (survival * Math.Max(0, horizon - from));
    }

    // S^exp(∓1.96 se), se that of ln(-ln S).
    private static double Band(Step step, int sign)
    {
        if (step.Survival <= 0)
        {
            return 0;
        }

        var log = Math.Log(step.Survival);
        var error = Math.Sqrt(step.Greenwood) / Math.Abs(log);
        return Math.Pow(step.Survival, Math.Exp(-sign * Level.Normal975 * error));
    }

    private sealed record Step(double Time, double Survival, double Greenwood, int AtRisk, int Events);
}
