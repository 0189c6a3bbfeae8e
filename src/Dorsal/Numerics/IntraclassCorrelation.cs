using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace Dorsal.Numerics;

/// <summary>Intraclass correlations of single measurements, with their 95 % intervals.</summary>
/// <param name="Agreement">ICC(2,1): sessions are a random sample, a shift between them counts as error.</param>
/// <param name="Consistency">ICC(3,1): these very sessions, a shift between them does not count.</param>
public readonly record struct IntraclassCorrelation(Estimate Agreement, Estimate Consistency)
{
    /// <summary>
    /// ICC(2,1) and ICC(3,1) by two-way analysis of variance (Shrout and Fleiss, Psychol Bull 1979;86:420-428), intervals by F, for
    /// ICC(2,1) with Satterthwaite's degrees of freedom (McGraw and Wong, Psychol Methods 1996;1:30-46, table 7).
    /// </summary>
    /// <param name="values">One row a person, one value a session; rows of equal length, at least 2 by 2, finite.</param>
    /// <returns>No fit without variation. The standard error is not defined for these; it is NaN.</returns>
    /// <exception cref="ArgumentException">Rows differ in length, there are too few, or a value is NaN or infinite.</exception>
    public static IntraclassCorrelation From(IReadOnlyList<double[]> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (n, k) = (values.Count, values.Count == 0 ? 0 : values[0].Length);
        Guard.AtLeast(2, n, nameof(values));
        Guard.AtLeast(2, k, nameof(values));
        var (people, sessions, error) = MeanSquares(values, n, k);
        return error > 0 && people > 0
            ? new(AgreementOf(people, sessions, error, n, k), ConsistencyOf(people, error, n, k))
            : new(Estimate.None(FitOutcome.NoVariation), Estimate.None(FitOutcome.NoVariation));
    }

    private static (double People, double Sessions, double Error) MeanSquares(
        IReadOnlyList<double[]> values,
        int n,
        int k
    )
    {
        var grand = 0.0;
        var people = new double[n];
        var sessions = new double[k];
        for (var i = 0; i < n; i++)
        {
            Guard.SameLength(k, values[i].Length, nameof(values));
            Guard.Finite(values[i]);
            for (var j = 0; j < k; j++)
            {
                people[i] += values[i][j] / k;
                sessions[j] += values[i][j] / n;
                grand += values[i][j] / (n * k);
            }
        }

        var (squares, ofPeople, ofSessions) = (0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            ofPeople += k * (people[i] - grand) * (people[i] - grand);
            for (var j = 0; j < k; j++)
            {
                squares += (values[i][j] - grand) * (values[i][j] - grand);
            }
        }

        foreach (var session in sessions)
        {
            ofSessions += n * (session - grand) * (session - grand);
        }

        var error = Math.Max(0, squares - ofPeople - ofSessions);
        return (ofPeople / (n - 1), ofSessions / (k - 1), error / ((n - 1) * (k - 1)));
    }

    private static Estimate ConsistencyOf(double people, double error, int n, int k)
    {
        var (df1, df2) = (n - 1, (n - 1) * (k - 1));
        var f = people / error;
        double Of(double ratio) => (ratio - 1) / (ratio + k - 1);
        return new(Of(f), double.NaN, Of(f / Upper(df1, df2)), Of(f * Upper(df2, df1)));
    }

    private static Estimate AgreementOf(double people, double sessions, double error, int n, int k)
    {
        var icc = (people - error) / (people + ((k - 1) * error) + (k * (sessions - error) / n));
        var a = k * icc / (n * (1 - icc));
        var b = 1 + (k * icc * (n - 1) / (n * (1 - icc)));
        var v =
            Square((a * sessions) + (b * error))
            / ((Square(a * sessions) / (k - 1)) + (Square(b * error) / ((n - 1) * (k - 1))));
        var rest = (((k * n) - k - n) * error) + (k * sessions);
        var (low, high) = (Upper(n - 1, v), Upper(v, n - 1));
        return new(
            icc,
            double.NaN,
            Math.Min(icc, n * (people - (low * error)) / ((low * rest) + (n * people))),
            Math.Max(icc, n * ((high * people) - error) / (rest + (n * high * people)))
        );
    }

    // The library's quantile looks no further than 1000, which few people with hardly any degrees of freedom exceed; beyond 1e9 the limits
    // of a correlation no longer move.
    private static double Upper(double df1, double df2)
    {
        const double Furthest = 1e9;
        double Excess(double f) => FisherSnedecor.CDF(df1, df2, f) - (1 - Level.Tail);
        var high = 1.0;
        while (high < Furthest && !(Excess(high) > 0))
        {
            high *= 10;
        }

        return high < Furthest ? Brent.FindRoot(Excess, 0, high, accuracy: 1e-12 * high, maxIterations: 200) : Furthest;
    }

    private static double Square(double x) => x * x;
}
