namespace Dorsal.Numerics;

/// <summary>
/// Threshold from the turning points of the method of levels on a geometric ladder of forces (mechanical detection and
/// pain thresholds with von Frey filaments or weighted pinpricks).
/// </summary>
/// <remarks>
/// Value: the geometric mean of all turning points, the DFNS rule for five descending-ascending pairs (Rolke et al.,
/// Pain 2006;123:231-243). Error and interval are ours. The SD of the turning points is no measure of error: Below
/// and Above differ by at least one step even without noise, neighbours depend on each other, and when noise is small
/// against the step all pairs are equal although the threshold may lie anywhere between the two rungs (error
/// uniform over the step, SD step / sqrt(12), that no number of pairs removes). So the whole series of answers is
/// rebuilt from the pairs and the threshold's posterior taken under a normal psychometric function (remarks of the
/// internal classes LadderAnswers and LadderPosterior). The standard error of the geometric mean is the posterior's root
/// mean square distance from it, ladder error included; measured bias and coverage are in docs/recovery.md.
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
