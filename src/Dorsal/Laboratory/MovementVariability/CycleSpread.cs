using Dorsal.Numerics;

namespace Dorsal.Laboratory.MovementVariability;

/// <summary>
/// The variability of time-normalised cycles. MeanSD is the SD across cycles at each point of the cycle, averaged over the cycle (Dingwell and
/// Marin 2006, J Biomech 39:444-452, from memory; evidence file, sections 6-10, C9). Cycles of several recordings are compared with those of
/// their own recording only, because a sensor that was put on anew has another zero.
/// </summary>
internal sealed class CycleSpread
{
    private readonly IReadOnlyList<double[]>[] runs;
    private readonly double[][] means;
    private readonly double[] squares;

    /// <summary>Takes the cycles of one channel and condition.</summary>
    /// <param name="runs">Cycles of each recording; all have equally many points.</param>
    public CycleSpread(IEnumerable<IReadOnlyList<double[]>> runs)
    {
        this.runs = [.. runs.Where(run => run.Count > 0)];
        means = Array.ConvertAll(this.runs, MeanOf);
        squares = new double[means.Length == 0 ? 0 : means[0].Length];
        for (var run = 0; run < means.Length; run++)
        {
            foreach (var cycle in this.runs[run])
            {
                for (var k = 0; k < squares.Length; k++)
                {
                    squares[k] += (cycle[k] - means[run][k]) * (cycle[k] - means[run][k]);
                }
            }
        }
    }

    private int Cycles => runs.Sum(run => run.Count);

    private int Degrees => Cycles - runs.Length;

    /// <summary>The mean of all cycles at each point.</summary>
    public double[] Mean => MeanOf([.. runs.SelectMany(run => run)]);

    /// <summary>The SD across cycles at each point; NaN where no recording has two.</summary>
    public double[] Sd => Array.ConvertAll(squares, sum => Math.Sqrt(sum / Degrees));

    /// <summary>MeanSD with its error by leaving out one cycle at a time (<see cref="Jackknife.OfScale"/>).</summary>
    public Estimate MeanSd() =>
        Degrees < 1
            ? Estimate.None(FitOutcome.TooFewTrials)
            : Jackknife.OfScale(Sd.Average(), Degrees < 2 ? [] : [.. WithoutEach()], Degrees);

    /// <summary>SD that a straight drift of the cycles' mean angle makes, and how far it goes from the first to the last cycle.</summary>
    /// <remarks>For one recording. Equally spaced cycles on a line from 0 to D have a population SD of D / √12.</remarks>
    public (double Sd, double Way) Drift()
    {
        double[] levels = [.. runs.SelectMany(run => run).Select(cycle => cycle.Average())];
        var (x, y) = ((levels.Length - 1) / 2.0, levels.Average());
        var across = Enumerable.Range(0, levels.Length).Sum(i => (i - x) * (i - x));
        var slope = Enumerable.Range(0, levels.Length).Sum(i => (i - x) * (levels[i] - y)) / across;
        var way = slope * (levels.Length - 1);
        return (Math.Abs(way) / Math.Sqrt(12), way);
    }

    // Leaving out one of n values lowers the sum of squares by d² n / (n - 1). A cycle alone in its recording says nothing, and is kept.
    private IEnumerable<double> WithoutEach()
    {
        for (var run = 0; run < runs.Length; run++)
        {
            var (mean, n) = (means[run], (double)runs[run].Count);
            foreach (var cycle in n > 1 ? runs[run] : [])
            {
                var sum = 0.0;
                for (var k = 0; k < squares.Length; k++)
                {
                    var off = cycle[k] - mean[k];
                    sum += Math.Sqrt(Math.Max(0, squares[k] - (off * off * n / (n - 1))) / (Degrees - 1));
                }

                yield return sum / squares.Length;
            }
        }
    }

    private static double[] MeanOf(IReadOnlyList<double[]> cycles)
    {
        var mean = new double[cycles.Count == 0 ? 0 : cycles[0].Length];
        foreach (var cycle in cycles)
        {
            for (var k = 0; k < mean.Length; k++)
            {
                mean[k] += cycle[k] / cycles.Count;
            }
        }

        return mean;
    }
}
