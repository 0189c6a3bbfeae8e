namespace Dorsal.Numerics;

/// <summary>How often an answer was given at a level of the stimulus.</summary>
/// <param name="Level">Of the stimulus, in any unit.</param>
/// <param name="Yes">How often yes.</param>
/// <param name="No">How often no.</param>
public sealed record AnswersAt(double Level, int Yes, int No);

/// <summary>What is thought beforehand of answers that have nothing to do with the stimulus.</summary>
/// <param name="GuessRate">Mean of the prior of g, 0 to below 1; 0 leaves no guesses.</param>
/// <param name="GuessWeight">Catch trials that the prior is worth, above 0.</param>
/// <param name="LapseRate">l, 0 to below 1, taken as known.</param>
public sealed record AnswerPrior(double GuessRate, double GuessWeight, double LapseRate);

/// <summary>
/// P(yes at d) = g + (1 - g - l) Phi((d - mu) / sigma): guesses g, lapses l (Wichmann and Hill, Percept Psychophys 2001;63:1293-1313, from memory;
/// evidence sections 6-10, C5).
/// </summary>
/// <remarks>
/// Posterior on a grid that is drawn anew twice over the part that holds it: mu flat over the levels given and one span of them beyond on each
/// side, ln(sigma) flat between two limits, g from a beta distribution that the catch trials have updated. Lapses
/// are not estimated: a few tens of trials do not tell them. The value is the posterior's median. Where all answers are alike there is none:
/// they bound mu on one side only.
/// </remarks>
public sealed class PsychometricFunction
{
    private const double Reach = 1; // spans of the levels by which mu is looked for beyond them

    private PsychometricFunction(
        IReadOnlyList<AnswersAt> answers,
        GuessPrior guesses,
        double lapse,
        double smallest,
        double largest
    )
    {
        var (low, high) = (answers.Min(a => a.Level), answers.Max(a => a.Level));
        var reach = Reach * (high - low);
        var posterior = new PsychometricPosterior(answers, guesses, lapse);
        posterior.Settle((low - reach, high + reach), (Math.Log(smallest), Math.Log(largest)));
        Threshold = Summary(posterior.MuQuantile, x => x);
        Spread = Summary(posterior.LogSigmaQuantile, Math.Exp);
        GuessRate = posterior.GuessMean;
        LapseRate = lapse;
    }

    /// <summary>mu, the level at which half the answers that are neither guesses nor lapses are yes.</summary>
    public Estimate Threshold { get; }

    /// <summary>sigma: P rises from 16 to 84 % of its range over twice this.</summary>
    public Estimate Spread { get; }

    /// <summary>Posterior mean of g.</summary>
    public double GuessRate { get; }

    /// <summary>l as given.</summary>
    public double LapseRate { get; }

    /// <summary>Fits the function.</summary>
    /// <param name="answers">At two levels or more, both answers among them, catch trials not.</param>
    /// <param name="falseAlarms">Catch trials answered yes.</param>
    /// <param name="catchTrials">All catch trials.</param>
    /// <param name="prior">What is thought of guesses and lapses.</param>
    /// <param name="smallestSpread">Smallest sigma thought possible, above 0.</param>
    /// <param name="largestSpread">Largest sigma thought possible, above the smallest.</param>
    /// <returns>The fit, or null where the answers are all alike or at one level.</returns>
    /// <exception cref="ArgumentException">A level is not finite, or a limit is out of its range.</exception>
    public static PsychometricFunction? Fit(
        IReadOnlyList<AnswersAt> answers,
        int falseAlarms,
        int catchTrials,
        AnswerPrior prior,
        double smallestSpread,
        double largestSpread
    )
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(prior);
        Guard.Finite([.. answers.Select(a => a.Level)], nameof(answers));
        Guard.Positive(smallestSpread);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(largestSpread, smallestSpread);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(falseAlarms, catchTrials);
        var areAlike = answers.All(a => a.Yes == 0) || answers.All(a => a.No == 0);
        return areAlike || answers.Select(a => a.Level).Distinct().Count() < 2
            ? null
            : new PsychometricFunction(
                answers,
                new GuessPrior(prior, falseAlarms, catchTrials),
                prior.LapseRate,
                smallestSpread,
                largestSpread
            );
    }

    /// <summary>The fitted share of yes at a level.</summary>
    public double At(double level) =>
        PsychometricPosterior.Share(
            GuessRate,
            LapseRate,
            PsychometricPosterior.Phi((level - Threshold.Value) / Spread.Value)
        );

    private static Estimate Summary(Func<double, double> quantile, Func<double, double> scale)
    {
        var (value, low, high) = (scale(quantile(0.5)), scale(quantile(Level.Tail)), scale(quantile(1 - Level.Tail)));
        return new Estimate(value, (high - low) / (2 * Level.Normal975), low, high);
    }
}
