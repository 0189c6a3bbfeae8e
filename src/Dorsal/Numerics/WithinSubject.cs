using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>The error of measurement within persons, from repeated values.</summary>
/// <remarks>
/// SEM = sqrt(within-subject mean square) of a one-way analysis of variance; smallest detectable change
/// SDC = 1.96 sqrt(2) SEM (Bland and Altman, BMJ 1996;313:744; de Vet et al., J Clin Epidemiol 2006;59:1033-1039). The
/// chi-square interval of a variance applies if the errors are normal and alike in all persons.
/// </remarks>
public static class WithinSubject
{
    /// <summary>1.959964 sqrt(2) = 2.7718: the change, in SEM, that error alone exceeds in 5 % of pairs.</summary>
    public static readonly double ChangePerSem = Level.Normal975 * Math.Sqrt(2);

    /// <summary>SEM and SDC from repeated values, any number of them for each person.</summary>
    /// <param name="valuesByPerson">
    /// One list for each person, values finite, all in one unit. A shift from session to session counts as error.
    /// </param>
    /// <returns>
    /// No fit (<see cref="FitOutcome.TooFewTrials"/>) if nobody has two values. Persons with fewer than two
    /// say nothing about error and are counted in <see cref="MeasurementError.PersonsWithoutRepeat"/>.
    /// </returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static MeasurementError From(IReadOnlyList<IReadOnlyList<double>> valuesByPerson)
    {
        ArgumentNullException.ThrowIfNull(valuesByPerson);
        var (sum, degrees, without) = (0.0, 0, 0);
        foreach (var person in valuesByPerson)
        {
            double[] values = [.. person];
            Guard.Finite(values, nameof(valuesByPerson));
            sum += values.Length == 0 ? 0 : Moments.SumOfSquares(values, Moments.Mean(values));
            degrees += Math.Max(values.Length - 1, 0);
            without += values.Length < 2 ? 1 : 0;
        }
        return new MeasurementError(FromVariance(sum, degrees), degrees, without);
    }

    /// <summary>The SEM whose square is sum / degrees, with the chi-square interval.</summary>
    internal static Estimate FromVariance(double sumOfSquares, int degrees)
    {
        if (degrees < 1)
        {
            return Estimate.None(FitOutcome.TooFewTrials);
        }
        var sem = Math.Sqrt(sumOfSquares / degrees);
        var low = Math.Sqrt(sumOfSquares / ChiSquared.InvCDF(degrees, 1 - Level.Tail));
        var high = Math.Sqrt(sumOfSquares / ChiSquared.InvCDF(degrees, Level.Tail));
        // First-order error of a standard deviation of normal data: s / sqrt(2 df).
        return new Estimate(sem, sem / Math.Sqrt(2.0 * degrees), low, high);
    }
}
