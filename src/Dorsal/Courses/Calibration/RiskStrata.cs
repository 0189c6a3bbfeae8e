using Dorsal.People;
using MathNet.Numerics.Statistics;

namespace Dorsal.Courses.Calibration;

/// <summary>Low, medium and high risk at the first visit, and how many of each become chronic (Stevans 2021).</summary>
/// <remarks>
/// The cohort used the STarT Back tool: items on pain, disability, fear, catastrophising and mood. Ours stands in for it by the sum of
/// the z-scores of pain, lost activity, fear, catastrophising and distress, with an error of answering. The shares of the
/// strata are ours: about what the published mean of 32 % and the strata of 19, 33 and 49 % leave.
/// </remarks>
internal static class RiskStrata
{
    private static readonly double LowShare = ModelConstants.Default["cohort.low_risk"];
    private static readonly double HighShare = ModelConstants.Default["cohort.high_risk"];
    private static readonly double AnswerError = ModelConstants.Default["cohort.risk_answer_error"];

    /// <summary>Adds the share that becomes chronic in each stratum.</summary>
    public static void Add(
        Dictionary<string, double> figures,
        ulong seed,
        Cohort cohort,
        IEnumerable<int> enrolled,
        int enrolment,
        int asked
    )
    {
        int[] people = [.. enrolled];
        double[] score = Score(seed, cohort, people, enrolment);
        var (low, high) = (score.Quantile(LowShare), score.Quantile(1 - HighShare));
        Share("chronic_low_risk", s => s <= low);
        Share("chronic_medium_risk", s => s > low && s <= high);
        Share("chronic_high_risk", s => s > high);

        void Share(string id, Func<double, bool> belongs)
        {
            int[] stratum = [.. people.Where((_, k) => belongs(score[k]))];
            figures[id] =
                stratum.Length > 0 ? stratum.Average(i => cohort.Diaries[i].IsChronic(asked) ? 1 : 0) : double.NaN;
        }
    }

    private static double[] Score(ulong seed, Cohort cohort, int[] people, int day)
    {
        double[][] items =
        [
            Standard([.. people.Select(i => cohort.Diaries[i].Week(day))]),
            Standard([.. people.Select(i => -cohort.Visits[0][i][(int)State.Activity])]),
            Standard([.. people.Select(i => cohort.Visits[0][i][(int)State.Fear])]),
            Standard([.. people.Select(i => cohort.Visits[0][i][(int)State.Catastrophising])]),
            Standard([.. people.Select(i => cohort.Visits[0][i][(int)State.Distress])]),
        ];
        var sum = Standard([.. people.Select((_, k) => items.Sum(item => item[k]))]);
        return
        [
            .. people.Select(
                (i, k) =>
                    sum[k]
                    + (AnswerError * Numerics.RandomStream.At(seed, cohort.People[i].Id, "risk answers").NextGaussian())
            ),
        ];
    }

    private static double[] Standard(double[] values)
    {
        var (mean, spread) = values.MeanStandardDeviation();
        return [.. values.Select(v => (v - mean) / spread)];
    }
}
