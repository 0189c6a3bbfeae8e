namespace Dorsal.Numerics;

/// <summary>The slope of a straight line through independent points.</summary>
public static class SlopeEstimate
{
    /// <summary>
    /// Least-squares slope, its standard error from the residuals on n - 2 degrees of freedom, and the t interval (Draper and
    /// Smith, Applied Regression Analysis, section 1.4).
    /// </summary>
    /// <param name="x">Abscissae, finite, at least two different ones.</param>
    /// <param name="y">Ordinates, finite, as many.</param>
    /// <returns>
    /// No fit (<see cref="FitOutcome.TooFewTrials"/>) for fewer than two points, or (<see cref="FitOutcome.NoVariation"/>) where x
    /// does not vary; two points give a slope without error.
    /// </returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or the lengths differ.</exception>
    public static Estimate From(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Guard.Finite(x);
        Guard.Finite(y);
        Guard.SameLength(x.Length, y.Length, nameof(y));
        if (x.Length < 2)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }

        var line = Line.Through(x, y);
        if (!(line.SquaresX > 0))
        {
            return Estimate.None(FitOutcome.NoVariation);
        }

        if (x.Length == 2)
        {
            return Estimate.WithoutError(line.Slope);
        }

        var error = Math.Sqrt(line.Residual / (x.Length - 2) / line.SquaresX);
        var reach = Level.StudentT975(x.Length - 2) * error;
        return new Estimate(line.Slope, error, line.Slope - reach, line.Slope + reach);
    }
}
