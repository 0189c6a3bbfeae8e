using MathNet.Numerics;

namespace Dorsal.Numerics;

/// <summary>Whether the SD of trials changes from block to block.</summary>
public static class SpreadTrend
{
    /// <summary>
    /// Change of the SD from one block to the next in %, by weighted least squares of ln SD on the number of the block. For normal trials ln s has
    /// the mean ln σ + (ψ(ν/2) - ln(ν/2)) / 2 and the variance ψ'(ν/2) / 4 with ν = n - 1 (logarithm of χ²; Bartlett and Kendall 1946, Suppl
    /// J R Stat Soc 8:128-138), so that weights and error are known and the interval is the normal one.
    /// </summary>
    /// <param name="blocks">Trials of each block, in order; blocks with fewer than two are steps without a value.</param>
    /// <returns>
    /// No fit for fewer than two blocks with an SD (<see cref="FitOutcome.TooFewTrials"/>), or where an SD is 0
    /// (<see cref="FitOutcome.NoVariation"/>).
    /// </returns>
    public static Estimate PercentPerStep(IReadOnlyList<double[]> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var points = blocks
            .Select((values, step) => (Step: (double)step, Values: values))
            .Where(block => block.Values.Length > 1)
            .Select(block =>
                (block.Step, Sd: Math.Sqrt(Moments.Variance(block.Values)), Half: (block.Values.Length - 1) / 2.0)
            )
            .ToList();
        if (points.Count < 2)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        if (points.Exists(point => point.Sd <= 0))
        {
            return Estimate.None(FitOutcome.NoVariation);
        }

        var logs = points.ConvertAll(p =>
            (
                X: p.Step,
                Y: Math.Log(p.Sd) - ((SpecialFunctions.DiGamma(p.Half) - Math.Log(p.Half)) / 2),
                W: 4 / TriGamma(p.Half)
            )
        );
        var weight = logs.Sum(p => p.W);
        var (x, y) = (logs.Sum(p => p.W * p.X) / weight, logs.Sum(p => p.W * p.Y) / weight);
        var across = logs.Sum(p => p.W * (p.X - x) * (p.X - x));
        var slope = logs.Sum(p => p.W * (p.X - x) * (p.Y - y)) / across;
        var (error, reach) = (1 / Math.Sqrt(across), Level.Normal975 / Math.Sqrt(across));
        return new Estimate(
            Percent(slope),
            100 * Math.Exp(slope) * error,
            Percent(slope - reach),
            Percent(slope + reach)
        );
    }

    private static double Percent(double slope) => 100 * (Math.Exp(slope) - 1);

    // ψ'(x) = ψ'(x + 1) + 1 / x²; the asymptotic series from 6 on is good to 1e-8 (Abramowitz and Stegun 1964, 6.4.6 and 6.4.12).
    private static double TriGamma(double x)
    {
        var sum = 0.0;
        for (; x < 6; x++)
        {
            sum += 1 / (x * x);
        }

        var square = 1 / (x * x);
        return sum + (1 / x) + (square / 2) + (square / x * ((1.0 / 6) - (square * ((1.0 / 30) - (square / 42)))));
    }
}
