using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>The threshold of a <see cref="PsychometricFunction"/> by maximum likelihood, with its profile-likelihood interval.</summary>
/// <remarks>
/// For each mu the likelihood is at its highest over sigma, within its limits, and g; the interval holds every mu whose profile lies at most half
/// the 95 % quantile of chi-squared on one degree of freedom below the top (Venzon and Moolgavkar, Appl Stat 1988;37:87-94, from memory).
/// g is held by the catch trials and by the trials that the prior is worth, counted as if they had been given; l is taken as known.
/// Coverage is in <c>docs/recovery.md</c>.
/// </remarks>
internal sealed class PsychometricLikelihood
{
    private const int Mus = 24; // where the profile is looked at first, over the levels and one span beyond on each side
    private const int Sigmas = 8;
    private const int Refinements = 6;
    private const int Newtons = 6; // the likelihood is concave in g
    private const int Halvings = 20; // of a step between two mu

    private static readonly double Drop = ChiSquared.InvCDF(1, 1 - (2 * Level.Tail)) / 2;

    private readonly IReadOnlyList<AnswersAt> answers;
    private readonly double[] sigmas;
    private readonly double lapse;
    private readonly double alarms;
    private readonly double rejections;

    private PsychometricLikelihood(
        IReadOnlyList<AnswersAt> answers,
        int falseAlarms,
        int catchTrials,
        AnswerPrior prior,
        double smallestSpread,
        double largestSpread
    )
    {
        this.answers = answers;
        lapse = prior.LapseRate;
        var worth = prior.GuessRate > 0 ? 1 : 0;
        alarms = worth * ((prior.GuessRate * prior.GuessWeight) + falseAlarms);
        rejections = worth * (((1 - prior.GuessRate) * prior.GuessWeight) + catchTrials - falseAlarms);
        sigmas =
        [
            .. Enumerable
                .Range(0, Sigmas)
                .Select(i => smallestSpread * Math.Pow(largestSpread / smallestSpread, i / (Sigmas - 1.0))),
        ];
    }

    /// <summary>mu and its interval; the arguments are those of <see cref="PsychometricFunction.Fit"/>, which says when there is a fit.</summary>
    /// <returns>No estimate where the profile does not fall far enough within one span beyond the levels: the data leave an end open.</returns>
    public static Estimate Threshold(
        IReadOnlyList<AnswersAt> answers,
        int falseAlarms,
        int catchTrials,
        AnswerPrior prior,
        double smallestSpread,
        double largestSpread
    ) =>
        new PsychometricLikelihood(answers, falseAlarms, catchTrials, prior, smallestSpread, largestSpread).Threshold();

    private Estimate Threshold()
    {
        var (low, high) = (answers.Min(a => a.Level), answers.Max(a => a.Level));
        var (from, step) = (low - (high - low), 3 * (high - low) / Mus);
        double[] mus = [.. Enumerable.Range(0, Mus + 1).Select(i => from + (i * step))];
        double[] profile = [.. mus.Select(Profile)];
        var best = Array.IndexOf(profile, profile.Max());
        var finer = GoldenSection.Maximum(Profile, mus[Math.Max(0, best - 1)], mus[Math.Min(Mus, best + 1)]);
        // Few, contradictory answers can make two tops between neighbours, and the search may climb the lower one.
        var mu = Profile(finer) >= profile[best] ? finer : mus[best];
        var least = Profile(mu) - Drop;
        // From the top outwards: where it is narrow, the place of the grid beside it already lies outside.
        var beside = Array.FindIndex(mus, place => place > mu);
        var below = beside < 0 ? -1 : Array.FindLastIndex(profile, beside - 1, value => value < least);
        var above = beside < 0 ? -1 : Array.FindIndex(profile, beside, value => value < least);
        if (below < 0 || above < 0)
        {
            return Estimate.None(FitOutcome.NotIdentified);
        }

        var (left, right) = (Crossing(mus[below], mu, least), Crossing(mus[above], mu, least));
        return new Estimate(mu, (right - left) / (2 * Level.Normal975), left, right);
    }

    private double Crossing(double outside, double inside, double least)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (outside + inside) / 2;
            (outside, inside) = Profile(middle) < least ? (middle, inside) : (outside, middle);
        }

        return (outside + inside) / 2;
    }

    // On a grid of ln(sigma), and from its top on by steps of half the size each time.
    private double Profile(double mu)
    {
        double[] at = [.. sigmas.Select(sigma => OverGuesses(mu, sigma))];
        var top = Array.IndexOf(at, at.Max());
        var (sigma, best, step) = (sigmas[top], at[top], sigmas[1] / sigmas[0]);
        for (var i = 0; i < Refinements; i++)
        {
            step = Math.Sqrt(step);
            foreach (var next in new[] { Math.Max(sigmas[0], sigma / step), Math.Min(sigmas[^1], sigma * step) })
            {
                var value = OverGuesses(mu, next);
                (sigma, best) = value > best ? (next, value) : (sigma, best);
            }
        }

        return best;
    }

    // The share of yes is g (1 - F) + (1 - l) F.
    private double OverGuesses(double mu, double sigma)
    {
        var felt = new double[answers.Count];
        for (var i = 0; i < felt.Length; i++)
        {
            felt[i] = PsychometricPosterior.Phi((answers[i].Level - mu) / sigma);
        }

        var most = 1 - lapse;
        var g = alarms > 0 ? Math.Min(alarms / (alarms + rejections), most / 2) : 0;
        for (var i = 0; i < Newtons && alarms > 0; i++)
        {
            var (slope, curve) = (
                (alarms / g) - (rejections / (1 - g)),
                (alarms / (g * g)) + (rejections / ((1 - g) * (1 - g)))
            );
            for (var k = 0; k < felt.Length; k++)
            {
                var (share, part) = (Share(g, felt[k]), 1 - felt[k]);
                var (yes, no) = (answers[k].Yes * part / share, answers[k].No * part / (1 - share));
                slope += yes - no;
                curve += (yes * part / share) + (no * part / (1 - share));
            }

            g = Math.Clamp(g + (slope / curve), g / 4, (g + most) / 2);
        }

        var log = alarms > 0 ? (alarms * Math.Log(g)) + (rejections * Math.Log(1 - g)) : 0;
        for (var k = 0; k < felt.Length; k++)
        {
            var share = Share(g, felt[k]);
            log += (answers[k].Yes * Math.Log(share)) + (answers[k].No * Math.Log(1 - share));
        }

        return log;
    }

    // Far in a tail the share is 0 or 1 in floating point; an answer against it is only very unlikely.
    private double Share(double guess, double felt) =>
        Math.Clamp(PsychometricPosterior.Share(guess, lapse, felt), 1e-12, 1 - 1e-12);
}
