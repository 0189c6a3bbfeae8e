using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace Dorsal.Numerics;

/// <summary>Patients' z values against a reference sample, by the DFNS rule ("method B").</summary>
/// <param name="Difference">Mean z of the patients minus 0, with the t interval; in reference SDs.</param>
/// <param name="T">Student's t.</param>
/// <param name="DegreesOfFreedom">Patients + counted reference persons - 2.</param>
/// <param name="P">Two-sided probability under no difference.</param>
/// <param name="ReferenceCounted">The reference persons counted: never more than patients.</param>
/// <remarks>
/// Magerl et al., Pain 2010;151:598-605: since z values are standardised, the reference has mean 0 and SD 1; its size is
/// capped at that of the patients so that a large reference does not make trifles significant.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReferenceRule(
    Estimate Difference,
    double T,
    double DegreesOfFreedom,
    double P,
    int ReferenceCounted
)
{
    /// <summary>The unpaired t test, variances pooled, of patients against N(0, 1).</summary>
    /// <param name="patientZ">The patients' z values, at least two, finite.</param>
    /// <param name="referenceN">Persons in the reference sample, at least 2.</param>
    /// <returns>Without two patients: no difference, NaN for t and p.</returns>
    /// <exception cref="ArgumentException">A z value is NaN or infinite, or the reference is below 2.</exception>
    public static ReferenceRule From(ReadOnlySpan<double> patientZ, int referenceN)
    {
        Guard.Finite(patientZ);
        ArgumentOutOfRangeException.ThrowIfLessThan(referenceN, 2);
        var n = patientZ.Length;
        if (n < 2)
        {
            return new(Estimate.None(FitOutcome.TooFewTrials), double.NaN, double.NaN, double.NaN, 0);
        }
        var counted = Math.Min(n, referenceN);
        var df = n + counted - 2;
        var mean = Moments.Mean(patientZ);
        // The reference adds (counted - 1) * SD^2 with SD = 1 to the sum of squares.
        var pooled = (Moments.SumOfSquares(patientZ, mean) + counted - 1) / df;
        var error = Math.Sqrt(pooled * ((1.0 / n) + (1.0 / counted)));
        var reach = Level.StudentT975(df) * error;
        var p = 2 * StudentT.CDF(0, 1, df, -Math.Abs(mean / error));
        return new(new Estimate(mean, error, mean - reach, mean + reach), mean / error, df, p, counted);
    }
}
