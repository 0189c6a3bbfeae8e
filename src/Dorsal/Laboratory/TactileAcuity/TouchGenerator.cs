using Dorsal.Numerics;

namespace Dorsal.Laboratory.TactileAcuity;

/// <summary>A made-up person who answers by a psychometric function, and the three methods that ask it.</summary>
/// <param name="Mu">Level felt every second time.</param>
/// <param name="Sigma">Spread, about 0.2 of mu (evidence sections 6-10, C5, an engineering figure).</param>
/// <param name="Guess">Share of catch trials answered yes.</param>
/// <param name="Lapse">Share of the clearest stimuli answered no.</param>
internal sealed record TouchGenerator(double Mu, double Sigma, double Guess, double Lapse)
{
    private const int MostSteps = 1000;

    /// <summary>The answer to a level; 0 is a catch trial.</summary>
    public bool Answers(double level, RandomStream random)
    {
        var felt = level <= 0 ? 0 : Math.Exp(LogNormalTail.LogPhi((level - Mu) / Sigma));
        return random.NextDouble() < Guess + ((1 - Guess - Lapse) * felt);
    }

    /// <summary>A run from one level to another that ends after so many equal new answers.</summary>
    public IEnumerable<(double Level, bool IsYes)> Run(
        double from,
        double to,
        double step,
        int consecutive,
        RandomStream random
    )
    {
        var isUp = to > from;
        var equal = 0;
        for (var i = 0; i <= Math.Round(Math.Abs(to - from) / step) && equal < consecutive; i++)
        {
            var level = from + (i * (isUp ? step : -step));
            var isYes = Answers(level, random);
            equal = isYes == isUp ? equal + 1 : 0;
            yield return (level, isYes);
        }
    }

    /// <summary>One step down after so many yes in a row and up after each no, until it has turned so often.</summary>
    public IEnumerable<(double Level, bool IsYes)> Staircase(
        double start,
        double step,
        int reversals,
        RandomStream random,
        int downs = 1
    )
    {
        var (level, before, turns, yes) = (start, 0, 0, 0);
        for (var i = 0; i < MostSteps && turns < reversals; i++)
        {
            var isYes = Answers(level, random);
            yield return (level, isYes);
            yes = isYes ? yes + 1 : 0;
            if (isYes && yes < downs)
            {
                continue;
            }

            var way = isYes && level > step ? -1 : 1;
            yes = 0;
            turns += before != 0 && way != before ? 1 : 0;
            (before, level) = (way, level + (way * step));
        }
    }

    /// <summary>Each level so many times, and catch trials at 0.</summary>
    public IEnumerable<(double Level, bool IsYes)> Constant(
        IReadOnlyList<double> levels,
        int repeats,
        int catchTrials,
        RandomStream random
    ) =>
        levels
            .SelectMany(level => Enumerable.Repeat(level, repeats))
            .Concat(Enumerable.Repeat(0.0, catchTrials))
            .Select(level => (level, Answers(level, random)));
}
