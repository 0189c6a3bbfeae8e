namespace Dorsal.Numerics;

/// <summary>A share of trials with Wilson's interval.</summary>
public static class WilsonShare
{
    /// <summary>
    /// k / n with the score interval (Wilson, J Am Stat Assoc 1927;22:209-212) and the standard error sqrt(p (1 - p) / n).
    /// </summary>
    /// <param name="hits">Trials with the property, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">All trials.</param>
    /// <returns>No fit (<see cref="FitOutcome.TooFewTrials"/>) without trials.</returns>
    public static Estimate From(int hits, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        if (trials == 0)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var share = (double)hits / trials;
        var square = Level.Normal975 * Level.Normal975 / trials;
        var centre = (share + (square / 2)) / (1 + square);
        var reach = Math.Sqrt((square * share * (1 - share)) + (square * square / 4)) / (1 + square);
        // With none or all, one end is 0 or 1 exactly; rounding would put it a last bit inside of the share.
        var low = hits == 0 ? 0 : centre - reach;
        var high = hits == trials ? 1 : centre + reach;
        return new Estimate(share, Math.Sqrt(share * (1 - share) / trials), low, high);
    }
}
