using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>The trials of a <see cref="BoltzmannCurve"/> and the likelihood of its parameters.</summary>
internal sealed class BoltzmannTrials(double[] intensities, double[] responses, double absentBelow)
{
    public const int Parameters = 4;
    public const int LogPlateau = 0;
    public const int Middle = 1;
    public const int LogWidth = 2;
    public const int LogSpread = 3;

    // Far outside of what intensities of this range can tell: beyond, an end counts as open.
    private const double WidestRange = 3;
    private const double LargestFactor = 100;

    private readonly double[] logs = [.. responses.Select(response => Math.Log(response))];
    private readonly double logCriterion = Math.Log(absentBelow);

    public int Count => intensities.Length;

    public double Highest { get; } = intensities.DefaultIfEmpty(0).Max();

    private double Lowest { get; } = intensities.DefaultIfEmpty(0).Min();

    private double Range => Highest - Lowest;

    /// <summary>Whether a curve can be told: two intensities, and at least two responses that are not equal.</summary>
    public bool Vary => Range > 0 && responses.Where(r => r > 0).Distinct().Count() > 1;

    /// <summary>Ends within which each parameter is looked for.</summary>
    public (double Low, double High) EndsOf(int parameter) =>
        parameter switch
        {
            LogPlateau => (logCriterion - Math.Log(LargestFactor), logs.Max() + Math.Log(LargestFactor)),
            Middle => (Lowest - (WidestRange * Range), Highest + (WidestRange * Range)),
            LogWidth => (Math.Log(Range / 1000), Math.Log(Range * WidestRange)),
            _ => (Math.Log(1e-4), Math.Log(10)),
        };

    /// <summary>Minus the logarithm of the likelihood, less its constant.</summary>
    public double Misfit(ReadOnlySpan<double> at)
    {
        for (var i = 0; i < Parameters; i++)
        {
            var (low, high) = EndsOf(i);
            if (!(at[i] >= low && at[i] <= high))
            {
                return 1e100;
            }
        }

        var (width, spread) = (Math.Exp(at[LogWidth]), Math.Exp(at[LogSpread]));
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
        {
            var expected = at[LogPlateau] - LogOnePlusExp((at[Middle] - intensities[i]) / width);
            if (responses[i] > 0)
            {
                var off = (logs[i] - expected) / spread;
                sum += (off * off / 2) + at[LogSpread];
            }
            else
            {
                // Never below the smallest number that has a logarithm.
                sum -= Math.Log(Math.Max(1e-300, Normal.CDF(0, 1, (logCriterion - expected) / spread)));
            }
        }

        return sum;
    }

    /// <summary>The best of a coarse grid, from which the search begins.</summary>
    public double[] Start()
    {
        var best = new double[Parameters];
        var least = double.PositiveInfinity;
        var top = logs.Max();
        for (var m = 0; m <= 10; m++)
        {
            for (var w = 1; w <= 5; w++)
            {
                for (var p = 0; p < 4; p++)
                {
                    double[] at =
                    [
                        top - 0.5 + (0.5 * p),
                        Lowest + (Range * m / 8),
                        Math.Log(Range / 50 * w * w),
                        Math.Log(0.5),
                    ];
                    var misfit = Misfit(at);
                    (least, best) = misfit < least ? (misfit, at) : (least, best);
                }
            }
        }

        return best;
    }

    private static double LogOnePlusExp(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));
}
