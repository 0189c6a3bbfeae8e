namespace Dorsal.Numerics;

/// <summary>The downhill simplex (Nelder and Mead, Comput J 1965;7:308-313), with their coefficients 1, 2 and 1/2.</summary>
internal static class Simplex
{
    private const int MostSteps = 400;

    // On the scale of log likelihoods: far below what an interval can show.
    private const double Tolerance = 1e-7;

    /// <summary>The place of a minimum near a start.</summary>
    /// <param name="function">What is minimised.</param>
    /// <param name="start">Where the search begins.</param>
    /// <param name="size">First step of each coordinate.</param>
    public static double[] Minimum(Func<double[], double> function, double[] start, double[] size)
    {
        var corners = Enumerable
            .Range(0, start.Length + 1)
            .Select(i => start.Select((x, j) => j == i - 1 ? x + size[j] : x).ToArray())
            .Select(point => (Point: point, Value: function(point)))
            .ToArray();
        for (var i = 0; i < MostSteps; i++)
        {
            Array.Sort(corners, (a, b) => a.Value.CompareTo(b.Value));
            if (corners[^1].Value - corners[0].Value < Tolerance)
            {
                break;
            }

            Step(function, corners);
        }

        return corners.MinBy(corner => corner.Value).Point;
    }

    private static void Step(Func<double[], double> function, (double[] Point, double Value)[] corners)
    {
        var worst = corners[^1];
        var centre = worst.Point.Select((_, j) => corners[..^1].Average(c => c.Point[j])).ToArray();
        (double[] Point, double Value) Along(double factor)
        {
            double[] point = [.. centre.Select((c, j) => c + (factor * (worst.Point[j] - c)))];
            return (point, function(point));
        }

        var reflected = Along(-1);
        if (reflected.Value < corners[0].Value)
        {
            var expanded = Along(-2);
            corners[^1] = expanded.Value < reflected.Value ? expanded : reflected;
        }
        else if (reflected.Value < corners[^2].Value)
        {
            corners[^1] = reflected;
        }
        else
        {
            var contracted = reflected.Value < worst.Value ? Along(-0.5) : Along(0.5);
            if (contracted.Value < Math.Min(worst.Value, reflected.Value))
            {
                corners[^1] = contracted;
            }
            else
            {
                Shrink(function, corners);
            }
        }
    }

    private static void Shrink(Func<double[], double> function, (double[] Point, double Value)[] corners)
    {
        for (var i = 1; i < corners.Length; i++)
        {
            double[] point = [.. corners[i].Point.Select((x, j) => (x + corners[0].Point[j]) / 2)];
            corners[i] = (point, function(point));
        }
    }
}
