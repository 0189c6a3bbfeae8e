namespace Dorsal.Numerics;

/// <summary>Mean and sums of squares in a fixed order of summation, two passes.</summary>
internal static class Moments
{
    /// <summary>Arithmetic mean; NaN for no values.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }
        return sum / values.Length;
    }

    /// <summary>Sum of squared deviations from <paramref name="mean"/>.</summary>
    public static double SumOfSquares(ReadOnlySpan<double> values, double mean)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }

    /// <summary>Sum of cross products of deviations from the two means.</summary>
    public static double SumOfProducts(ReadOnlySpan<double> x, double meanX, ReadOnlySpan<double> y, double meanY)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum;
    }

    /// <summary>Unbiased variance, divisor n - 1.</summary>
    public static double Variance(ReadOnlySpan<double> values) =>
        SumOfSquares(values, Mean(values)) / (values.Length - 1);
}
