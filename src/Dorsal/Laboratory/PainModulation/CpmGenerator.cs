using Dorsal.Numerics;

namespace Dorsal.Laboratory.PainModulation;

/// <summary>Makes trials of conditioned pain modulation with a known effect, to try and to prove the analysis.</summary>
internal static class CpmGenerator
{
    /// <summary>Rows of <c>phase</c>, <c>minute</c>, <c>measure</c>, <c>value</c>: baseline, during, and after, where the effect fades in a straight line.</summary>
    /// <param name="baseline">True threshold in kPa.</param>
    /// <param name="effect">True rise during the conditioning stimulus.</param>
    /// <param name="fade">True fall of the effect a minute afterwards.</param>
    /// <param name="sd">SD of a trial.</param>
    /// <param name="trials">Trials a phase.</param>
    /// <param name="random">Random numbers.</param>
    public static IEnumerable<(string Phase, double Minute, double Value)> Make(
        double baseline,
        double effect,
        double fade,
        double sd,
        int trials,
        RandomStream random
    )
    {
        for (var i = 0; i < trials; i++)
        {
            yield return ("baseline", double.NaN, baseline + (sd * random.NextGaussian()));
        }

        for (var i = 0; i < trials; i++)
        {
            yield return ("during", double.NaN, baseline + effect + (sd * random.NextGaussian()));
        }

        for (var i = 0; i < trials; i++)
        {
            yield return ("after", i, baseline + effect - (fade * i) + (sd * random.NextGaussian()));
        }
    }
}
