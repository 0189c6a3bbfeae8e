namespace Dorsal.Numerics;

/// <summary>Agreement of two raters about ordered grades beyond chance: Cohen's weighted kappa (Cohen, Psychol Bull 1968;70:213-220).</summary>
/// <remarks>
/// kappa = 1 - sum of w observed / sum of w expected, with disagreement w = |i - j| (linear) or (i - j)² (quadratic; Fleiss and Cohen, Educ
/// Psychol Meas 1973;33:613-619). Grades of one person hang together: the error is that of the jackknife over persons (Efron and
/// Tibshirani 1993, chapter 11), the interval Student's t on persons - 1 degrees of freedom.
/// </remarks>
public static class WeightedKappa
{
    private const int FewestPeople = 3;

    /// <summary>Kappa of pairs of grades.</summary>
    /// <param name="people">For each person the pairs of grades of the two raters.</param>
    /// <param name="isQuadratic">Whether disagreement counts by its square.</param>
    /// <returns>No fit without pairs or where chance leaves no disagreement; no interval for fewer than three people.</returns>
    public static Estimate From(IReadOnlyList<IReadOnlyList<(double One, double Other)>> people, bool isQuadratic)
    {
        ArgumentNullException.ThrowIfNull(people);
        var kappa = Kappa([.. people.SelectMany(p => p)], isQuadratic);
        if (!double.IsFinite(kappa))
        {
            return Estimate.None(people.Count == 0 ? FitOutcome.TooFewTrials : FitOutcome.ZeroDenominator);
        }

        double[] without =
        [
            .. Enumerable
                .Range(0, people.Count)
                .Select(i => Kappa([.. people.Where((_, k) => k != i).SelectMany(p => p)], isQuadratic)),
        ];
        if (people.Count < FewestPeople || !without.All(double.IsFinite))
        {
            return Estimate.WithoutError(kappa);
        }

        var n = people.Count;
        var error = Math.Sqrt((n - 1.0) / n * Moments.SumOfSquares(without, Moments.Mean(without)));
        var reach = Level.StudentT975(n - 1) * error;
        return new Estimate(kappa, error, Math.Max(-1, kappa - reach), Math.Min(1, kappa + reach));
    }

    private static double Kappa(IReadOnlyList<(double One, double Other)> pairs, bool isQuadratic)
    {
        double Weight(double one, double other) => isQuadratic ? (one - other) * (one - other) : Math.Abs(one - other);
        var observed = pairs.Sum(pair => Weight(pair.One, pair.Other)) / pairs.Count;
        var ones = pairs.CountBy(pair => pair.One).ToList();
        var others = pairs.CountBy(pair => pair.Other).ToList();
        var expected = ones.Sum(one =>
            others.Sum(other => (double)one.Value * other.Value * Weight(one.Key, other.Key))
        );
        expected /= (double)pairs.Count * pairs.Count;
        return 1 - (observed / expected);
    }
}
