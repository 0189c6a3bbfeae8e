using Dorsal.People;
using MathNet.Numerics.Statistics;

namespace Dorsal.Courses.Calibration;

/// <summary>On which axes the pain of people with the same pain rests (claim 0.1).</summary>
/// <param name="Raised">By axis, the share of people with pain 4 to 6 whose score is beyond the 95th percentile of the pain-free.</param>
/// <param name="Correlations">Correlations of the axes' scores among people with pain 4 to 6.</param>
/// <param name="People">People with pain 4 to 6.</param>
internal sealed record MixtureOfAxes(double[] Raised, double[,] Correlations, int People)
{
    private const double Free = 0.5;
    private const double Low = 4;
    private const double High = 6;
    private const double UpperTail = 0.95;
    private const int Fewest = 10;

    /// <summary>The largest share.</summary>
    public double RaisedMost => Raised.Length > 0 ? Raised.Max() : double.NaN;

    /// <summary>The largest absolute correlation of two axes.</summary>
    public double CorrelationMost
    {
        get
        {
            var most = People < Fewest ? double.NaN : 0;
            for (var i = 0; i < Correlations.GetLength(0); i++)
            {
                for (var j = 0; j < i; j++)
                {
                    most = Math.Max(most, Math.Abs(Correlations[i, j]));
                }
            }

            return most;
        }
    }

    /// <summary>From the states at the end of a cohort.</summary>
    public static MixtureOfAxes Of(Cohort cohort)
    {
        var free = cohort.Ends.Where(e => e[(int)State.Pain] < Free).ToList();
        var sore = cohort.Ends.Where(e => e[(int)State.Pain] is >= Low and <= High).ToList();
        if (free.Count < Fewest || sore.Count < Fewest)
        {
            return new([], new double[0, 0], sore.Count);
        }

        var scores = Axis.All.Select(a => sore.Select(e => a.Score(s => e[(int)s])).ToArray()).ToArray();
        var raised = Axis
            .All.Select(
                (a, i) =>
                {
                    var limit = free.Select(e => a.Score(s => e[(int)s])).Quantile(UpperTail);
                    return scores[i].Count(s => s > limit) / (double)sore.Count;
                }
            )
            .ToArray();
        var correlations = new double[scores.Length, scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = 0; j < scores.Length; j++)
            {
                correlations[i, j] = Correlation.Pearson(scores[i], scores[j]);
            }
        }

        return new(raised, correlations, sore.Count);
    }
}
