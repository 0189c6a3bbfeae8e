using System.Collections.Frozen;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Dorsal.People;

/// <summary>Traits of character and of living that go together: z-scores with the correlations of <c>habits.tsv</c> (assumed; prototype).</summary>
internal static class Habits
{
    private static readonly string[][] Rows = [.. EmbeddedTable.Read("Dorsal.People.habits.tsv").Skip(1)];

    private static readonly Matrix<double> Correlations = Matrix<double>.Build.Dense(
        Rows.Length,
        Rows.Length,
        (i, j) => double.Parse(Rows[i][j + 1], CultureInfo.InvariantCulture)
    );

    private static readonly double[,] Factor = Correlations.Cholesky().Factor.ToArray();

    /// <summary>The covariates of the table.</summary>
    public static IReadOnlyList<Covariate> All { get; } = [.. Rows.Select(cells => Enum.Parse<Covariate>(cells[0]))];

    private static readonly FrozenDictionary<Covariate, int> Row = All.Index()
        .ToFrozenDictionary(h => h.Item, h => h.Index);

    /// <summary>The variance over the population of a weighted sum of habits.</summary>
    public static double Variance(IReadOnlyList<(Covariate Habit, double Weight)> sum) =>
        sum.Sum(a => sum.Sum(b => a.Weight * b.Weight * Correlations[Row[a.Habit], Row[b.Habit]]));

    /// <summary>Gives a person correlated habits from independent standard normal numbers.</summary>
    public static void Correlate(ReadOnlySpan<double> independent, Person person)
    {
        for (var i = 0; i < All.Count; i++)
        {
            var sum = 0.0;
            for (var j = 0; j <= i; j++)
            {
                sum += Factor[i, j] * independent[j];
            }

            person[All[i]] = sum;
        }
    }
}
