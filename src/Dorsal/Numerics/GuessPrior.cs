using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>What is known of the guess rate g before the answers to stimuli: a beta distribution that the catch trials have updated.</summary>
internal sealed class GuessPrior(AnswerPrior prior, int falseAlarms, int catchTrials)
{
    private readonly double yes = (prior.GuessRate * prior.GuessWeight) + falseAlarms;
    private readonly double no = ((1 - prior.GuessRate) * prior.GuessWeight) + catchTrials - falseAlarms;

    /// <summary>Whether there are no guesses.</summary>
    public bool IsCertain { get; } = prior.GuessRate <= 0;

    /// <summary>The guess rate below which a part of the prior lies.</summary>
    public double Quantile(double part) => IsCertain ? 0 : Beta.InvCDF(yes, no, part);
}
