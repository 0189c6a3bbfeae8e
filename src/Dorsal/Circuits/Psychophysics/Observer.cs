using Dorsal.Numerics;

namespace Dorsal.Circuits.Psychophysics;

/// <summary>
/// How one person answers in any test: the stage between what is felt and what is written down. Rated and button tests share it.
/// </summary>
/// <remarks>
/// Felt is a precision-weighted mean of the sensory signal and the expectation (Anchisi and Zanon 2015; Onysk et al. 2024, eLife 90634:
/// P = (1 - w) s + w mu). A rating is a power of what is felt, drawn in from the ends of the scale and rounded as the person rounds. A
/// button goes down a criterion and a reaction later than the signal passes the threshold; now and then an answer is missed (lapse).
/// </remarks>
/// <param name="Criterion">How much stronger than the threshold a stimulus must be before the person presses, natural log; 0 neutral.</param>
/// <param name="Lapse">Share of trials that are missed, 0 to 1.</param>
/// <param name="Reaction">Median time from the decision to the button, s.</param>
/// <param name="ReactionSpread">SD of the natural log of that time.</param>
/// <param name="Expected">The rating that the person expects, as a share of the scale, 0 to 1.</param>
/// <param name="ExpectationWeight">Weight of the expectation against the signal, 0 to 1.</param>
/// <param name="Faint">Signal at which expectation and aversion to the ends have half of their weight: nothing is expected of nothing, above 0.</param>
/// <param name="ScaleUse">Power by which felt becomes rated; 1 is linear, below 1 uses high numbers.</param>
/// <param name="EndAversion">Share by which ratings are drawn from the ends to the middle, 0 to 1.</param>
/// <param name="RatingNoise">SD of a rating, as a share of the scale.</param>
/// <param name="Step">What the person rounds ratings to, in points of a scale of 0 to 100: 1, 5 or 10.</param>
public sealed record Observer(
    double Criterion,
    double Lapse,
    double Reaction,
    double ReactionSpread,
    double Expected,
    double ExpectationWeight,
    double Faint,
    double ScaleUse,
    double EndAversion,
    double RatingNoise,
    double Step
)
{
    private const double Points = 100;

    /// <summary>What is felt of a signal under the person's expectation; both as shares of the scale, 0 to 1.</summary>
    public double Felt(double signal) => signal + (Clear(signal) * ExpectationWeight * (Expected - signal));

    // A faint signal is told apart from nothing, so that people without pain do not report what they expect.
    private double Clear(double signal) => signal / (signal + Faint);

    /// <summary>A rating of a signal; NaN where the person did not answer.</summary>
    /// <param name="signal">The signal as a share of the scale; 0 is nothing and is rated 0.</param>
    /// <param name="highest">The highest number of the scale, such as 10 or 100.</param>
    /// <param name="random">The trial's numbers: two draws.</param>
    public double Rate(double signal, double highest, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (isMissed, noise) = (random.NextDouble() < Lapse, RatingNoise * random.NextGaussian());
        if (isMissed)
        {
            return double.NaN;
        }

        if (signal <= 0)
        {
            return 0;
        }

        var used = Math.Pow(Math.Clamp(Felt(signal), 0, 1), ScaleUse);
        var clear = Clear(signal);
        var share = Math.Clamp(used + (clear * ((EndAversion * (0.5 - used)) + noise)), 0, 1);
        var step = Math.Max(Step / Points, 1 / highest);
        return Math.Round(Math.Min(1, Math.Round(share / step) * step) * highest);
    }

    /// <summary>The intensity of a rising stimulus when the button goes down; NaN where the person missed it.</summary>
    /// <param name="threshold">Intensity at which it begins to hurt in this trial.</param>
    /// <param name="slope">Rise of the stimulus a second.</param>
    /// <param name="random">The trial's numbers: two draws.</param>
    public double Press(double threshold, double slope, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (isMissed, speed) = (random.NextDouble() < Lapse, random.NextGaussian());
        var delay = Reaction * Math.Exp(ReactionSpread * speed);
        return isMissed ? double.NaN : (threshold * Math.Exp(Criterion)) + (slope * delay);
    }
}
