namespace Dorsal.Numerics;

/// <summary>
/// Threshold from the turning points of the method of levels on a geometric ladder of forces (mechanical detection and
/// pain thresholds with von Frey filaments or weighted pinpricks).
/// </summary>
/// <remarks>
/// Value: the geometric mean of all turning points, the DFNS rule for five descending-ascending pairs (Rolke et al.,
/// Pain 2006;123:231-243). Error and interval are ours. The SD of the turning points is no measure of error: Below
/// and Above differ by at least one step even without noise, neighbours depend on each other, and when noise is small
/// against the step all pairs are equal although the threshold may lie anywhere between the two rungs (error uniform
/// over the step, SD step / sqrt(12), that no number of pairs removes). So the whole series of answers is rebuilt
/// from the pairs and the threshold's posterior taken under a normal psychometric function (remarks of the internal
/// classes LadderAnswers and LadderPosterior). The standard error is the posterior's root mean square distance from
/// the value, ladder error included.
/// <para>
/// Measured (4,000 simulated persons for each case, factor 2, start 4 rungs above, threshold uniform over the step;
/// the whole table is made by the recovery tests). Coverage of the interval: at 5 and 10 pairs 92-99 % for noise from
/// 0.075 to 0.3 log10 (a quarter of a step to a step; measured 94.7-98.9 %), conservative at 0.05 (99.0 and 99.6 %),
/// 97-99 % at 0.02; below that too small, 86 % at 5 and 82 % at 10 pairs without any noise, where thresholds next to
/// a rung are missed. Bias averaged over the place in the step, in noise SD: geometric mean +0.05 to +0.10 at 5 pairs
/// (the first descent ends early by chance; within 0.1 up to noise 0.2, at that limit from 0.25 on, 0.13 at 0.4), at
/// most +0.06 at 10, up to +0.18 at 3; model-based value within 0.04 at 5 and 10. At one place in the step the bias
/// cannot vanish while noise is small against the step: up to 0.3 noise SD at 0.1 log10, 0.6 at 0.075, 1.4 at 0.05.
/// The standard error of the geometric mean is 1.1 to 1.5 times its true root mean square error for noise of 0.05 to
/// 0.3 (too large, never too small).
/// </para>
/// <para>
/// Not covered: a series that meets the end of the ladder (a censored threshold), and guesses (a touch felt
/// without force). A felt answer of the rung just above the first Below is assumed.
/// </para>
/// </remarks>
public static class TurningPoints
{
    /// <summary>The factor between neighbouring forces of the DFNS filaments and pinpricks.</summary>
    public const double DfnsLadder = 2;

    /// <summary>The threshold with error and interval on log10 scale.</summary>
    /// <param name="pairs">The pairs in the order in which they were found.</param>
    /// <param name="ladder">The factor between neighbouring forces, above 1.</param>
    /// <returns>
    /// No fit (<see cref="FitOutcome.TooFewTrials"/>) for no pair; one pair gives a value without error.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A force is not positive and finite, lies off the ladder by more than a tenth of a step, or Below is not under
    /// Above; or the ladder factor is not above 1.
    /// </exception>
    public static TurningPointEstimate Estimate(ReadOnlySpan<TurningPoint> pairs, double ladder = DfnsLadder)
    {
        Check(pairs, ladder);
        if (pairs.Length < 2)
        {
            return WithoutInterval(pairs);
        }
        var posterior = new LadderPosterior(new LadderAnswers(pairs, ladder));
        var step = Math.Log10(ladder);
        var origin = Math.Log10(pairs[0].Below);
        double Log10(double steps) => origin + (steps * step);
        var mean = MeanLog10(pairs);
        var (low, high) = (Log10(posterior.Quantile(Level.Tail)), Log10(posterior.Quantile(1 - Level.Tail)));
        var error = step * posterior.RmsFrom((mean - origin) / step);
        var field = new Estimate(mean, error, Math.Min(low, mean), Math.Max(high, mean));
        var spread = step * posterior.RmsFrom(posterior.Mean);
        var model = new Estimate(Log10(posterior.Quantile(0.5)), spread, low, high);
        return new(new Log10Estimate(field), new Log10Estimate(model), step * posterior.NoiseMean);
    }

    /// <summary>Whether the pairs are what <see cref="Estimate"/> takes: positive forces on the ladder, Below under Above.</summary>
    /// <param name="pairs">The pairs in the order in which they were found.</param>
    /// <param name="ladder">The factor between neighbouring forces, above 1.</param>
    public static bool Fit(ReadOnlySpan<TurningPoint> pairs, double ladder)
    {
        foreach (var (below, above) in pairs)
        {
            if (!(below > 0 && above > below && LadderAnswers.IsOnLadder(below, pairs[0].Below, ladder)))
            {
                return false;
            }
            if (!LadderAnswers.IsOnLadder(above, pairs[0].Below, ladder))
            {
                return false;
            }
        }
        return true;
    }

    private static TurningPointEstimate WithoutInterval(ReadOnlySpan<TurningPoint> pairs)
    {
        var none = pairs.IsEmpty
            ? Numerics.Estimate.None(FitOutcome.TooFewTrials)
            : Numerics.Estimate.WithoutError(MeanLog10(pairs));
        return new(new Log10Estimate(none), new Log10Estimate(none), double.NaN);
    }

    private static double MeanLog10(ReadOnlySpan<TurningPoint> pairs)
    {
        var sum = 0.0;
        foreach (var pair in pairs)
        {
            sum += Math.Log10(pair.Below) + Math.Log10(pair.Above);
        }
        return sum / (2 * pairs.Length);
    }

    private static void Check(ReadOnlySpan<TurningPoint> pairs, double ladder)
    {
        if (!(ladder > 1 && double.IsFinite(ladder)))
        {
            throw new ArgumentOutOfRangeException(nameof(ladder), ladder, "A ladder factor is above 1.");
        }
        foreach (var (below, above) in pairs)
        {
            Guard.Positive(below, nameof(pairs));
            Guard.Positive(above, nameof(pairs));
            if (below >= above)
            {
                throw new ArgumentException(Guard.Text($"Below {below} is not under Above {above}."), nameof(pairs));
            }
        }
    }
}
