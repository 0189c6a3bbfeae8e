using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Dorsal.People;

/// <summary>Traits of character and of living that go together: z-scores with the correlations of <c>habits.tsv</c> (assumed; prototype).</summary>
internal static class Habits
{
    private static readonly string[][] Rows = [.. EmbeddedTable.Read("Dorsal.People.habits.tsv").Skip(1)];

    private static readonly double[,] Factor = Matrix<double>
        .Build.Dense(Rows.Length, Rows.Length, (i, j) => double.Parse(Rows[i][j + 1], CultureInfo.InvariantCulture))
        .Cholesky()
        .Factor.ToArray();

    /// <summary>The covariates of the table.</summary>
    public static IReadOnlyList<Covariate> All { get; } = [.. Rows.Select(cells => Enum.Parse<Covariate>(cells[0]))];

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
