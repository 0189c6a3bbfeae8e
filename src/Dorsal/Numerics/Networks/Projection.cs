namespace Dorsal.Numerics.Networks;

/// <summary>Takes out of columns what others tell: least squares by modified Gram-Schmidt, done twice so that rounding leaves nothing.</summary>
internal static class Projection
{
    /// <summary>Unit columns at right angles that span the same; a column that the others tell is left out.</summary>
    public static double[][] Orthonormal(IReadOnlyList<double[]> columns)
    {
        var kept = new List<double[]>();
        foreach (var column in columns)
        {
            var rest = Without(kept, Without(kept, column));
            var length = Math.Sqrt(Dot(rest, rest));

            // A covariate that the others tell holds nothing more equal.
            if (length > 1e-10 * Math.Sqrt(Dot(column, column)))
            {
                kept.Add(Array.ConvertAll(rest, value => value / length));
            }
        }

        return [.. kept];
    }

    /// <summary>What of a column the unit columns do not tell.</summary>
    public static double[] Without(IReadOnlyList<double[]> orthonormal, double[] column)
    {
        double[] rest = [.. column];
        foreach (var unit in orthonormal)
        {
            var part = Dot(unit, rest);
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] -= part * unit[i];
            }
        }

        return rest;
    }

    /// <summary>Sum of the products.</summary>
    public static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
